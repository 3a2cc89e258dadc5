package engram.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a piece of bash at the top of this checkout, as the launcher's parts run. */
final class Bash {
    static final Path HOME = Path.of("").toAbsolutePath().getParent().getParent();

    /** How a script ended, and what it wrote. */
    record Result(int code, String out, String err) {
    }

    private Bash() {
    }

    static Result run(String script, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), script, arguments);
    }

    /** @param arguments {@code $1} and so on */
    static Result run(Map<String, String> environment, String script, String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", "home=$PWD; state=$PWD/.engram; " + script, "bash").directory(HOME.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }
}
