package engram.deq;

import engram.cuda.KernelRecords;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The parameters of each kernel as Java has them are those of its source. */
class CudaIterationKernelsTest {
    @Test
    void everyKernelHasARecordOfItsParameters() throws IOException, IllegalAccessException {
        KernelRecords.assertDeclaredIn("iteration.cu", CudaIterationKernels.class);
    }
}
