package engram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The second half of {@code ./engram test}: counts the unit tests that have run, runs the notebooks, and sums up. */
@Command(name = "test", mixinStandardHelpOptions = true, description = "Runs the notebooks and sums up the whole test suite.")
final class TestCommand implements Callable<Integer> {
    private static final double ALL_NOTEBOOKS = 20 * 60;

    @Option(names = "--quick", description = "check the notebooks, and run only the first")
    private boolean quick;

    @Option(names = "--gpu", description = "sum up the tests that ran on the GPU, without notebooks")
    private boolean gpu;

    @Option(names = "--home", required = true, hidden = true)
    private Path home;

    @Option(names = "--jupyter", hidden = true)
    private Path jupyter;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Part> parts = new ArrayList<>(UnitTests.results(home));
        if (!gpu) {
            notebooks(parts);
        }
        return report(parts);
    }

    private void notebooks(List<Part> parts) throws IOException, InterruptedException {
        NotebookTests tests = new NotebookTests(home, new Jupyter(jupyter));
        Path folder = Files.createDirectories(home.resolve(".engram/executed"));
        double seconds = 0;
        for (Path notebook : tests.all()) {
            Part part = quick && seconds > 0 ? tests.check(notebook) : tests.run(notebook, folder);
            seconds += part.seconds();
            parts.add(part);
            System.out.printf("%s %s (%.1f s)%n", part.failures().isEmpty() ? "✓" : "✗", part.name(), part.seconds());
        }
        if (seconds > ALL_NOTEBOOKS) {
            parts.add(new Part("all notebooks", 0, List.of("took %.0f s, and may take %.0f".formatted(seconds, ALL_NOTEBOOKS)), 0, 0));
        }
    }

    private static int report(List<Part> parts) {
        System.out.println("\nThe ten slowest parts:");
        parts.stream().sorted(Comparator.comparingDouble(Part::seconds).reversed()).limit(10)
                .forEach(part -> System.out.printf("%8.1f s  %s%n", part.seconds(), part.name()));
        System.out.println();
        parts.forEach(part -> part.failures().forEach(failure -> System.out.printf("✗ %s: %s%n", part.name(), failure)));
        int passed = parts.stream().mapToInt(Part::passed).sum();
        long failed = parts.stream().mapToLong(part -> part.failures().size()).sum();
        int skipped = parts.stream().mapToInt(Part::skipped).sum();
        System.out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
        return failed == 0 ? 0 : 1;
    }
}
