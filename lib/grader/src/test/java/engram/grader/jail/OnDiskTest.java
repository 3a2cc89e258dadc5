package engram.grader.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class OnDiskTest {
    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final Path DISK = Path.of("").toAbsolutePath();

    @Test
    void whatIsOnADiskIsTaken() throws IOException {
        assumeTrue(Files.isDirectory(IN_MEMORY) && Files.getFileStore(IN_MEMORY).type().equals("tmpfs"), "there is no folder in memory");
        assumeTrue(!Files.getFileStore(DISK).type().equals("tmpfs"), "the checkout is in memory");
        assertEquals(DISK, OnDisk.folder(List.of(IN_MEMORY, Path.of("/not/there"), DISK)));
        assertEquals(DISK, OnDisk.folder(List.of(DISK, IN_MEMORY)));
        assertEquals(IN_MEMORY, OnDisk.folder(List.of(IN_MEMORY, Path.of("/not/there"))), "where nothing else is there");
    }
}
