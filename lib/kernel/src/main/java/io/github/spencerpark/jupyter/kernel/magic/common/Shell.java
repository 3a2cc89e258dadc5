package io.github.spencerpark.jupyter.kernel.magic.common;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagic;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** {@code %sh COMMAND} and {@code %%sh}: commands of the system's shell. */
public final class Shell {
    private Shell() { }

    /** Runs a command, and prints what it prints. */
    @LineMagic
    public static void sh(List<String> arguments) throws IOException, InterruptedException {
        run(arguments.stream().map(Shell::quoted).collect(Collectors.joining(" ")));
    }

    private static String quoted(String word) {
        return word.matches(".*\\s.*") ? "'" + word.replace("'", "'\\''") + "'" : word;
    }

    /** Runs the rest of the cell as a script. */
    @CellMagic("sh")
    public static void script(List<String> arguments, String body) throws IOException, InterruptedException {
        run(body);
    }

    private static void run(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var printer = Thread.ofPlatform().daemon().start(() -> {
            try (var output = process.inputReader()) {
                output.lines().forEach(System.out::println);
            } catch (IOException | RuntimeException ended) {
                // the process was ended
            }
        });
        try {
            int code = process.waitFor();
            printer.join();
            if (code != 0) {
                throw new IllegalStateException("the command ended with exit code " + code);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
