package engram.hopfield;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all: written under another name and moved into place. */
final class WholeFile {
    private WholeFile() {}

    /** @throws UncheckedIOException when the file can't be written; what was there before then stays */
    static void write(Path file, String text) {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                Files.writeString(part, text);
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
