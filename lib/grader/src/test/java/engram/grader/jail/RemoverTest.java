package engram.grader.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RemoverTest {
    private static final String LONG_NAME = "x".repeat(250);

    @TempDir
    private Path folder;

    @Test
    void linksGoAndWhatTheyLeadToStays() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), "stays");
        var rights = Files.getPosixFilePermissions(outside);
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.createSymbolicLink(work.resolve("to-folder"), outside);
        Files.createSymbolicLink(work.resolve("to-file"), outside.resolve("file"));
        Files.createSymbolicLink(work.resolve("to-nothing"), folder.resolve("nothing"));
        Files.createSymbolicLink(work.resolve("to-itself"), work);
        Remover.remove(work);
        assertFalse(Files.exists(work));
        assertEquals("stays", Files.readString(outside.resolve("file")));
        assertEquals(rights, Files.getPosixFilePermissions(outside));
    }

    @Test
    void aLinkInTheFoldersPlaceIsNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path work = Files.createSymbolicLink(folder.resolve("work"), outside);
        Remover.remove(work);
        assertFalse(Files.isSymbolicLink(work));
        assertTrue(Files.exists(outside));
    }

    @Test
    void closedFoldersAreOpened() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("work/closed/within"));
        Files.writeString(closed.resolve("file"), "closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(closed.getParent(), PosixFilePermissions.fromString("---------"));
        Remover.remove(folder.resolve("work"));
        assertFalse(Files.exists(folder.resolve("work")));
    }

    /** 1,000 levels of long names: a path to the lowest would have a quarter of a million characters, of which Linux takes 4,096. */
    @Test
    void noDepthIsTooDeep() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("file"), "deepest");
        for (int level = 0; level < 1000; level++) { // from below: each new folder takes what there is into itself
            Path above = Files.createDirectory(folder.resolve("above"));
            Files.move(tree, above.resolve(LONG_NAME));
            Files.move(above, tree);
        }
        Files.move(tree, work.resolve("tree"));
        Remover.remove(work);
        assertFalse(Files.exists(work));
    }

    @Test
    void whatIsNotThereNeedsNoRemoval() throws IOException {
        Remover.remove(folder.resolve("nothing"));
        assertTrue(Files.exists(folder));
    }
}
