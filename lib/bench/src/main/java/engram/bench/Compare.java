package engram.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
    private List<String> pythons = List.of("python3");

    @Option(names = "--output", paramLabel = "DIR", defaultValue = "compare", description = "where the results go (default: compare/)")
    private Path folder;

    private Compare() {
    }

    /** @param arguments what was typed after {@code ./engram compare} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Compare())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, line) -> say(mistake, CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler((failure, command, line) -> say(failure, CommandLine.ExitCode.SOFTWARE))
                .execute(arguments));
    }

    private static int say(Exception failure, int code) {
        System.err.println("engram: " + failure.getMessage().lines().findFirst().orElse(failure.toString()));
        return code;
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        for (Work work : works) {
            Comparison comparison = compare(work);
            String page = "%s%n%n%s%n%s".formatted(work.title(), comparison.markdown(), work.note());
            Files.writeString(folder.resolve(work + ".md"), page);
            Files.writeString(folder.resolve(work + ".csv"), comparison.csv());
            ComparisonPlot.of(comparison, work.title()).save(folder.resolve(work + ".png"));
            System.out.printf("%s%nwritten to %s.md, .csv and .png%n", page, folder.resolve(work.toString()));
        }
        return 0;
    }

    private Comparison compare(Work work) throws IOException {
        List<Contestant> tools = work.tools(pythons, limit);
        try {
            List<Integer> chosen = sizes.isEmpty() ? work.sizes() : sizes.stream().sorted().toList();
            return Comparison.run(work.toString(), tools, chosen, rounds);
        } finally {
            for (Contestant tool : tools) {
                tool.close();
            }
        }
    }
}
