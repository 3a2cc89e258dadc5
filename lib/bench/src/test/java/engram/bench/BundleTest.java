package engram.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle for GPU machines, unpacked elsewhere and run with nothing in its environment; the emulated driver takes the place of NVIDIA's. */
@Tag("bundle")
@Tag("slow")
class BundleTest {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DRIVER = CHECKOUT.resolve("lib/engram/target/cuda-on-cpu");
    private static final long LARGEST = 60_000_000;

    @TempDir
    private static Path folder;

    private static Path unpacked;

    /** How a process ended, and what it wrote. */
    private record Ended(int code, String output) {
    }

    @BeforeAll
    static void makeAndUnpack() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"),
                "skipped: the bundle is for Linux on x86-64");
        assumeTrue(Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "jlink")), "skipped: this JDK has no jlink");
        Path archive = folder.resolve("bundle.tar.gz");
        Ended made = run(Map.of("JAVA_HOME", System.getProperty("java.home")), CHECKOUT.resolve("lib/bench/gpu/bundle.sh").toString(), "--built", archive.toString());
        assertEquals(0, made.code(), made.output());
        assertTrue(Files.size(archive) <= LARGEST, () -> made.output());
        unpacked = Files.createDirectory(folder.resolve("a folder"));
        assertEquals(0, run(Map.of(), "tar", "xzf", archive.toString(), "-C", unpacked.toString()).code());
    }

    private static Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static Ended measure(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(unpacked.resolve("engram-gpu/run.sh").toString()));
        command.addAll(List.of(options));
        return run(environment, command.toArray(String[]::new));
    }

    @Test
    void itRunsWithADriverAndNothingElse() throws IOException, InterruptedException {
        assumeTrue(Files.exists(DRIVER.resolve("libcuda.so.1")), "skipped: the emulated driver was not built, for lack of g++");
        Path results = folder.resolve("results");
        Files.writeString(unpacked.resolve("engram-gpu/tests/arguments"), "--select-method=engram.cuda.GpuTest#closedMemoryIsGivenBack\n");
        Ended ended = measure(Map.of("LD_LIBRARY_PATH", DRIVER.toString(), "ENGRAM_CUDA_LIBRARIES", "none"), "--quick", "--sizes", "40",
                "--limit", "300", "--python", "no-such-python", "--output", results.toString());
        assertEquals(0, ended.code(), ended.output());
        try (Stream<Path> files = Files.list(results)) {
            JsonObject result = JsonParser.parseString(Files.readString(files.findFirst().orElseThrow())).getAsJsonObject();
            assertEquals("CPU in place of a GPU", result.get("device").getAsString());
            assertTrue(result.get("finished").getAsBoolean());
            assertTrue(result.getAsJsonArray("tests").asList().stream().allMatch(run -> run.getAsJsonObject().get("passed").getAsInt() == 1),
                    result::toString);
            for (String tool : List.of("Engram", "Engram, own kernel", "Engram, bits", "Engram, matrix", "Engram on the CPU")) {
                assertTrue(result.getAsJsonArray("measurements").asList().stream().map(one -> one.getAsJsonObject())
                        .anyMatch(one -> one.get("tool").getAsString().equals(tool) && one.get("median").getAsDouble() > 0), () -> tool + "\n" + ended.output());
            }
        }
        assertTrue(ended.output().contains("not measured: PyTorch: there is no program 'no-such-python'"), ended.output());
    }

    @Test
    void withoutADriverItSaysSo() throws IOException, InterruptedException {
        Ended ended = measure(Map.of(), "--output", folder.resolve("nothing").toString());
        assumeFalse(ended.output().contains("written to"), "skipped: this machine has a GPU");
        assertEquals(1, ended.code());
        assertEquals(1, ended.output().lines().count(), ended.output());
        assertTrue(ended.output().startsWith("engram: There is no GPU to measure: there is no NVIDIA driver"), ended.output());
        assertTrue(Files.notExists(folder.resolve("nothing")));
    }
}
