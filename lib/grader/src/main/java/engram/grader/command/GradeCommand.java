package engram.grader.command;

import engram.argument.ArgumentException;
import engram.file.Claim;
import engram.file.FileException;
import engram.file.WholeFile;
import engram.grader.Exercise;
import engram.grader.GraderException;
import engram.grader.Limits;
import engram.grader.OwnClassPath;
import engram.grader.report.Gradebook;
import engram.grader.report.SummaryPage;
import engram.work.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./engram grade}: grades what a class has handed in. */
@Command(name = "./engram grade", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Grades what a class has handed in, several submissions at a time, and goes on where it was stopped.", "",
        "For each, OUT/STUDENT has feedback.html for the student, results.json for Gradescope and grade.json, the result as it is kept; for the class, "
                + "OUT has gradebook.csv and summary.html. The exit code is 0 where all were graded, 1 where not, 2 where the command makes no sense."})
public final class GradeCommand implements Callable<Integer> {
    private static final String GRADEBOOK = "gradebook.csv";
    private static final int MOST_JOBS = 64; // a user for each

    @Parameters(index = "0", paramLabel = "EXERCISE", description = "its name, or the beginning of it: hopfield-02")
    private String exercise;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "SUBMISSION",
            description = "a notebook, named after the student; or a folder of such notebooks, or of a folder for each student")
    private List<Path> submissions;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "the folder of the results")
    private Path out;

    @Option(names = "--tests", paramLabel = "PRIVATE",
            description = "a folder of Java sources, or a jar, with hidden tests that are run after the public ones")
    private Optional<Path> tests = Optional.empty();

    @Option(names = "--jobs", paramLabel = "N", description = "how many submissions at a time; as many as there are cores")
    private Optional<Integer> jobs = Optional.empty();

    @Option(names = "--on", paramLabel = "ADDRESS",
            description = "grade on the machines of a cluster, which have the same paths: spark://host:7077; see './engram cluster'")
    private Optional<String> on = Optional.empty();

    @Option(names = "--trusted", description = "grade also where no jail holds, as all who have handed in are trusted")
    private boolean trusted;

    @Option(names = "--limits", split = ",", arity = "1", hideParamSyntax = true, paramLabel = "CALL,CPU,WALL",
            description = "seconds that a call may take, and all calls of a submission on the processor and in all; 10,60,90")
    private List<Integer> seconds = List.of();

    @Option(names = "--home", required = true, hidden = true)
    private Path home;

    private GradeCommand() {
    }

    /** @param arguments the options, as typed after {@code ./engram grade} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GradeCommand())
                .setParameterExceptionHandler((mistake, _) -> {
                    say(mistake.getMessage() + " (see './engram grade --help')");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, _, _) -> {
                    if (failure instanceof CancellationException || Thread.currentThread().isInterrupted()) {
                        return CommandLine.ExitCode.SOFTWARE; // the one who stopped it is told by Stop
                    }
                    say(isSentence(failure) ? failure.getMessage() : failure.toString());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }

    private static boolean isSentence(Exception failure) {
        return failure instanceof GraderException || failure instanceof FileException || failure instanceof ArgumentException;
    }

    private static void say(String sentence) {
        System.err.println("engram: " + sentence);
    }

    @Override
    public Integer call() throws IOException {
        int atATime = jobs.orElse(Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors()));
        if (atATime < 1 || atATime > MOST_JOBS) {
            throw new GraderException("--jobs is %d; from 1 to %d submissions are graded at a time.".formatted(atATime, MOST_JOBS));
        }
        if (jobs.isPresent() && on.isPresent()) {
            throw new GraderException("--jobs is for this machine: leave it out with --on, where each worker grades one at a time.");
        }
        var asked = Exercise.named(home, exercise);
        var found = Submissions.in(submissions, asked.name());
        ResultsFolder.refuseAmong(submissions, out);
        var plan = new GradingPlan(home.toAbsolutePath().toString(), OwnClassPath.text(), asked.name(), tests.map(GradeCommand::absolute).orElse(""),
                found.anyFile().map(GradeCommand::absolute).orElse(""), limits(), trusted);
        try (var _ = new Stop(); var ready = plan.ready(GradeCommand::say)) {
            ReadyPlans.keep(plan, ready);
            WholeFile.makeFolder(out);
            try (var _ = Claim.on(out.resolve(GRADEBOOK)); var site = on.map(GradeCommand::site).orElseGet(() -> Site.threads(atATime))) {
                ResultsFolder.take(out, asked.name());
                OneSubmission.removeRemains(out);
                return write(asked.name(), found, ClassRun.of(found.handed(), new OneSubmission(plan, ready, out), site));
            }
        } finally {
            ReadyPlans.forget(plan);
        }
    }

    private static Site site(String address) {
        try {
            return Site.at(address);
        } catch (IllegalStateException notThere) {
            throw new GraderException(notThere.getMessage(), notThere);
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private int write(String name, Submissions found, List<OneSubmission.Done> done) {
        var reports = done.stream().map(OneSubmission.Done::report).toList();
        WholeFile.write(out.resolve(GRADEBOOK), Gradebook.of(reports));
        WholeFile.write(out.resolve("summary.html"), SummaryPage.of(name, reports));
        long open = reports.stream().filter(report -> !report.result().isGraded()).count();
        long before = done.stream().filter(OneSubmission.Done::before).count();
        System.out.printf("%d submissions, %d of them graded before; isolation: %s; see %s%n", reports.size(), before,
                reports.getFirst().result().isolation(), out.resolve("summary.html"));
        if (!found.leftOut().isEmpty()) {
            say("left out, as no notebook by its name: %d (%s)".formatted(found.leftOut().size(),
                    found.leftOut().stream().limit(5).map(file -> file.getFileName().toString().replaceAll("\\p{C}", "?")).collect(Collectors.joining(", "))));
        }
        if (open > 0) {
            say("%d of %d submissions are not graded; %s says why, and the same command tries them again.".formatted(open, reports.size(),
                    out.resolve("summary.html")));
        }
        return open == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Limits limits() {
        if (seconds.isEmpty()) {
            return Limits.standard();
        }
        if (seconds.size() != 3) {
            throw new GraderException("--limits needs three numbers of seconds, such as 10,60,90.");
        }
        return Limits.standard().withCall(Duration.ofSeconds(seconds.get(0)))
                .withTotal(Duration.ofSeconds(seconds.get(1)), Duration.ofSeconds(seconds.get(2)));
    }
}
