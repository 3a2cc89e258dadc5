package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import engram.activation.Activation;
import engram.activation.Softmax;
import engram.parallel.Cores;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CpuBatchesTest extends BatchesContract {

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    Backend backend() {
        return Backend.cpu();
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        // more than 65,536 numbers, and products of more than that many times 32 steps: all are shared
        Batch all = Batch.gaussian(400, 257, 3);
        int[] each = IntStream.range(0, all.rows()).toArray();
        for (BatchOperation operation : BatchOperation.all()) {
            Batch alone = all.copy();
            Cores.limitedTo(1, () -> operation.work().run(backend(), alone));
            for (int threads : new int[] {2, 3, 7}) {
                Batch shared = all.copy();
                Cores.limitedTo(threads, () -> operation.work().run(backend(), shared));
                assertSameRows(operation, alone, shared, each);
            }
        }
    }

    /** Boxed vectors would be several bytes a number. */
    @Test
    void hardlyAnythingIsAllocated() {
        Batch batch = Batch.gaussian(64, 300, 1);
        Matrix b = Matrix.gaussian(300, 300, 2);
        float[] factors = new float[64];
        int[] numbers = IntStream.range(0, 64).toArray();
        assertAllocatesLittle("addProduct", () -> backend().addProduct(batch.x(), b, batch.y()));
        assertAllocatesLittle("axpby", () -> backend().axpby(0.5f, batch.x(), 0.5f, batch.y()));
        assertAllocatesLittle("axpby by rows", () -> backend().axpby(factors, batch.x(), factors, batch.y()));
        assertAllocatesLittle("multiply", () -> backend().multiply(batch.x(), batch.y()));
        assertAllocatesLittle("rowDots", () -> backend().rowDots(batch.x(), batch.y(), batch.dots()));
        assertAllocatesLittle("gather", () -> backend().gather(b, numbers, batch.y()));
        assertAllocatesLittle("scatter", () -> backend().scatter(batch.v(), numbers, b));
        assertAllocatesLittle("a steep softmax", () -> backend().apply(new Softmax(100), batch.x(), batch.y()));
        for (Activation function : Activations.ALL) {
            assertAllocatesLittle("apply " + function, () -> backend().apply(function, batch.x(), batch.y()));
            if (Activations.hasDerivative(function)) {
                assertAllocatesLittle("pullBack " + function, () -> backend().pullBack(function, batch.x(), batch.v(), batch.y()));
            }
        }
    }

    /** Until it is compiled, which may take a while on a busy machine; then less than a byte for each of its 19,200 numbers. */
    private static void assertAllocatesLittle(String what, Runnable operation) {
        long perCall = Long.MAX_VALUE;
        for (long start = System.nanoTime(); perCall > 1000 && System.nanoTime() < start + 20e9; ) {
            long before = MEMORY.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 30; call++) {
                operation.run();
            }
            perCall = (MEMORY.getCurrentThreadAllocatedBytes() - before) / 30;
        }
        assertTrue(perCall <= 1000, what + " allocates " + perCall + " bytes at a call");
    }
}
