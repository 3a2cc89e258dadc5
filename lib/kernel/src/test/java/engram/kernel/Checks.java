package engram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The checks of {@code src/test/python}, run by the Python that has Jupyter's client against the classes that have just been
 * compiled. A file of checks prints a line of JSON for each.
 *
 * @param folder a fresh folder
 */
record Checks(Path folder) {

    /** Runs the checks of a file over {@code tcp} or {@code ipc}, all where none is named. */
    Stream<DynamicTest> of(String transport, String file, String... names) throws IOException, InterruptedException {
        var python = python();
        assumeTrue(python.isPresent(), "jupyter_client is not on this machine: the kernel cannot be driven by it");
        var errors = folder.resolve("stderr");
        var command = new ArrayList<>(List.of(python.get(), Path.of("src/test/python", file).toAbsolutePath().toString()));
        command.addAll(List.of(names));
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("ENGRAM_TEST_TRANSPORT", transport);
        builder.environment().put("ENGRAM_TEST_JUPYTER_PATH", kernelSpec().toString());
        builder.environment().put("ENGRAM_TEST_JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        List<String> lines;
        try (var output = process.inputReader()) {
            lines = output.lines().toList();
        }
        var said = Files.readString(errors);
        assertEquals(0, process.waitFor(), said);
        assertTrue(!lines.isEmpty(), "no check ran: " + said);
        return lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(check -> dynamicTest(title(check), () -> judge(check, said)));
    }

    private static void judge(JsonObject check, String said) {
        var skipped = check.get("skipped").getAsString();
        if (!skipped.isEmpty()) {
            System.out.println("skipped: " + title(check) + ": " + skipped);
        }
        assumeTrue(skipped.isEmpty(), skipped);
        var problem = check.get("problem").getAsString().strip();
        if (!problem.isEmpty()) {
            fail(title(check) + ": " + problem.substring(problem.lastIndexOf('\n') + 1) + "\n" + problem + "\n" + said);
        }
    }

    /** The check's name and the figures that it has measured. */
    private static String title(JsonObject check) {
        var title = new StringBuilder(check.get("name").getAsString().replace("check_", "").replace('_', ' '));
        check.getAsJsonArray("notes").forEach(note -> title.append("; ").append(note.getAsString()));
        return title.toString();
    }

    /** A folder with a kernel spec that starts what has just been compiled. */
    private Path kernelSpec() throws IOException {
        var arguments = new JsonArray();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        System.getProperty("engram.kernel.options").lines().flatMap(line -> Stream.of(line.trim().split("\\s+")))
                .forEach(arguments::add);
        arguments.add("-cp");
        arguments.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        arguments.add(Main.class.getName());
        arguments.add("{connection_file}");
        var spec = new JsonObject();
        spec.add("argv", arguments);
        spec.addProperty("display_name", "Java");
        spec.addProperty("language", "java");
        spec.addProperty("interrupt_mode", "message");
        var kernel = Files.createDirectories(folder.resolve("kernels/java"));
        Files.writeString(kernel.resolve("kernel.json"), spec.toString());
        return folder;
    }

    /** The Python that has Jupyter's client: the one that runs {@code jupyter}, else the one on the path. */
    private static Optional<String> python() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(dir -> Path.of(dir, "jupyter"))
                        .filter(Files::isRegularFile).flatMap(Checks::interpreter), Stream.of("python3"))
                .filter(Checks::hasClient)
                .findFirst();
    }

    private static Stream<String> interpreter(Path script) {
        try (var lines = Files.lines(script)) {
            return lines.limit(1).filter(line -> line.startsWith("#!")).map(line -> line.substring(2).trim()).toList().stream();
        } catch (IOException | RuntimeException e) {
            return Stream.empty();
        }
    }

    private static boolean hasClient(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import jupyter_client").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
