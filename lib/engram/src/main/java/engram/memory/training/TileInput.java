package engram.memory.training;

import engram.activation.Activation;
import engram.tensor.Matrix;

/** ρ(x) of images: there are 256 greys, so it is a table. */
final class TileInput {
    private final Examples examples;
    private final float[] grey;          // ρ of each
    private final Matrix[] transposed;   // some rows × B each, n₀ rows in all

    TileInput(Activation activation, Examples examples, Matrix[] transposed) {
        this.examples = examples;
        this.transposed = transposed;
        this.grey = greys(activation);
    }

    /** ρ of all greys. */
    static float[] greys(Activation activation) {
        var grey = new float[256];
        for (int level = 0; level < grey.length; level++) grey[level] = level / 255f;
        activation.apply(grey, 0, grey, 0, grey.length);
        return grey;
    }

    /** The largest |ρ(x)| of a pixel. */
    double largest() { return largest(grey); }

    /** The largest of them, without its sign. */
    static double largest(float[] grey) {
        double largest = 0;
        for (float one : grey) largest = Math.max(largest, Math.abs(one));
        return largest;
    }

    /** n₀. */
    int size() { return examples.inputs(); }

    /**
     * Writes ρ(x) of some examples of a batch, and the same to the transposed matrix of the batch.
     *
     * @param numbers of the batch
     * @param first   example of it
     * @param rho     as many rows × n₀ as there is room for
     * @param pixels  n₀, scratch
     */
    void read(int[] numbers, int first, int count, float[] rho, byte[] pixels) {
        int n = size(), rows = transposed[0].rows();
        for (int i = 0; i < count; i++) {
            examples.copyInput(numbers[first + i], pixels);
            for (int p = 0; p < n; p++) rho[i * n + p] = grey[pixels[p] & 0xff];
        }
        for (int part = 0; part < transposed.length; part++) {
            float[] out = transposed[part].writableEntries();
            int batch = transposed[part].cols();
            for (int row = 0; row < transposed[part].rows(); row++)
                for (int i = 0; i < count; i++) out[row * batch + first + i] = rho[i * n + part * rows + row];
        }
    }
}
