package engram.cuda.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.cuda.CudaOnCpu;
import engram.cuda.DeviceBuffer;
import engram.cuda.DeviceMemoryException;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.tensor.Backend;
import engram.tensor.DeviceException;
import engram.tensor.LinearAlgebra;
import engram.tensor.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A factorisation that fails on its way leaves the device as it was. */
@OnGpu
class FactorisationFailureTest {

    private final Gpu gpu = Gpu.get();
    private final LinearAlgebra algebra = new CudaLinearAlgebra(gpu, Division.from(8, 1));

    @BeforeEach
    void onlyTheEmulatedDeviceFailsOnPurpose() {
        assumeFalse(OnGpu.REAL, "a real device is not made to fail, and its memory is shared with others");
    }

    @ParameterizedTest
    @CsvSource({"copy_block, 1", "transpose_block, 1", "swap_rows, 1", "permute_rows, 1", "place_columns, 0"})
    void aFailedKernelIsNamedAndTheNextFactorisationWorks(String kernel, int runsBefore) {
        Matrix a = Matrix.gaussian(30, 30, 1);
        CudaOnCpu.fail(kernel, 700, runsBefore);
        DeviceException failure = assertThrows(DeviceException.class, () -> algebra.inverse(a));
        assertTrue(failure.getMessage().contains(kernel), failure::getMessage);
        assertArrayEquals(Backend.plain().linearAlgebra().inverse(a).entries(), algebra.inverse(a).entries(), 1e-3f);
    }

    @Test
    void missingMemoryIsNamedAndWhatWasTakenIsGivenBack() {
        assumeFalse(OnGpu.REAL, "skipped: a real device keeps an unknown part of its memory to itself");
        long before = gpu.heldBytes();
        try (DeviceBuffer most = gpu.allocate(gpu.device().memory() - before - 1_000_000)) { // room for less than two such matrices
            assertThrows(DeviceMemoryException.class, () -> algebra.inverse(Matrix.identity(400)));
            long after = gpu.heldBytes() - most.bytes();
            assertTrue(after <= before, () -> before + " → " + after);
        }
        assertArrayEquals(Matrix.identity(5).entries(), algebra.inverse(Matrix.identity(5)).entries());
    }
}
