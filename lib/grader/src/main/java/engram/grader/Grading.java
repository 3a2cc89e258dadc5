package engram.grader;

import engram.grader.jail.Jail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs graded tests on submissions, each in a process of its own. The public tests come first: nothing that is shown of them can know
 * what the hidden ones ask. May be used by several threads at once.
 *
 * @param tests  what is asked
 * @param limits what a submission may use
 * @param jail   what its process is started in
 */
public record Grading(GradedTests tests, Limits limits, Jail jail) {
    private static final LauncherConfig ONLY_OURS = LauncherConfig.builder().enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false).build();

    /**
     * Grades a notebook by public tests, with the course's limits and no jail.
     *
     * @param notebook an .ipynb file
     * @param tests    a class with {@link Graded} methods
     * @return one grade a graded method
     * @throws GraderException when the file is no notebook
     */
    public static List<Grade> of(Path notebook, Class<?> tests) {
        return new Grading(GradedTests.of(tests), Limits.standard(), Jail.none()).of(Submission.read(notebook), "").grades();
    }

    /**
     * The strongest jail for students' processes that this machine has, tried.
     *
     * @param secrets files that no student may read; each is tried
     */
    public static Jail jail(List<Path> secrets) {
        return Jail.strongest(StudentClassPath.libraries(), secrets);
    }

    /**
     * Grades a submission. Whatever the student's code does, the result is complete.
     *
     * @param student whose it is, by which hidden tests draw their inputs
     * @throws GraderException when this thread is interrupted
     */
    public Result of(Submission submission, String student) {
        long start = System.nanoTime();
        var grades = new ArrayList<Grade>();
        try (var answers = new StudentAnswers(submission, limits, jail)) {
            grades.addAll(run(tests.open(), answers, Optional.empty(), false));
            tests.hidden().ifPresent(hidden -> grades.addAll(run(hidden.type(), answers, hidden.seed(student), true)));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new GraderException("Grading was interrupted.");
        }
        return new Result(grades, "", jail.isolation().label(), (System.nanoTime() - start) / 1e9);
    }

    /** The result of a submission that can't be run at all: no points, and a sentence that says why. */
    public Result failed(String why) {
        return new Result(tests.failed(), why, jail.isolation().label(), 0);
    }

    /** The result of a submission of which nothing is known, for a reason that is not the student's. */
    public Result notGraded(String why) {
        return new Result(tests.notGraded(why), why, jail.isolation().label(), 0);
    }

    private static List<Grade> run(Class<?> tests, StudentAnswers answers, Optional<Seed> seed, boolean hidden) {
        var outcomes = new Outcomes(hidden);
        var request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(tests)).build();
        try (LauncherSession session = LauncherFactory.openSession(ONLY_OURS)) {
            AnswersProvider.give(session, answers::call, seed);
            session.getLauncher().execute(request, outcomes);
        }
        return outcomes.of(tests);
    }
}
