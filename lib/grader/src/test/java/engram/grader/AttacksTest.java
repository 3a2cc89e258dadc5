package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.grader.jail.Jail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kept attack, for real: it gets its grade and its sentence, and leaves nothing. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class AttacksTest {
    /** In this run's processes alone, as their commands tell: other runs may go on beside it. */
    private static final long HEAP = 201 + 2 * (ProcessHandle.current().pid() % 50); // MB; odd, as no other test has it
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(8), Duration.ofSeconds(60), HEAP << 20);

    private static Outside outside;
    private static Jail jail;

    @BeforeAll
    static void buildJail() throws IOException {
        outside = new Outside("-Xmx%dm".formatted(HEAP));
        jail = Grading.jail(List.of(outside.secret()));
    }

    @AfterAll
    static void close() throws IOException {
        outside.close();
    }

    static List<Attack> onTheSystem() throws IOException {
        return Attack.group("system");
    }

    @ParameterizedTest
    @MethodSource
    void onTheSystem(Attack attack) throws IOException {
        assumeTrue(jail.isolation().holds(), () -> "there is no jail here: " + jail.isolation().broken());
        assertGrade(attack);
    }

    private static void assertGrade(Attack attack) throws IOException {
        try (var grading = new Grading(Attacked.tests(), LIMITS, jail)) {
            var result = grading.of(attack.submission(outside.words()), "a student");
            String read = result.grades().stream().map(Grade::message).collect(Collectors.joining("\n"));
            assertEquals(attack.points(), result.earned().orElse(-1), read);
            assertTrue(read.contains(attack.says()), read);
        }
        assertEquals(List.of(), outside.traces());
    }
}
