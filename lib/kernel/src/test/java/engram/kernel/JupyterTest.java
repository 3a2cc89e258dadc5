package engram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The real kernel process, driven by Jupyter's own client; the checks are in {@code src/test/python}. */
class JupyterTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> cells() throws IOException, InterruptedException {
        return checks("cells.py");
    }

    @TestFactory
    Stream<DynamicTest> interrupts() throws IOException, InterruptedException {
        return checks("interrupts.py");
    }

    @TestFactory
    Stream<DynamicTest> answers() throws IOException, InterruptedException {
        return checks("answers.py");
    }

    @TestFactory
    Stream<DynamicTest> transport() throws IOException, InterruptedException {
        return checks("transport.py");
    }

    @TestFactory
    Stream<DynamicTest> magics() throws IOException, InterruptedException {
        return checks("magics.py");
    }

    /** Every message that the kernel sends, against the messaging specification. */
    @TestFactory
    Stream<DynamicTest> messages() throws IOException, InterruptedException {
        return checks("messages.py");
    }

    /** Everything above once more, through Unix-domain sockets. */
    @TestFactory
    @Tag("slow")
    Stream<DynamicNode> ipc() throws IOException, InterruptedException {
        var nodes = new ArrayList<DynamicNode>();
        for (var file : List.of("cells.py", "interrupts.py", "answers.py", "transport.py", "magics.py", "messages.py")) {
            nodes.add(DynamicContainer.dynamicContainer(file + " over ipc", checks("ipc", file)));
        }
        nodes.add(DynamicContainer.dynamicContainer("soak.py over ipc", checks("ipc", "soak.py", "check_two_hundred_interrupts",
                "check_ten_thousand_bad_messages", "check_fifty_restarts")));
        return nodes.stream();
    }

    /** Hundreds of interrupts, restarts and cells, thousands of bad messages. */
    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> soak() throws IOException, InterruptedException {
        return checks("soak.py");
    }

    /** The programs in which people meet a kernel. */
    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> frontEnds() throws IOException, InterruptedException {
        return checks("frontends.py");
    }

    private Stream<DynamicTest> checks(String file) throws IOException, InterruptedException {
        return checks("tcp", file);
    }

    private Stream<DynamicTest> checks(String transport, String file, String... names) throws IOException, InterruptedException {
        var python = python();
        assumeTrue(python.isPresent(), "jupyter_client is not on this machine: the kernel cannot be driven by it");
        var errors = folder.resolve("stderr").toFile();
        var command = new ArrayList<>(List.of(python.get(), Path.of("src/test/python", file).toAbsolutePath().toString()));
        command.addAll(List.of(names));
        var builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().put("ENGRAM_TEST_TRANSPORT", transport);
        builder.environment().put("ENGRAM_TEST_JUPYTER_PATH", kernelSpec().toString());
        builder.environment().put("ENGRAM_TEST_JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        List<String> lines;
        try (var output = process.inputReader()) {
            lines = output.lines().toList();
        }
        assertEquals(0, process.waitFor(), () -> text(errors));
        assertTrue(!lines.isEmpty(), () -> "no check ran: " + text(errors));
        return lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).map(check ->
                DynamicTest.dynamicTest(title(check), () -> {
                    var skipped = check.get("skipped").getAsString();
                    assumeTrue(skipped.isEmpty(), skipped);
                    assertEquals("", check.get("problem").getAsString(), () -> text(errors));
                }));
    }

    /** The check's name and the figures that it has measured. */
    private static String title(JsonObject check) {
        var title = new StringBuilder(check.get("name").getAsString().replace("check_", "").replace('_', ' '));
        check.getAsJsonArray("notes").forEach(note -> title.append("; ").append(note.getAsString()));
        return title.toString();
    }

    private static String text(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
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
                        .filter(Files::isRegularFile).flatMap(JupyterTest::interpreter), Stream.of("python3"))
                .filter(JupyterTest::hasClient)
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
