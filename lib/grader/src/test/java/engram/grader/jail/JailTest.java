package engram.grader.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jails of all kinds that this machine has, each with real processes in it. */
@EnabledOnOs(OS.LINUX)
class JailTest {
    private static final Path SECRET = Path.of("pom.xml");

    /** What some machines refuse to everybody: by Yama, and in containers. */
    private static final List<String> OFTEN_CLOSED =
            List.of("read mem of", "read maps of", "read environ of", "look into", "trace", "leave what");

    @BeforeAll
    static void needsLandlock() {
        assumeTrue(Landlock.version(new Kernel()) > 0, "this kernel has no Landlock");
    }

    static List<Layers> thatHold() {
        return List.copyOf(Strongest.candidates());
    }

    @Test
    void withoutAJailTheCanariesSucceed() throws IOException {
        try (var trial = new Trial(Inside.library(), List.of(SECRET))) {
            var could = trial.broken(Jail.none());
            var all = Canaries.all(Targets.of(new String[] {"1", "1", "/", "1", "1", "name", "0", SECRET.toAbsolutePath().toString()})).keySet();
            for (String name : all) {
                assertTrue(could.contains("A student's process could %s.".formatted(name)) || OFTEN_CLOSED.stream().anyMatch(name::startsWith), name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void thatHold(Layers layers) throws IOException {
        try (var trial = new Trial(Inside.library(), List.of(SECRET)); var inside = new Inside()) {
            var jail = new LinuxJail(layers, new Isolation(layers.names(), List.of()));
            var broken = trial.broken(jail);
            assumeFalse(layers.bubblewrap() && broken.contains(Trial.NOTHING_STARTS), "bubblewrap does not start here");
            assumeFalse(layers.ownUser() && broken.stream().anyMatch(each -> each.endsWith("which it needs.")), "the class path is closed to other users");
            assertEquals(List.of(), broken);
            assertEquals("computed", inside.run(jail, Computes.class));
        }
    }

    @Test
    void aCanaryNoticesEachLayerThatIsMissing() throws IOException {
        try (var trial = new Trial(Inside.library(), List.of(SECRET))) {
            var noFilter = new Layers(false, false, true, false);
            var noLandlock = new Layers(false, false, false, true);
            assertTrue(trial.broken(new LinuxJail(noFilter, new Isolation(List.of(), List.of()))).toString().contains("change an owner"));
            var broken = trial.broken(new LinuxJail(noLandlock, new Isolation(List.of(), List.of())));
            assertTrue(broken.contains("A student's process could read %s.".formatted(SECRET.toAbsolutePath())), broken.toString());
            assertFalse(new Isolation(noLandlock.names(), broken).holds());
        }
    }

    @Test
    void theStrongestHolds() {
        var isolation = Jail.strongest(Inside.library(), List.of(SECRET)).isolation();
        assertEquals(List.of(), isolation.broken());
        assertTrue(isolation.layers().containsAll(List.of("Landlock", "seccomp")), isolation.label());
    }
}
