package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kept attack on questions and answers, with the real process in the strongest jail that there is: it gets its grade and its sentence. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
@Tag("slow")
class ProtocolAttacksTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(4), Duration.ofSeconds(20), Duration.ofSeconds(40), 192L << 20);
    private static final String HIDDEN_ARGUMENT = "1.0, 2.0, 3.0";

    @TempDir
    private static Path outside;

    private static StudentProcesses processes;

    @BeforeAll
    static void start() throws IOException {
        var secret = Files.writeString(outside.resolve("secret"), "a canary's token");
        processes = new StudentProcesses(LIMITS, Grading.jail(List.of(secret)));
    }

    @AfterAll
    static void end() {
        processes.close();
    }

    static List<Attack> attacks() throws IOException {
        return Attack.group("protocol");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void attackGetsItsGradeAndItsSentence(Attack attack) {
        try (var grading = new Grading(Attacked.tests(), processes, true)) {
            var result = grading.of(attack.submission(Map.of("OUTSIDE", outside.toString())), "a student");
            String read = result.grades().stream().map(Grade::message).collect(Collectors.joining("\n"));
            assertEquals(attack.points(), result.earned().orElse(-1), read);
            assertTrue(read.contains(attack.says()), read);
            assertFalse(result.toString().contains(HIDDEN_ARGUMENT), "what a hidden test asks is told");
        }
    }
}
