package engram.grader.command;

import engram.grader.Exercise;
import engram.grader.GradedTests;
import engram.grader.Grading;
import engram.grader.GraderException;
import engram.grader.Limits;
import engram.grader.hidden.PrivateTests;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a process needs to know to grade submissions of a class. It is sent to the machines of a cluster, which have the same paths: where the hidden
 * tests are, and nothing of what they ask.
 *
 * @param home     the checkout
 * @param classPath what the JVM that grades has
 * @param exercise its name
 * @param tests    the place of hidden tests; empty where there are none
 * @param another  where something lies that was handed in, which no student's process may read; empty where there is no file
 * @param limits   what a submission may use
 * @param trusted  whether the teacher answers for those who have handed in
 */
record GradingPlan(String home, String classPath, String exercise, String tests, String another, Limits limits, boolean trusted) implements Serializable {

    /**
     * What grades by it.
     *
     * @param settings what all results of it depend on
     */
    record Ready(Grading grading, Settings settings) implements AutoCloseable {
        @Override
        public void close() {
            grading.close();
        }
    }

    /**
     * Reads the tests, and builds and tries a jail.
     *
     * @param say gets what the teacher should know
     * @throws GraderException where nothing may be graded
     */
    Ready ready(Consumer<String> say) throws IOException {
        var asked = new Exercise(Path.of(home), exercise);
        var hidden = path(tests).map(PrivateTests::in);
        var gradedTests = new GradedTests(asked.tests(), hidden.map(place -> place.of(asked.tests())));
        var jail = Grading.jail(Secrets.of(asked, path(another).filter(Files::exists), hidden));
        Refusal.check(jail.isolation(), trusted).ifPresent(say);
        var grading = new Grading(gradedTests, limits, jail);
        try {
            return new Ready(grading, Settings.of(exercise, grading, digest -> hidden.ifPresent(place -> place.addTo(digest))));
        } catch (IOException | RuntimeException | Error failure) {
            grading.close();
            throw failure;
        }
    }

    private static Optional<Path> path(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty()).map(Path::of);
    }
}
