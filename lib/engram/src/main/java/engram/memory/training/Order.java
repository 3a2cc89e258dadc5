package engram.memory.training;

import engram.data.Images;
import engram.memory.HierarchicalMemory;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
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
        for (int k = 0; k < images.count(); k++) {
            sum.update(images.label(k));
            for (int pixel = 0; pixel < images.size(); pixel++) sum.update(images.grey(k, pixel));
        }
        for (int l = 0; l + 1 < memory.layers().length; l++) add(sum, memory.weights(l));
        for (int l = 0; l < memory.layers().length; l++) add(sum, memory.biases(l));
        return Long.toHexString(sum.getValue());
    }

    private static void add(CRC32C sum, Matrix numbers) {
        for (float one : numbers.entries()) {
            int bits = Float.floatToIntBits(one);
            for (int shift = 0; shift < 32; shift += 8) sum.update(bits >>> shift);
        }
    }
}
