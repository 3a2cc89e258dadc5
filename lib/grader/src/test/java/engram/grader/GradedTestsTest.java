package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.jail.Jail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every graded test must refuse, whatever its exercise is, and with a sentence. The solution answers once, in its process; all other
 * answers are made here from those, with no process.
 */
@Execution(ExecutionMode.CONCURRENT)
class GradedTestsTest {
    private static final Path HOME = Path.of("../..");
    private static final double TRIVIAL = 0.1;  // of all points, at most, for no work
    private static final int KNOWN = 2;         // answers known by heart that no test may be content with
    private static final Pattern ENDS_TWICE = Pattern.compile("(?s)[.?!…:;,]\\s*(\\.|; yours is .*)$");

    static List<Exercise> exercises() throws IOException {
        return Exercise.all(HOME);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void nothingIsEarnedWithoutWork(Exercise exercise) {
        var wrong = new ArrayList<String>();
        var passed = new ArrayList<String>();
        double all = 0;
        double earned = 0;
        for (var entry : recorded(exercise).entrySet()) {
            var test = entry.getKey();
            var recorded = entry.getValue();
            all += test.graded().points();
            var trivial = mixtures(recorded).stream().filter(kinds -> passes(test, trivially(recorded, kinds), kinds, wrong)).toList();
            if (!trivial.isEmpty()) {
                earned += test.graded().points();
                passed.add("%s by %s".formatted(test, trivial));
            }
            if (passes(test, byHeart(recorded), "by heart", wrong)) {
                wrong.add("%s is passed by who knows %d answers by heart".formatted(test, KNOWN));
            }
            for (var kind : Trivial.misshapen()) {
                if (passes(test, trivially(recorded, alike(recorded, kind)), kind, wrong) && hasArrays(recorded)) {
                    wrong.add("%s is passed by right answers %s".formatted(test, kind));
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(earned <= TRIVIAL * all, "%s of %s points are earned without work: %s".formatted(earned, all, passed));
    }

    private static boolean passes(OneTest test, Answers answers, Object which, List<String> wrong) {
        var failure = test.outcome(answers);
        failure.filter(why -> !(why instanceof AssertionError)).ifPresent(why ->
                wrong.add("%s itself fails on %s: %s at %s".formatted(test, which, why, why.getStackTrace()[0])));
        failure.filter(AssertionError.class::isInstance).map(AssertionError.class::cast).map(Sentence::of).filter(told -> ENDS_TWICE.matcher(told).find())
                .ifPresent(told -> wrong.add("%s ends twice: %s".formatted(test, told)));
        return failure.isEmpty();
    }

    private static Answers trivially(Recorded recorded, Map<String, Trivial> kinds) {
        return new Answers() {
            @Override
            public <T> T call(Class<T> type, String function, Object... arguments) {
                return boxed(kinds.get(function).body().answer(recorded.like(function, arguments), arguments));
            }
        };
    }

    /** Some answers are right, as from a table, and later ones are the last of the table. Of a truth value, which is one of two, questions count. */
    private static Answers byHeart(Recorded recorded) {
        var known = new HashMap<String, List<Object>>();
        return new Answers() {
            @Override
            public <T> T call(Class<T> type, String function, Object... arguments) {
                Object right = recorded.like(function, arguments);
                var own = known.computeIfAbsent(function, _ -> new ArrayList<>());
                if (!(right instanceof Boolean) && own.stream().anyMatch(each -> Recorded.same(each, right))) {
                    return boxed(right);
                }
                if (known.values().stream().mapToInt(List::size).sum() < KNOWN) {
                    own.add(right);
                    return boxed(right);
                }
                return boxed(own.isEmpty() ? Trivial.all().getFirst().body().answer(right, arguments) : own.getLast());
            }
        };
    }

    private static boolean hasArrays(Recorded recorded) {
        return recorded.distinct().values().stream().flatMap(List::stream).anyMatch(answer -> answer.getClass().isArray());
    }

    private static Map<String, Trivial> alike(Recorded recorded, Trivial kind) {
        var all = new LinkedHashMap<String, Trivial>();
        recorded.distinct().keySet().forEach(function -> all.put(function, kind));
        return all;
    }

    /** Every function trivial in the same way, and, where a test asks two, in two ways. */
    private static List<Map<String, Trivial>> mixtures(Recorded recorded) {
        var all = new ArrayList<Map<String, Trivial>>();
        for (var kind : Trivial.all()) {
            all.add(alike(recorded, kind));
            for (var other : recorded.distinct().size() == 2 ? Trivial.few() : List.<Trivial>of()) {
                var mixture = alike(recorded, kind);
                mixture.put(mixture.keySet().iterator().next(), other);
                all.add(mixture);
            }
        }
        return all;
    }

    /** The solution's answers, by the test that asked. */
    private static Map<OneTest, Recorded> recorded(Exercise exercise) {
        var all = new LinkedHashMap<OneTest, Recorded>();
        try (var solution = new StudentAnswers(Submission.read(exercise.solution()), Limits.standard(), Jail.none())) {
            for (var test : OneTest.of(exercise)) {
                var answers = new Recorded(solution);
                assertEquals(Optional.empty(), test.outcome(answers), test.toString());
                all.put(test, answers);
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static <T> T boxed(Object answer) {
        return (T) answer;
    }
}
