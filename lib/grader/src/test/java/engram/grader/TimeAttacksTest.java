package engram.grader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kept attack that takes nearly the whole time of a call in each of many calls: what all of them may take together ends it. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class TimeAttacksTest {
    private static final int CALLS = 20;
    private static final Duration CALL = Duration.ofSeconds(12);
    private static final Duration NEARLY_A_CALL = Duration.ofMillis(2600); // far from the limit of one, which a busy machine must not reach

    @TempDir
    private Path outside;

    /** As an exercise does that tries one function on many inputs. */
    static class Often {
        @Graded(name = "twice", points = 10, hint = "A new array, with each number times 2.")
        void twice(Answers student) {
            for (int i = 0; i < CALLS; i++) {
                assertArrayEquals(new int[] {2 * i}, student.call(int[].class, "twice", new int[] {i}), "Each number should be doubled");
            }
        }
    }

    /**
     * Which limit ends it is a matter of these, also on a machine that is busy.
     *
     * @param cpu  seconds
     * @param wall seconds
     */
    @ParameterizedTest
    @CsvSource({"time/sleeps, 60, 9", "time/computes, 5, 60"})
    void attackIsEndedBeforeAllItsCallsAre(String name, int cpu, int wall) throws IOException {
        var attack = Attack.group("time").stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        var limits = new Limits(CALL, Duration.ofSeconds(cpu), Duration.ofSeconds(wall), 192L << 20);
        var secret = Files.writeString(outside.resolve("secret"), "a canary's token");
        try (var grading = new Grading(GradedTests.of(Often.class), limits, Grading.jail(List.of(secret)))) {
            var result = grading.of(attack.submission(Map.of("NEARLY_A_CALL", Long.toString(NEARLY_A_CALL.toMillis()))), "a student");
            String read = result.grades().stream().map(Grade::message).collect(Collectors.joining("\n"));
            assertEquals(attack.points(), result.earned().orElse(-1), read);
            assertTrue(read.contains(attack.says()), read);
            assertTrue(result.seconds() < 0.75 * CALLS * NEARLY_A_CALL.toMillis() / 1000.0, "took " + result.seconds() + " s");
        }
    }
}
