package engram.grader;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The temporary folder of a run beside those of others. */
class WorkshopTest {
    private static Path likeAWorkshop() throws IOException {
        return Files.createTempDirectory("engram-student");
    }

    @Test
    void whatWasLeftIsRemoved() throws IOException {
        var left = likeAWorkshop();
        Files.createFile(left.resolve("lock"));
        Files.createDirectories(left.resolve("process-1/work"));
        new Workshop().close();
        assertFalse(Files.exists(left));
    }

    @Test
    void aLockThatIsNoFileIsNotOpened(@TempDir Path elsewhere) throws IOException {
        var other = likeAWorkshop();
        try {
            Files.createSymbolicLink(other.resolve("lock"), Files.createFile(elsewhere.resolve("file")));
            new Workshop().close();
            assertTrue(Files.exists(other.resolve("lock"), LinkOption.NOFOLLOW_LINKS));
        } finally {
            Folders.remove(other);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherRunOfTheSameProgramLeavesALiveOneItsFolderAndItsLock() throws IOException {
        try (var live = new Workshop()) {
            var lock = live.folder().resolve("lock");
            assumeTrue(isLocked(lock), "the system does not tell its locks");
            new Workshop().close();
            assertTrue(Files.exists(lock));
            assertTrue(isLocked(lock), "whoever else looks would take it for left over");
        }
    }

    /** Each line of /proc/locks names a file by its device and its inode. */
    private static boolean isLocked(Path file) throws IOException {
        String inode = ":%s ".formatted(Files.getAttribute(file, "unix:ino"));
        return Files.readAllLines(Path.of("/proc/locks")).stream().anyMatch(line -> line.contains(inode));
    }
}
