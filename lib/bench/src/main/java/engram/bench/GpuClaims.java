package engram.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What {@code run.sh} of the GPU bundle does: the tests that need a GPU, then the claims, side by side with PyTorch and CuPy where they are
 * installed. This JVM leaves the GPU alone; whatever uses it is a process of its own, so that nothing it does can take the result along.
 */
@Command(name = "run.sh", mixinStandardHelpOptions = true,
        description = "Runs Engram's GPU tests and measures its claims on the GPU of this machine.")
public final class GpuClaims implements Callable<Integer> {

    @Option(names = "--quick", description = "what matters most, in two minutes instead of ten")
    private boolean quick;

    @Option(names = "--output", paramLabel = "FOLDER", defaultValue = "results", description = "where the result goes (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--python", paramLabel = "PYTHON", defaultValue = "python3",
            description = "the interpreter that may have PyTorch or CuPy (default: ${DEFAULT-VALUE})")
    private String python;

    @Option(names = "--sizes", split = ",", paramLabel = "N", description = "sizes of everything, instead of the usual ones")
    private List<Integer> sizes = List.of();

    @Option(names = "--only", split = ",", paramLabel = "WORK", description = "this work alone, and no tests: matmul, hopfield, hh, locust, ham, inverse, pinv")
    private List<String> only = List.of();

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "0", showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "what the whole may take (default: 580, or 112 with --quick)")
    private int limit;

    @Option(names = "--commit", hidden = true, defaultValue = "unknown")
    private String commit;

    /** The compiled tests; without them there are none to run. */
    @Option(names = "--tests", hidden = true, defaultValue = "tests")
    private Path tests;

    @Spec
    private CommandSpec spec;

    private GpuClaims() {
    }

    /** @param arguments what was typed after {@code run.sh} */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new GpuClaims())
                .setParameterExceptionHandler((mistake, line) -> say(mistake, mistake.getCommandLine(), CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler((failure, command, line) -> say(failure, command, CommandLine.ExitCode.SOFTWARE));
    }

    private static int say(Exception failure, CommandLine command, int code) {
        command.getErr().println("engram: " + Objects.toString(failure.getMessage(), failure.toString()).lines().findFirst().orElse(""));
        return code;
    }

    private GpuPlan plan() {
        sizes.forEach(size -> require(size >= 1, "--sizes has %d, and must be at least 1.", size));
        require(limit >= 0, "--limit is %d seconds, and must be more than 0.", limit);
        GpuPlan plan = quick ? GpuPlan.QUICK : GpuPlan.FULL;
        GpuPlan sized = sizes.isEmpty() ? plan : plan.withSizes(sizes.stream().sorted().distinct().toList());
        return limit == 0 ? sized : sized.within(Duration.ofSeconds(limit));
    }

    private List<Contest> chosen(List<Contest> all) {
        List<String> works = all.stream().map(Contest::work).toList();
        only.forEach(work -> require(works.contains(work), "--only has '%s', and there are " + String.join(", ", works) + ".", work));
        return only.isEmpty() ? all : all.stream().filter(contest -> only.contains(contest.work())).toList();
    }

    private void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), sentence.formatted(value));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        GpuPlan plan = plan();
        Deadline deadline = Deadline.in(plan.all());
        GpuContests contests = GpuContests.of(plan, python);
        List<Contest> chosen = chosen(contests.all());
        GpuMachine machine = GpuMachine.look(contests.environment());
        if (!machine.hasGpu()) {
            throw new MissingException("There is no GPU to measure: %s.".formatted(machine.description()));
        }
        make(folder);
        GpuReport report = new GpuReport(machine, commit, Instant.now(), folder);
        System.out.println(machine.text());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(report)));
        if (only.isEmpty()) {
            test("the libraries found", contests.environment(), plan, deadline, report);
        }
        if (only.isEmpty() && plan.testRuns() > 1) {
            test("our own kernels", contests.withOwnKernels(), plan, deadline, report);
        }
        for (Contest contest : chosen) {
            contest.run(plan.rounds(), deadline, measurements -> {
                report.add(measurements);
                measurements.forEach(System.out::println);
            });
        }
        report.finish();
        return report.isBroken() ? 1 : 0;
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new IOException("The folder %s can't be made; name one with --output.".formatted(folder), refused);
        }
    }

    /** Also the end of a run that was stopped: the table of what there is, and no process is left behind. */
    private static void end(GpuReport report) {
        report.close();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        System.out.printf("%n%s%nwritten to %s%n", report.table(), report.file());
    }

    private void test(String libraries, Map<String, String> environment, GpuPlan plan, Deadline deadline, GpuReport report)
            throws IOException, InterruptedException {
        TestRun result;
        try {
            result = TestRun.run(libraries, environment, tests, deadline.share(plan.tests()));
        } catch (MissingException reason) {
            result = TestRun.none(libraries, reason.getMessage());
        }
        report.add(result);
        Claim claim = result.claim();
        System.out.printf("%s: %s %s%n", claim.name(), claim.ours(), claim.verdict());
    }
}
