package engram.memory;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.Arrays;

/**
 * Weights between two layers drawn uniformly from ±gain·√(6/(n_in + n_out)). X. Glorot, Y. Bengio 2010.
 *
 * @param gains one for each pair of neighbouring layers, from the input on, or one for all
 */
public record Xavier(double... gains) {

    /** @throws ArgumentException if there is no gain, or one is not finite or negative */
    public Xavier {
        if (given("gains", gains).length == 0) throw new ArgumentException("Xavier's weights need a gain, or one for each pair of layers.");
        for (double gain : gains)
            if (!(gain >= 0 && gain <= 1e6)) throw new ArgumentException("A gain is " + gain + ": it must be from 0 to a million.");
        gains = gains.clone();
    }

    /** One gain for all. */
    public static Xavier gain(double gain) { return new Xavier(gain); }

    /** The gains; a copy. */
    @Override public double[] gains() { return gains.clone(); }

    @Override public String toString() { return "Xavier" + Arrays.toString(gains); }

    /** The weights of the synapses from layer l to the next, from stream {@code weights l} of a seed. */
    Matrix weights(int l, int from, int to, long seed) {
        double range = gains[gains.length == 1 ? 0 : l] * Math.sqrt(6.0 / (from + to));
        var random = RandomStream.of(seed, "weights " + l);
        Matrix weights = Matrix.zeros(from, to);
        float[] entries = weights.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = (float) (range * ((random.bits(k) >>> 11) * 0x1p-52 - 1));
        return weights;
    }
}
