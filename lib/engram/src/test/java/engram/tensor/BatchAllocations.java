package engram.tensor;

import com.sun.management.ThreadMXBean;
import engram.activation.Activation;
import engram.activation.Softmax;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/**
 * Ends with an error where an operation on batches allocates: boxed vectors would be several bytes a number. A program of its own, since what else a JVM
 * has done decides how it compiles.
 */
final class BatchAllocations {
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private BatchAllocations() {
    }

    public static void main(String[] args) {
        Backend backend = Backend.cpu();
        Batch batch = Batch.gaussian(64, 300, 1);
        Matrix b = Matrix.gaussian(300, 300, 2);
        float[] factors = new float[64];
        int[] numbers = IntStream.range(0, 64).toArray();
        requireLittle("addProduct", () -> backend.addProduct(batch.x(), b, batch.y()));
        requireLittle("axpby", () -> backend.axpby(0.5f, batch.x(), 0.5f, batch.y()));
        requireLittle("axpby by rows", () -> backend.axpby(factors, batch.x(), factors, batch.y()));
        requireLittle("multiply", () -> backend.multiply(batch.x(), batch.y()));
        requireLittle("rowDots", () -> backend.rowDots(batch.x(), batch.y(), batch.dots()));
        requireLittle("gather", () -> backend.gather(b, numbers, batch.y()));
        requireLittle("scatter", () -> backend.scatter(batch.v(), numbers, b));
        requireLittle("a steep softmax", () -> backend.apply(new Softmax(100), batch.x(), batch.y()));
        for (Activation function : Activations.ALL) {
            requireLittle("apply " + function, () -> backend.apply(function, batch.x(), batch.y()));
            if (Activations.hasDerivative(function)) {
                requireLittle("pullBack " + function, () -> backend.pullBack(function, batch.x(), batch.v(), batch.y()));
            }
        }
    }

    /** Until it is compiled, which may take a while on a busy machine; then less than a byte for each of its 19,200 numbers. */
    private static void requireLittle(String what, Runnable operation) {
        long perCall = Long.MAX_VALUE;
        for (long start = System.nanoTime(); perCall > 1000 && System.nanoTime() < start + 20e9; ) {
            long before = MEMORY.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 30; call++) {
                operation.run();
            }
            perCall = (MEMORY.getCurrentThreadAllocatedBytes() - before) / 30;
        }
        if (perCall > 1000) {
            throw new AssertionError(what + " allocates " + perCall + " bytes at a call");
        }
    }
}
