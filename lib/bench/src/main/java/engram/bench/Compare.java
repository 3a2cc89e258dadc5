package engram.bench;

import engram.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ./engram compare}: the same work in other tools, side by side in one run; writes a table and a plot. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = "Times the same work in Engram and in the tools a user would pick instead.")
public final class Compare implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "what to compare (default: everything): ${COMPLETION-CANDIDATES}")
    private List<Work> works = List.of(Work.values());

    @Option(names = "--n", split = ",", description = "sizes (default: some for each work)")
    private List<Integer> sizes = List.of();

    @Option(names = "--repeat", paramLabel = "R", defaultValue = "5", description = "rounds that count (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "60",
            description = "what would take a tool longer is left out (default: ${DEFAULT-VALUE})")
    private double limit;

    @Option(names = "--python", hidden = true)
    private List<String> pythons = List.of("python3", "/usr/bin/python3");

    @Option(names = "--output", paramLabel = "DIR", defaultValue = "compare", description = "where the results go (default: compare/)")
    private Path folder;

    @Spec
    private CommandSpec spec;

    private Compare() {
    }

    /** @param arguments what was typed after {@code ./engram compare} */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Compare())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, line) -> say(sentence(mistake), mistake.getCommandLine(), CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler((failure, command, line) -> say(sentence(failure), command, CommandLine.ExitCode.SOFTWARE));
    }

    private static String sentence(Exception failure) {
        if (failure instanceof UnmatchedArgumentException unknown && !unknown.isUnknownOption()) {
            return "'%s' can't be compared; there are %s.".formatted(unknown.getUnmatched().getFirst(), List.of(Work.values()));
        }
        return Objects.toString(failure.getMessage(), "").lines().findFirst().orElse(failure.toString());
    }

    private static int say(String sentence, CommandLine command, int code) {
        command.getErr().println("engram: " + sentence);
        return code;
    }

    private void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), sentence.formatted(value));
        }
    }

    @Override
    public Integer call() throws IOException {
        sizes.forEach(size -> require(size >= 1, "--n is %s, and must be at least 1.", size));
        require(rounds >= 1, "--repeat is %s, and must be at least 1.", rounds);
        require(limit > 0, "--limit is %s seconds, and must be more than 0.", limit);
        Files.createDirectories(folder);
        for (Work work : works) {
            Comparison comparison = compare(work);
            String page = "%s%n%n%s%n%s".formatted(work.title(), comparison.markdown(work::label), work.note());
            WholeFile.write(folder.resolve(work + ".md"), page);
            WholeFile.write(folder.resolve(work + ".csv"), comparison.csv(work::label));
            ComparisonPlot.of(comparison, work.title(), work.axis()).save(folder.resolve(work + ".png"));
            System.out.printf("%s%nwritten to %s.md, .csv and .png%n", page, folder.resolve(work.toString()));
        }
        return 0;
    }

    private Comparison compare(Work work) throws IOException {
        List<Contestant> tools = work.tools(pythons.stream().distinct().toList(), limit);
        try {
            List<Integer> chosen = sizes.isEmpty() ? work.sizes() : sizes.stream().sorted().toList();
            return Comparison.run(work.toString(), tools, chosen, rounds, work::typical);
        } finally {
            for (Contestant tool : tools) {
                tool.close();
            }
        }
    }
}
