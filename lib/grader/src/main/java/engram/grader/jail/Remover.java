package engram.grader.jail;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.UUID;

/**
 * Removes a folder that a student's process has filled, after the process has ended. It never follows a link, opens folders that their
 * owner has closed, and goes down to any depth: a folder within a folder is first moved up to the top, so that no path gets long.
 */
public final class Remover {
    private final Path top;
    private final String prefix = ".removed-" + UUID.randomUUID() + "-";
    private final ArrayDeque<Path> waiting = new ArrayDeque<>();
    private int moved;

    private Remover(Path top) {
        this.top = top;
    }

    /**
     * Removes a folder with all that is in it. A folder that there is not is no mistake.
     *
     * @throws IOException when something cannot be removed
     */
    public static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            new Remover(folder).remove();
        } else {
            Files.deleteIfExists(folder);
        }
    }

    private void remove() throws IOException {
        empty(top);
        while (!waiting.isEmpty()) {
            Path folder = waiting.poll();
            empty(folder);
            Files.delete(folder);
        }
        Files.delete(top);
    }

    /** Deletes the files of a folder, and puts its folders at the top, in the queue. */
    private void empty(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(entry);
                } else if (!entry.getFileName().toString().startsWith(prefix)) {
                    waiting.add(atTop(entry));
                }
            }
        }
    }

    private Path atTop(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------")); // only then can it be moved
        return Files.move(folder, top.resolve(prefix + moved++), StandardCopyOption.ATOMIC_MOVE);
    }
}
