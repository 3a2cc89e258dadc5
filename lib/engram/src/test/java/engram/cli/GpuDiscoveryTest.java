package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.cuda.CudaOnCpu;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a machine can have no usable GPU: the doctor tells it apart, the CPU works, and the GPU is refused in one sentence. */
@Tag("slow")
class GpuDiscoveryTest {
    private static final String ALL = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsACompiler() {
        assumeTrue(CudaOnCpu.hasCompiler(), "skipped: there is no g++ to make drivers with");
    }

    @Test
    void aMachineWithoutADriver() throws Exception {
        assumeTrue(lacksDriver(), "skipped: this machine has a driver");
        assertMissing("there is no NVIDIA driver (libcuda.so.1)", "install its driver", ALL, Map.of());
    }

    @Test
    void aDriverThatIsNoLibrary() throws Exception {
        Files.writeString(folder.resolve("libcuda.so.1"), "not a library");
        assertMissing("libcuda.so.1 does not load (it is not a shared library", "install a driver", ALL, Map.of("LD_LIBRARY_PATH", folder.toString()));
    }

    @Test
    void aDriverTooOldForAFunction() throws Exception {
        Path source = Files.writeString(folder.resolve("old.c"), "int cuInit(unsigned flags) { return flags; }\n");
        assertEquals(0, new ProcessBuilder("g++", "-shared", "-fPIC", "-Wl,-soname,libcuda.so.1", "-x", "c", source.toString(), "-o",
                folder.resolve("libcuda.so.1").toString()).inheritIO().start().waitFor());
        assertMissing("lacks cuCtxCreate_v2", "470 or newer", ALL, Map.of("LD_LIBRARY_PATH", folder.toString()));
    }

    @Test
    void aDriverOfAnOldCuda() throws Exception {
        assertMissing("the NVIDIA driver is too old: it is for CUDA 11.2", "470 or newer", ALL, driver(Map.of("CUDA_ON_CPU_DRIVER", "11020")));
    }

    @Test
    void aDriverThatSeesNoDevice() throws Exception {
        String mend = "CUDA_VISIBLE_DEVICES";
        assertMissing("sees no GPU (CUDA_ERROR_NO_DEVICE)", mend, ALL, driver(Map.of("CUDA_ON_CPU_FAIL", "cuInit:100")));
        assertMissing("sees no GPU (CUDA_ERROR_NO_DEVICE)", mend, ALL, driver(Map.of("CUDA_ON_CPU_DEVICES", "0")));
    }

    @Test
    void aDriverThatDoesNotFitItsModuleOrDoesNotStart() throws Exception {
        assertMissing("does not fit its kernel module (CUDA_ERROR_SYSTEM_DRIVER_MISMATCH)", "restart", ALL, driver(Map.of("CUDA_ON_CPU_FAIL", "cuInit:803")));
        assertMissing("does not start (CUDA_ERROR_UNKNOWN)", "restart", ALL, driver(Map.of("CUDA_ON_CPU_FAIL", "cuInit:999")));
    }

    @Test
    void aDeviceThatIsTooOld() throws Exception {
        assertMissing("has compute capability 6.1", "7.5 or newer", ALL, driver(Map.of("CUDA_ON_CPU_CAPABILITY", "61")));
    }

    @Test
    void nativesOfJCudaThatAreMissing() throws Exception {
        String without = Arrays.stream(ALL.split(":")).filter(jar -> !jar.contains("jcuda-natives")).collect(Collectors.joining(":"));
        assertMissing("JCuda's native library cannot be loaded", "build again", without, driver(Map.of()));
    }

    @Test
    void aDeviceWithTheDriverAlone() throws Exception {
        JsonObject report = doctor(ALL, driver(Map.of()));
        assertTrue(report.getAsJsonObject("GPU").get("ok").getAsBoolean(), report::toString);
        assertTrue(report.getAsJsonObject("GPU").get("found").getAsString().contains("compute capability 7.5"), report::toString);
        assertFalse(report.getAsJsonObject("cuBLAS").get("ok").getAsBoolean(), report::toString);
        Answer product = run(ALL, driver(Map.of()), "bench", "matmul", "--n", "100", "--device", "cuda", "--repeat", "1");
        assertEquals(0, product.code(), product.text());
        assertTrue(product.text().contains("products by our own kernel"), product.text());
    }

    private void assertMissing(String reason, String mend, String classPath, Map<String, String> environment) throws Exception {
        JsonObject gpu = doctor(classPath, environment).getAsJsonObject("GPU");
        assertFalse(gpu.get("ok").getAsBoolean());
        assertTrue(gpu.get("found").getAsString().contains(reason), gpu::toString);
        assertTrue(gpu.get("mend").getAsString().contains(mend), gpu::toString);

        Answer cpu = run(classPath, environment, "bench", "matmul", "--n", "50", "--repeat", "1");
        assertEquals(0, cpu.code(), cpu.text());
        Answer refused = run(classPath, environment, "bench", "matmul", "--n", "50", "--device", "cuda");
        assertTrue(refused.code() != 0 && refused.text().lines().count() == 1 && refused.text().contains(reason), refused.text());
    }

    private JsonObject doctor(String classPath, Map<String, String> environment) throws Exception {
        Answer answer = run(classPath, environment, "doctor", "--json");
        assertEquals(0, answer.code(), answer.text());
        return JsonParser.parseString(answer.text()).getAsJsonObject();
    }

    /** @param text both streams, without the JVM's line about the vector module */
    private record Answer(int code, String text) {
    }

    private Answer run(String classPath, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder, "-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ENGRAM_CUDA_LIBRARIES", "none");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        String text = output.lines().filter(line -> !line.contains("Using incubator modules")).collect(Collectors.joining("\n"));
        return new Answer(process.waitFor(), text);
    }

    private static Map<String, String> driver(Map<String, String> settings) {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put("LD_LIBRARY_PATH", CudaOnCpu.folder().toString());
        return environment;
    }

    @SuppressWarnings("restricted")
    private static boolean lacksDriver() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libcuda.so.1", arena);
            return false;
        } catch (IllegalArgumentException absent) {
            return true;
        }
    }
}
