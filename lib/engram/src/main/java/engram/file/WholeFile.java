package engram.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all: written under another name beside their place and moved there. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a text as UTF-8 in place of what was there.
     *
     * @throws UncheckedIOException when the file can't be written, with the reason; what was there before then stays
     */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes in place of what was there.
     *
     * @throws UncheckedIOException when the file can't be written, with the reason; what was there before then stays
     */
    public static void write(Path file, byte[] bytes) {
        var part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try {
                Files.write(part, bytes);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " can't be written: " + reason(file.toAbsolutePath().getParent(), e) + ".", e);
        }
    }

    /** In words; the message of many an exception is a bare file name. */
    private static String reason(Path folder, IOException e) {
        if (!Files.isDirectory(folder)) return "there is no folder " + folder;
        if (!Files.isWritable(folder)) return "you may not write to the folder " + folder;
        return e instanceof FileSystemException failure && failure.getReason() != null ? failure.getReason() : e.toString();
    }
}
