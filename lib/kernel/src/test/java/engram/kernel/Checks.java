package engram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of checks in {@code src/test/python}, which prints a line of JSON for each.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param file the file
 * @param names the checks to be made; all where none is named
 */
record Checks(String transport, String file, List<String> names) {
    static Checks tcp(String file, String... names) {
        return new Checks("tcp", file, List.of(names));
    }

    static Checks ipc(String file, String... names) {
        return new Checks("ipc", file, List.of(names));
    }

    /** Makes the checks: a test for each, with its result. */
    List<DynamicTest> run(TestedKernel kernel) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(kernel.python(), Path.of("src/test/python", file).toAbsolutePath().toString()));
        command.addAll(names);
        var errors = Files.createTempFile(kernel.folder(), "stderr", "");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("ENGRAM_TEST_TRANSPORT", transport);
        builder.environment().put("ENGRAM_TEST_JUPYTER_PATH", kernel.folder().toString());
        builder.environment().put("ENGRAM_TEST_JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        List<String> lines;
        try (var output = process.inputReader()) {
            lines = output.lines().toList();
        }
        var said = Files.readString(errors);
        assertEquals(0, process.waitFor(), said);
        assertTrue(lines.size() >= Math.max(1, names.size()), () -> "no check ran, or not every one that is named: " + said);
        return lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(check -> dynamicTest(title(check), () -> judge(check, said))).toList();
    }

    private static void judge(JsonObject check, String said) {
        var skipped = check.get("skipped").getAsString();
        assumeTrue(skipped.isEmpty(), () -> title(check) + ": " + skipped);
        var problem = check.get("problem").getAsString().strip();
        if (!problem.isEmpty()) {
            fail(title(check) + ": " + problem.substring(problem.lastIndexOf('\n') + 1) + "\n" + problem + "\n" + said);
        }
    }

    /** The check's name, how long it took and the figures that it has measured. */
    private static String title(JsonObject check) {
        var parts = Stream.concat(Stream.of(check.get("name").getAsString().replace("check_", "").replace('_', ' '),
                check.get("seconds").getAsString() + " s"), check.getAsJsonArray("notes").asList().stream().map(note -> note.getAsString()));
        return String.join("; ", parts.toList());
    }

    @Override
    public String toString() {
        return file + " over " + transport;
    }
}
