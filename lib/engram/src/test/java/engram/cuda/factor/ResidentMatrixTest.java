package engram.cuda.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.plot.Plot;
import engram.tensor.Backend;
import engram.tensor.FactorCheck;
import engram.tensor.Matrix;
import engram.tensor.PowerOfTwo;
import engram.tensor.Op;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A matrix that a device has made is looked at from all sides at home: it is fetched once, and never sent. */
@OnGpu
class ResidentMatrixTest {

    private static final int N = 40;
    private static final long BYTES = 4L * N * N;

    private final Gpu gpu = Gpu.get();
    private final Backend cuda = Backend.cuda();
    private final Matrix a = Matrix.zeros(N, N); // GᵀG
    private long sent;
    private long fetched;

    @BeforeEach
    void make() {
        Matrix g = Matrix.gaussian(N, N, 1);
        cuda.gemm(1, g, Op.TRANSPOSED, g, Op.AS_IS, 0, a);
        sent = gpu.sentBytes();
        fetched = gpu.fetchedBytes();
    }

    private void assertFetchedOnceAndNeverSent() {
        assertEquals(BYTES, gpu.fetchedBytes() - fetched);
        cuda.matmul(a, a);
        cuda.rowSums(a);
        assertEquals(0, gpu.sentBytes() - sent);
    }

    @Test
    void aHeatMap() {
        assumeTrue(ModuleLayer.boot().findModule("java.desktop").isPresent(), "skipped: the bundle for machines with a GPU draws nothing");
        Plot.heatMap(IntStream.range(0, N).mapToObj(a::row).toArray(float[][]::new));
        assertFetchedOnceAndNeverSent();
    }

    @Test
    void itsNormItsTextAndItsTranspose() {
        assertEquals(FactorCheck.columnNorm(a), FactorCheck.columnNorm(a.transpose()), 1e-3);
        assertTrue(a.toString().contains("40 × 40"));
        assertFetchedOnceAndNeverSent();
    }

    @Test
    void whatAFactorisationAsksOfIt() {
        FactorCheck.square("inverse", a);
        assertTrue(PowerOfTwo.of(a).exponent() >= 4); // ‖g‖² of 40 numbers
        assertFetchedOnceAndNeverSent();
    }

    @Test
    void itsFactorisationOnTheProcessor() {
        assertTrue(cuda.linearAlgebra().symmetricEigen(a).values()[0] > -1e-3);
        cuda.linearAlgebra().leastSquares(a, a);
        Backend.cpu().matmul(a, a);
        assertFetchedOnceAndNeverSent();
    }

    @Test
    void whatMayHaveBeenWrittenToIsSentAgain() {
        a.writableEntries()[0] = 0;
        cuda.rowSums(a);
        cuda.rowSums(a);
        assertEquals(BYTES, gpu.sentBytes() - sent);
    }
}
