package engram.memory.training;

import engram.memory.HierarchicalMemory;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** In which order images are learned. */
final class Order {
    private Order() {}

    /** The numbers of the images of an epoch, counted from 0: from (seed, "order", epoch), or as they are. */
    static int[] of(boolean shuffled, long seed, int epoch, int images) {
        return shuffled ? RandomStream.of(seed, "order").child(epoch).permutation(images) : IntStream.range(0, images).toArray();
    }

    /** A number that differs for other weights at the beginning. */
    static String mark(HierarchicalMemory memory) {
        var sum = new CRC32C();
        for (int l = 0; l + 1 < memory.layers().length; l++) add(sum, memory.weights(l));
        for (int l = 0; l < memory.layers().length; l++) add(sum, memory.biases(l));
        return Long.toHexString(sum.getValue());
    }

    private static void add(CRC32C sum, Matrix numbers) {
        var bytes = ByteBuffer.allocate(numbers.cols() * Float.BYTES);
        for (int i = 0; i < numbers.rows(); i++) {
            bytes.clear().asFloatBuffer().put(numbers.row(i));
            sum.update(bytes.clear());
        }
    }
}
