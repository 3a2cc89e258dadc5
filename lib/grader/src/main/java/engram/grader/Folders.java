package engram.grader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Temporary folders of the grader. */
final class Folders {
    private Folders() {
    }

    /** Removes a folder with all that is in it, as far as that can be done; a link goes, what it leads to stays. */
    static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return delete(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return delete(file);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) {
                    return delete(visited);
                }
            });
        } catch (IOException _) {
            // the visitor above throws none; a temporary folder that is left over does no harm
        }
    }

    private static FileVisitResult delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // goes on with the others
        }
        return FileVisitResult.CONTINUE;
    }
}
