package engram.grader;

import engram.grader.jail.Jail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs graded tests on submissions, each in a process of its own. The public tests come first: nothing that is shown of them can know
 * what the hidden ones ask. May be used by several threads at once.
 */
public final class Grading implements AutoCloseable {
    private static final LauncherConfig ONLY_OURS = LauncherConfig.builder().enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false).build();

    private final GradedTests tests;
    private final Jail jail;
    private final StudentProcesses processes;
    private final boolean repeats;
    private final boolean owner;

    /**
     * A grading run.
     *
     * @param tests  what is asked
     * @param limits what a submission may use
     * @param jail   what its process is started in
     */
    public Grading(GradedTests tests, Limits limits, Jail jail) {
        this(tests, new StudentProcesses(limits, jail), true, true);
    }

    /**
     * A grading run that shares with others what its processes are started from.
     *
     * @param repeats whether questions are asked again, to find functions that go by more than their arguments
     */
    Grading(GradedTests tests, StudentProcesses processes, boolean repeats) {
        this(tests, processes, repeats, false);
    }

    private Grading(GradedTests tests, StudentProcesses processes, boolean repeats, boolean owner) {
        this.tests = tests;
        this.processes = processes;
        this.repeats = repeats;
        this.owner = owner;
        jail = processes.jail();
    }

    /**
     * Grades a notebook by public tests, with the course's limits and no jail.
     *
     * @param notebook an .ipynb file
     * @param tests    a class with {@link Graded} methods
     * @return one grade a graded method
     * @throws GraderException when the file is no notebook
     */
    public static List<Grade> of(Path notebook, Class<?> tests) {
        try (var grading = new Grading(GradedTests.of(tests), Limits.standard(), Jail.none())) {
            return grading.of(Submission.read(notebook), "").grades();
        }
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
        List<Grade> grades;
        try (var answers = new StudentAnswers(submission, LeftOut.by(tests.open()), processes)) {
            grades = grades(answers, student);
        }
        checkInterrupted();
        return new Result(grades, "", jail.isolation().label(), (System.nanoTime() - start) / 1e9);
    }

    /** @throws GraderException when this thread is interrupted: what is left would only start processes that nobody wants */
    static void checkInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new GraderException("Grading was interrupted.");
        }
    }

    /** What is asked. */
    public GradedTests tests() {
        return tests;
    }

    /** What a submission may use. */
    public Limits limits() {
        return processes.limits();
    }

    /** What its process is started in. */
    public Jail jail() {
        return jail;
    }

    private List<Grade> grades(StudentAnswers answers, String student) {
        var open = run(tests.open(), answers, Optional.empty(), false);
        var hidden = tests.hidden().map(own -> run(own.type(), answers, own.seed(student), true));
        var passed = new ArrayList<>(open.passed());
        hidden.ifPresent(outcomes -> passed.addAll(outcomes.passed()));
        var unsteady = repeats ? answers.unsteady(passed, mayDiffer()) : Map.<String, String>of();
        var grades = new ArrayList<>(open.of(tests.open(), answers, unsteady));
        hidden.ifPresent(outcomes -> grades.addAll(outcomes.of(tests.hidden().orElseThrow().type(), answers, unsteady)));
        return grades;
    }

    /** Functions that need not answer the same question the same. */
    private List<String> mayDiffer() {
        return Stream.concat(Stream.of(tests.open()), tests.hidden().stream().map(HiddenTests::type))
                .flatMap(each -> Optional.ofNullable(each.getAnnotation(MayDiffer.class)).stream()).flatMap(each -> Stream.of(each.value())).toList();
    }

    /** The result of a submission that can't be run at all: no points, and a sentence that says why. */
    public Result failed(String why) {
        return new Result(tests.failed(), why, jail.isolation().label(), 0);
    }

    /** The result of a submission of which nothing is known, for a reason that is not the student's. */
    public Result notGraded(String why) {
        return new Result(tests.notGraded(why), why, jail.isolation().label(), 0);
    }

    private static Outcomes run(Class<?> tests, StudentAnswers answers, Optional<Seed> seed, boolean hidden) {
        var outcomes = new Outcomes(hidden);
        var request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(tests)).build();
        try (LauncherSession session = LauncherFactory.openSession(ONLY_OURS)) {
            AnswersProvider.give(session, method -> {
                outcomes.passOnInterrupt();
                checkInterrupted();
                return answers.in(outcomes.key(method));
            }, seed);
            session.getLauncher().execute(request, outcomes);
        }
        outcomes.passOnInterrupt();
        checkInterrupted();
        return outcomes;
    }

    @Override
    public void close() {
        if (owner) {
            processes.close();
        }
    }
}
