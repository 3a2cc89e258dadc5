package engram.bench;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the tests that need a GPU went.
 *
 * @param libraries with which of CUDA's libraries
 * @param passed    how many passed
 * @param failed    how many failed
 * @param skipped   how many were skipped
 * @param seconds   how long they took in all
 * @param problem   the names and messages of those that failed, or why there is no result; empty where all passed
 */
record TestRun(String libraries, int passed, int failed, int skipped, double seconds, String problem) {
    private static final int LONGEST_PROBLEM = 20_000;

    /**
     * Runs them in a JVM of their own.
     *
     * @param libraries   with which of CUDA's libraries, in words
     * @param environment which says so to the library
     * @param folder      holds the compiled tests, JUnit and {@code arguments}, which names the tests to JUnit
     * @param limit       what they may take
     * @throws MissingException if there are no tests
     */
    static TestRun run(String libraries, Map<String, String> environment, Path folder, Duration limit) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("arguments"))) {
            throw new MissingException("there are no compiled tests in " + folder);
        }
        String classPath = String.join(File.pathSeparator, folder.resolve("classes").toString(), folder.resolve("junit.jar").toString(),
                System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(EngramJvm.command(classPath, List.of("-Dengram.test.gpu=true"),
                "org.junit.platform.console.ConsoleLauncher", "execute", "@" + folder.resolve("arguments"),
                "--details=summary", "--disable-banner", "--disable-ansi-colors")).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process), work -> Thread.ofVirtual().start(work));
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return of(libraries, output.join(), seconds, ended ? "" : "they took longer than %d s".formatted(limit.toSeconds()));
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            return broken.toString();
        }
    }

    /** Tests that were not run. */
    static TestRun none(String libraries, String reason) {
        return new TestRun(libraries, 0, 0, 0, 0, reason);
    }

    /** Reads what JUnit's console printed. */
    static TestRun of(String libraries, String output, double seconds, String interruption) {
        int passed = count("successful", output);
        int failed = count("failed", output);
        boolean counted = output.contains("tests successful");
        String failures = output.replaceFirst("(?s)^.*?(Failures \\(|\\z)", "$1").replaceFirst("(?s)\\s*Test run finished after.*", "");
        String problem = !interruption.isEmpty() ? interruption : counted ? failures : "they ended early: " + told(output);
        return new TestRun(libraries, passed, failed, count("skipped", output) + count("aborted", output), seconds,
                problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)));
    }

    /** Without the lines that say nothing. */
    private static String told(String output) {
        return output.lines().filter(line -> !line.isBlank() && !line.equals("#") && !line.contains("incubator modules")).collect(Collectors.joining("\n"));
    }

    private static int count(String what, String output) {
        Matcher line = Pattern.compile("\\[\\s*(\\d+) tests " + what).matcher(output);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    /** The claim that all of them pass. */
    Claim claim() {
        String name = "tests with " + libraries;
        String counts = "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
        boolean complete = passed + failed > 0;
        return complete ? Claim.of(name, counts, failed == 0 && problem.isEmpty())
                : Claim.notMeasured(name, problem.lines().findFirst().orElse("no test ran"));
    }

    JsonObject json() {
        return new Gson().toJsonTree(this).getAsJsonObject();
    }
}
