package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.activation.Curve;
import engram.activation.Softmax;
import engram.cuda.CudaOnCpu;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnGpu
class CudaBatchesTest extends BatchesContract {

    @Override
    Backend backend() {
        return Backend.cuda();
    }

    @Test
    void aPartIsWrittenIntoWhatTheMatrixHeldWhereverItWas() {
        Matrix x = Matrix.of(2, 1, 7, 8);
        Panel middle = new Panel(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6), 2, 1, 1);
        backend().axpby(1, Panel.of(x), 0, middle); // the others were on the host
        assertArrayEquals(new float[] {1, 7, 3, 4, 8, 6}, middle.matrix().entries());
        middle.matrix().set(0, 0, 9);               // and this one was changed there
        backend().multiply(Panel.of(x), middle);
        backend().axpby(1, Panel.of(x), 1, middle); // now all are on the device
        assertArrayEquals(new float[] {9, 56, 3, 4, 72, 6}, middle.matrix().entries());
    }

    @Test
    void productsHaveTheBitsThatTheCpuGivesThem() {
        Batch batch = Batch.gaussian(70, 130, 4);
        Batch other = batch.copy();
        Matrix b = Matrix.gaussian(130, 130, 5);
        backend().addProduct(batch.x(), b, batch.y());
        Backend.cpu().addProduct(other.x(), b, other.y());
        assertArrayEquals(other.y().matrix().entries(), batch.y().matrix().entries());
    }

    @Test
    void onlyWhatIsAskedForCrossesTheBus() {
        Batch batch = Batch.gaussian(8, 5, 1);
        Matrix b = Matrix.gaussian(5, 5, 2);
        float[] factors = new float[8];
        int[] numbers = IntStream.range(0, 8).toArray();
        Backend backend = backend();
        round(backend, batch, b, factors, numbers);
        long sent = gpu().sentBytes();
        long fetched = gpu().fetchedBytes();
        round(backend, batch, b, factors, numbers);
        assertEquals(3 * 8 * Integer.BYTES, gpu().sentBytes() - sent, "two factors and a number a row, scattered: those gathered are there already");
        assertEquals(8 * Double.BYTES, gpu().fetchedBytes() - fetched, "a dot a row");
    }

    @Test
    void rowsAreAskedForAnewWhereTheirNumbersHaveChanged() {
        Matrix x = Matrix.of(3, 1, 7, 8, 9);
        Matrix y = Matrix.zeros(2, 1);
        Backend backend = backend();
        int[] numbers = {0, 2};
        backend.gather(x, numbers, Panel.of(y));
        numbers[1] = 1;
        backend.gather(x, numbers, Panel.of(y));
        assertArrayEquals(new float[] {7, 8}, y.entries());
        backend.gather(x, new int[] {0}, Panel.of(y, 1)); // the first of these
        backend.gather(x, new int[] {0, 0}, Panel.of(y)); // and more than these
        assertArrayEquals(new float[] {7, 7}, y.entries());
    }

    @Test
    void nothingIsAllocatedAfterTheFirstTime() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        Backend backend = backend();
        Batch batch = Batch.gaussian(8, 5, 1);
        Matrix b = Matrix.gaussian(5, 5, 2);
        float[] factors = new float[8];
        int[] numbers = IntStream.range(0, 8).toArray();
        round(backend, batch, b, factors, numbers);
        CudaOnCpu.fail("cuMemAlloc", 1, 0);
        for (int rows = 8; rows > 0; rows--) {
            int now = rows;
            Batch smaller = new Batch(first(batch.x(), now), first(batch.v(), now), first(batch.y(), now), batch.dots());
            round(backend, smaller, b, factors, numbers);
        }
        assertThrows(DeviceException.class, () -> backend.rowSums(batch.x().matrix()), "whatever is allocated next fails");
    }

    private static Panel first(Panel panel, int rows) {
        return new Panel(panel.matrix(), rows, panel.from(), panel.cols());
    }

    /** All operations once. */
    private static void round(Backend backend, Batch batch, Matrix b, float[] factors, int[] numbers) {
        backend.together(() -> {
            backend.addProduct(batch.x(), b, batch.y());
            backend.apply(Curve.of(Curve.Shape.LOGISTIC), batch.y(), batch.y());
            backend.pullBack(new Softmax(1), batch.x(), batch.v(), batch.y());
            backend.axpby(0.5f, batch.x(), 0.5f, batch.y());
            backend.axpby(factors, batch.x(), factors, batch.y());
            backend.multiply(batch.x(), batch.y());
            backend.rowDots(batch.x(), batch.y(), batch.dots());
            backend.gather(batch.x().matrix(), numbers, batch.y());
            backend.scatter(batch.v(), numbers, batch.y().matrix());
        });
    }

    private static Gpu gpu() {
        return Backend.cuda().offer(Gpu.class).orElseThrow();
    }
}
