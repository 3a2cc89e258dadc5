package engram.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Figures as files. */
final class FigureFile {
    private FigureFile() {}

    static void write(Figure figure, Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (name.endsWith(".png")) {
            bytes = figure.png();
        } else if (name.endsWith(".svg")) {
            bytes = figure.svg().getBytes(StandardCharsets.UTF_8);
        } else {
            throw new IllegalArgumentException(
                    "The figure can't be saved as \"" + file + "\"; end the file's name in .png or .svg.");
        }
        try {
            replace(file.toAbsolutePath(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("The figure was not saved to \"" + file + "\": " + e.getMessage() + ".", e);
        }
    }

    /** Writes beside the file, then moves into place. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            throw new IOException("there is no folder \"" + file.getParent() + "\"");
        }
        Path draft = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
