package engram.grader.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFolderTest {
    private static final int FOLDERS = 400;

    /** Another program that removes what was left in a folder, again and again. */
    static final class Sweeper {
        private Sweeper() {
        }

        public static void main(String[] arguments) throws IOException {
            Path place = Path.of(arguments[0]);
            System.out.println("begins");
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    System.in.transferTo(OutputStream.nullOutputStream()); // until the test ends
                } catch (IOException _) {
                    // so has it
                }
                Runtime.getRuntime().halt(0);
            });
            while (true) {
                LockedFolder.removeLeftOver(place, Files.getOwner(place));
            }
        }
    }

    /** Nor does it remove those of another program that are just being made. */
    @Test
    void whoRemovesWhatWasLeftRemovesNothingThatIsUsed(@TempDir Path place) throws IOException {
        var sweeper = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Sweeper.class.getName(), place.toString())
                .redirectErrorStream(true).start();
        try (var said = sweeper.inputReader()) {
            assertEquals("begins", said.readLine());
            for (int i = 0; i < FOLDERS; i++) {
                try (var folder = new LockedFolder(place, "-test")) {
                    Thread.yield();
                    assertTrue(Files.exists(folder.path().resolve("lock")), "folder " + i + " was removed");
                }
            }
            assertTrue(sweeper.isAlive());
        } finally {
            sweeper.destroyForcibly();
        }
        try (var left = Files.list(place)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
