package engram.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./engram bench kernel}: how fast this kernel starts and runs a trivial cell, beside Python's, asked by Jupyter's client. */
@Command(name = "kernel", mixinStandardHelpOptions = true, description = "Time the start of a kernel and a trivial cell.")
public final class KernelBench implements Callable<Integer> {

    @Option(names = "--python", required = true, hidden = true)
    private String python;

    @Option(names = "--kernels", required = true, hidden = true)
    private Path kernels;

    @Option(names = "--repeat", defaultValue = "7", description = "number of starts (${DEFAULT-VALUE})")
    private int starts;

    @Option(names = "--cells", defaultValue = "40", description = "number of cells after each start (${DEFAULT-VALUE})")
    private int cells;

    @Option(names = "--json", description = "print the line of JSON only")
    private boolean jsonOnly;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new KernelBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (starts < 1 || cells < 1) {
            System.err.println("--repeat and --cells need at least 1, and got " + starts + " and " + cells + ".");
            return 2;
        }
        var script = Files.createTempFile("engram-bench", ".py");
        try (var source = KernelBench.class.getResourceAsStream("bench.py")) {
            Files.write(script, source.readAllBytes());
            return run(List.of(python, script.toString(), String.valueOf(starts), String.valueOf(cells)));
        } finally {
            Files.delete(script);
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JUPYTER_PATH", kernels.toString());
        var process = builder.start();
        var lines = new ArrayList<String>();
        try (var output = process.inputReader()) {
            output.lines().forEach(lines::add);
        }
        var shown = jsonOnly && !lines.isEmpty() ? lines.subList(lines.size() - 1, lines.size()) : lines;
        shown.forEach(System.out::println);
        return process.waitFor();
    }
}
