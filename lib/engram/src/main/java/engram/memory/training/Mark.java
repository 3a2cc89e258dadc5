package engram.memory.training;

import engram.data.Images;
import engram.memory.HierarchicalMemory;
import engram.tensor.Matrix;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Short marks by which a checkpoint knows what it was made with. */
final class Mark {
    private Mark() {}

    /** A number that differs for other images or labels. */
    static String of(Images images) {
        var sum = new CRC32C();
        var pixels = new byte[images.size()];
        for (int k = 0; k < images.count(); k++) {
            sum.update(images.label(k));
            images.copyPixels(k, pixels, 0);
            sum.update(pixels, 0, pixels.length);
        }
        return Long.toHexString(sum.getValue());
    }

    /** A number that differs for other weights at the beginning. */
    static String of(HierarchicalMemory memory) {
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
