package engram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    @Option(names = "--skips", paramLabel = "FILE", description = "let a skipped test fail, but for the reasons in this file, a line each")
    private Optional<Path> skips;

    @Option(names = "--home", required = true, hidden = true)
    private Path home;

    @Option(names = "--jupyter", hidden = true)
    private Path jupyter;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Part> parts = new ArrayList<>(unitTests());
        if (!gpu) {
            notebooks(parts);
        }
        return report(parts);
    }

    private List<Part> unitTests() throws IOException {
        List<Part> parts = UnitTests.results(home);
        return skips.isEmpty() ? parts : parts.stream().map(AllowedSkips.read(skips.get())::judge).toList();
    }

    private void notebooks(List<Part> parts) throws IOException, InterruptedException {
        NotebookTests tests = new NotebookTests(home, new Jupyter(jupyter));
        Path folder = Files.createDirectories(home.resolve(".engram/executed"));
        double seconds = 0;
        for (Path notebook : tests.all()) {
            Part part = quick && seconds > 0 ? tests.check(notebook) : tests.run(notebook, folder);
            seconds += part.seconds();
            parts.add(part);
            String mark = !part.failures().isEmpty() ? "✗" : part.skips().isEmpty() ? "✓" : "–";
            System.out.printf("%s %s (%.1f s)%n", mark, part.name(), part.seconds());
        }
        if (seconds > ALL_NOTEBOOKS) {
            parts.add(new Part("all notebooks", 0, List.of("took %.0f s, and may take %.0f".formatted(seconds, ALL_NOTEBOOKS)), List.of(), 0));
        }
    }

    private static int report(List<Part> parts) {
        System.out.println("\nThe ten slowest parts:");
        parts.stream().sorted(Comparator.comparingDouble(Part::seconds).reversed()).limit(10)
                .forEach(part -> System.out.printf("%8.1f s  %s%n", part.seconds(), part.name()));
        System.out.println();
        parts.forEach(part -> part.skips().forEach(skip -> System.out.printf("– %s: skipped: %s%n", part.name(), skip)));
        parts.forEach(part -> part.failures().forEach(failure -> System.out.printf("✗ %s: %s%n", part.name(), failure)));
        int passed = parts.stream().mapToInt(Part::passed).sum();
        long failed = parts.stream().mapToLong(part -> part.failures().size()).sum();
        int skipped = parts.stream().mapToInt(part -> part.skips().size()).sum();
        System.out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
        return failed == 0 ? 0 : 1;
    }
}
