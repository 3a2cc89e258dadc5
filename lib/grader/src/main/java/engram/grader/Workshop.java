package engram.grader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The temporary folder of a grading run. It is locked as long as the run lives, so that a later one can tell, and remove, what was left
 * when one was killed.
 */
final class Workshop implements AutoCloseable {
    private static final String NAME = "engram-student";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    Workshop() {
        try {
            removeLeftOver();
            folder = Files.createTempDirectory(NAME);
            lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x")); // a student's process may have another user
        } catch (IOException failure) {
            throw new GraderException("No temporary folder can be made for students' processes: " + failure.getMessage(), failure);
        }
    }

    Path folder() {
        return folder;
    }

    private static void removeLeftOver() throws IOException {
        try (var found = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), NAME + "*")) {
            for (Path each : found) {
                if (isLeftOver(each)) {
                    Folders.remove(each);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    private static boolean isLeftOver(Path folder) {
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE); var got = channel.tryLock()) {
            return got != null;
        } catch (IOException | OverlappingFileLockException another) {
            return false; // it is another user's, another program's, or in use in this one
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException _) {
            // it ends with this program at the latest
        }
        Folders.remove(folder);
    }
}
