package engram.memory.training;

import engram.data.Images;
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

    /** Differs for other images, labels or weights at the beginning. */
    static String fingerprint(HierarchicalMemory memory, Images images) {
        var sum = new CRC32C();
        var pixels = new byte[images.size()];
        for (int k = 0; k < images.count(); k++) {
            sum.update(images.label(k));
            images.copyPixels(k, pixels, 0);
            sum.update(pixels, 0, pixels.length);
        }
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
