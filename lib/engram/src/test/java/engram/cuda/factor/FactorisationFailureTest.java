package engram.cuda.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.cuda.CudaOnCpu;
import engram.cuda.DeviceBuffer;
import engram.cuda.DeviceMemoryException;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.tensor.DeviceException;
import engram.tensor.LinearAlgebra;
import engram.tensor.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(strings = {"row_products", "column_products", "reflector", "copy_block", "transpose_block"})
    void aFailedKernelIsNamedAndTheNextFactorisationWorks(String kernel) {
        Matrix a = Matrix.gaussian(20, 30, 1);
        CudaOnCpu.fail(kernel, 700, 1);
        DeviceException failure = assertThrows(DeviceException.class, () -> algebra.singularValues(a));
        assertTrue(failure.getMessage().contains(kernel), failure::getMessage);
        double square = 0;
        for (double value : algebra.singularValues(a).values()) {
            square += value * value;
        }
        double frobenius = 0;
        for (float entry : a.entries()) {
            frobenius += entry * entry;
        }
        assertEquals(frobenius, square, 1e-3); // Σσ² = ‖A‖²
    }

    @Test
    void missingMemoryIsNamedAndWhatWasTakenIsGivenBack() {
        assumeFalse(OnGpu.REAL, "skipped: a real device keeps an unknown part of its memory to itself");
        long before = gpu.heldBytes();
        try (DeviceBuffer most = gpu.allocate(gpu.device().memory() - before - 1_000_000)) { // room for less than two such matrices
            assertThrows(DeviceMemoryException.class, () -> algebra.symmetricEigen(Matrix.identity(400)));
            long after = gpu.heldBytes() - most.bytes();
            assertTrue(after <= before, () -> before + " → " + after);
        }
        assertEquals(0.0, algebra.singularValues(Matrix.zeros(5, 5)).values()[0]);
    }
}
