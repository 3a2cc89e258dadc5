package engram.grader.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of a student's process is left when it is ended, or when the grader is killed. */
@EnabledOnOs(OS.LINUX)
class EndTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeAll
    static void needsLandlock() {
        assumeTrue(Landlock.version(new Kernel()) > 0, "this kernel has no Landlock");
    }

    static Stream<Integer> candidates() {
        return Stream.iterate(0, i -> i + 1).limit(Strongest.candidates().size());
    }

    /** It may be installed and have no right to name spaces, as in many containers. */
    private static void assumeStarts(int candidate) throws IOException {
        var layers = Strongest.candidates().stream().skip(candidate).findFirst().orElseThrow();
        if (layers.bubblewrap()) {
            try (var trial = new Trial(Inside.library(), List.of())) {
                var broken = trial.broken(new LinuxJail(layers, new Isolation(layers.names(), List.of())));
                assumeFalse(broken.contains(Trial.NOTHING_STARTS), "bubblewrap does not start here");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void ended(int candidate) throws IOException {
        assumeStarts(candidate);
        var layers = Strongest.candidates().stream().skip(candidate).findFirst().orElseThrow();
        var jail = new LinuxJail(layers, new Isolation(layers.names(), List.of()));
        try (var inside = new Inside()) {
            var process = inside.start(jail, Duration.ofSeconds(60), Sleeps.class);
            assertNotNull(process.inputReader().readLine());
            jail.end(process);
            assertEquals(List.of(), naming(inside.folder));
        }
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void graderKilled(int candidate) throws Exception {
        assumeStarts(candidate);
        var grader = new ProcessBuilder(Jdk.running().java().toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Sleeps.Grader.class.getName(), Integer.toString(candidate)).start();
        Path folder = Path.of(grader.inputReader().readLine());
        assertFalse(naming(folder).isEmpty());
        grader.destroyForcibly().waitFor();
        long end = System.nanoTime() + SOON.toNanos();
        while (!naming(folder).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertEquals(List.of(), naming(folder));
        Remover.remove(folder);
    }

    /** Processes with a folder in their command. */
    private static List<Path> naming(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> process.getFileName().toString().matches("[0-9]+")).filter(process -> names(process, folder)).toList();
        }
    }

    private static boolean names(Path process, Path folder) {
        try {
            return Files.readString(process.resolve("cmdline")).contains(folder.toString());
        } catch (IOException gone) {
            return false;
        }
    }
}
