package engram.memory.training;

import engram.argument.ArgumentException;
import engram.tensor.RandomStream;

/**
 * The synapses between two layers after the input shrink to a spectral norm ‖W_l‖₂ wherever it has grown beyond. All of them together have at most
 * ‖W‖₂ = 2·cos(π/L)·limit in a memory of L layers, and λ, the rate of a synchronous call, is at most ‖W‖₂ times the largest slope of the
 * activations, which is 1 for the logistic neurons. Each pair of layers has its own norm: shrunk together, those that have not grown would fade out.
 * It is found by power iteration, from below, so that it may stay a few per cent above the limit.
 *
 * @param limit of ‖W_l‖₂, above 0
 * @param every so many steps it is looked at, at least 1
 */
public record SpectralClip(double limit, int every) implements Constraint {
    private static final int ROUNDS = 40; // each multiplies what is wrong by the square of the ratio of the second largest singular value to the first

    /** @throws ArgumentException if a number is out of its range */
    public SpectralClip {
        if (!(limit > 0 && limit <= 1e6))
            throw new ArgumentException("The limit of the norm is " + limit + ": give a number above 0, at most a million.");
        if (every < 1) throw new ArgumentException("The norm is looked at every " + every + " steps: give at least 1.");
    }

    void apply(Parameters parameters, long step) {
        if (step % every != 0) return;
        for (var block : parameters.weights.subList(1, parameters.weights.size())) {
            double norm = norm(block);
            if (!(norm > limit)) continue;
            float factor = (float) (limit / norm);
            float[] w = block.values();
            for (int k = 0; k < w.length; k++) w[k] *= factor;
        }
    }

    /** ‖W‖₂ of a block: the root of what W·Wᵀ multiplies a row by, after a few rounds from a random one. */
    private static double norm(Parameters.Block block) {
        var v = new double[block.rows()];
        var random = RandomStream.of(0, "norm");
        for (int i = 0; i < v.length; i++) v[i] = random.gaussian(i);
        double square = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double before = length(v);
            if (before == 0) return 0;
            for (int i = 0; i < v.length; i++) v[i] /= before;
            v = timesSquare(block, v);
            square = length(v);
        }
        return Math.sqrt(square);
    }

    /** v·W·Wᵀ. */
    private static double[] timesSquare(Parameters.Block block, double[] v) {
        float[] w = block.values();
        int cols = block.cols();
        double[] next = new double[cols], out = new double[v.length];
        for (int i = 0; i < v.length; i++) for (int j = 0; j < cols; j++) next[j] += v[i] * w[i * cols + j];
        for (int i = 0; i < v.length; i++) for (int j = 0; j < cols; j++) out[i] += w[i * cols + j] * next[j];
        return out;
    }

    private static double length(double[] v) {
        double squares = 0;
        for (double one : v) squares += one * one;
        return Math.sqrt(squares);
    }
}
