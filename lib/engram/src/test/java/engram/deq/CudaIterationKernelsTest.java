package engram.deq;

import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.cuda.KernelRecords;
import engram.cuda.Ptx;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The parameters of each kernel as Java has them are those of its source. */
class CudaIterationKernelsTest {
    @Test
    void everyKernelHasARecordOfItsParameters() throws IOException, IllegalAccessException {
        KernelRecords.assertDeclaredIn("iteration.cu", CudaIterationKernels.class);
    }

    /** A product and a sum that become one operation have other bits than the CPU's; the emulated device could not tell. */
    @Test
    void theyAreCompiledWithoutContraction() {
        String ptx = Ptx.shipped("iteration").text();
        assertTrue(ptx.contains("mul.rn.f64") && !ptx.contains("fma.rn.f64"));
    }
}
