package engram.cuda.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.cuda.CudaOnCpu;
import engram.tensor.DeviceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row-major products through both bindings, with a column-major library on the CPU behind them. */
class CublasTest {

    @TempDir
    Path root;

    @BeforeAll
    static void requireNoOthers(@TempDir Path empty) throws IOException, InterruptedException {
        FakeLibraries.requireNoOthers(empty);
    }

    @Test
    void jcublasMultipliesRowMajorMatrices() throws IOException, InterruptedException {
        var machine = new FakeLibraries(root);
        machine.cublas(machine.toolkit(), 12);
        assertEquals("cuBLAS 12 (%s/libcublas.so.12)\nlargest error small\n".formatted(machine.toolkit()),
                machine.run("products", "", Map.of()));
    }

    @Test
    void theForeignFunctionsMultiplyRowMajorMatrices() throws IOException, InterruptedException {
        var machine = new FakeLibraries(root);
        machine.cublas(machine.toolkit(), 13);
        assertEquals("cuBLAS 13 (%s/libcublas.so.13)\nlargest error small\n".formatted(machine.toolkit()),
                machine.run("products", "", Map.of()));
    }

    /** The whole way: driver, context, stream, cuBLAS, and a matrix read back at home. */
    @ParameterizedTest
    @ValueSource(ints = {12, 13})
    void theBackendMultipliesWithWhatLoads(int major) throws IOException, InterruptedException {
        assumeTrue(CudaOnCpu.hasCompiler(), "There is no g++ here, which makes the driver that this test loads.");
        var machine = new FakeLibraries(root);
        machine.cublas(machine.toolkit(), major);
        var environment = Map.of("LD_LIBRARY_PATH", CudaOnCpu.folder() + ":" + machine.toolkit());
        String works = machine.run("backend", "", environment);
        assertPart("products by cuBLAS %d (found by the dynamic linker)".formatted(major), works);
        assertPart("largest error small", works);

        var broken = new TreeMap<>(environment);
        broken.put("FAKE_CREATE_STATUS", "1");
        String without = machine.run("backend", "", broken);
        assertPart("products by our own kernel", without);
        assertPart("largest error small", without);
    }

    @Test
    void aStatusIsNamedWithItsMend() throws IOException, InterruptedException {
        var machine = new FakeLibraries(root);
        machine.cublas(machine.toolkit(), 12);
        assertPart("DeviceException: cublasCreate_v2 failed with CUBLAS_STATUS_NOT_INITIALIZED: it found no device", machine.run("products", "", Map.of("FAKE_CREATE_STATUS", "1")));
        assertPart("DeviceException: cublasSgemm_v2 of 5 × 3 by 3 × 7 failed with CUBLAS_STATUS_ALLOC_FAILED: there is no device memory", machine.run("products", "", Map.of("FAKE_SGEMM_STATUS", "3")));
    }

    @Test
    void aStatusOfAFutureVersionIsGivenAsANumber() throws IOException, InterruptedException {
        var machine = new FakeLibraries(root);
        machine.cublas(machine.toolkit(), 13);
        assertPart("failed with status 99", machine.run("products", "", Map.of("FAKE_SGEMM_STATUS", "99")));
    }

    private static void assertPart(String part, String output) {
        assertTrue(output.contains(part), output);
    }
}
