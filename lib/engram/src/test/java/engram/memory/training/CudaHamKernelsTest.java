package engram.memory.training;

import engram.cuda.KernelRecords;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The parameters of each kernel as Java has them are those of its source; one of a kind of neurons has their name before its own. */
class CudaHamKernelsTest {
    @Test
    void everyKernelHasARecordOfItsParameters() throws IOException, IllegalAccessException {
        KernelRecords.assertDeclaredIn("ham.cu", CudaHamKernels.class, CudaHamKernels.Neurons.class);
    }
}
