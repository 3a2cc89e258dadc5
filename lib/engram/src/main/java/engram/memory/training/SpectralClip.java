package engram.memory.training;

import engram.argument.ArgumentException;
import engram.tensor.RandomStream;
import java.util.List;

/**
 * The synapses among the layers after the input shrink to a spectral norm ‖W‖₂ wherever it has grown beyond: then λ, the rate of a synchronous call,
 * is at most ‖W‖₂ times the largest slope of the activations, which is 1 for the logistic neurons. The norm is found by power iteration, from
 * below, so that it may stay a few per cent above the limit.
 *
 * @param limit of ‖W‖₂, above 0
 * @param every so many steps it is looked at, at least 1
 */
public record SpectralClip(double limit, int every) implements Constraint {
    private static final int ROUNDS = 20; // each multiplies what is wrong by the square of the ratio of the second largest singular value to the first

    /** @throws ArgumentException if a number is out of its range */
    public SpectralClip {
        if (!(limit > 0 && limit <= 1e6)) 
            throw new ArgumentException("The limit of the norm is " + limit + ": give a number above 0, at most a million.");
        if (every < 1) throw new ArgumentException("The norm is looked at every " + every + " steps: give at least 1.");
    }

    void apply(Parameters parameters, long step) {
        if (step % every != 0) return;
        var blocks = parameters.weights.subList(1, parameters.weights.size());
        double norm = norm(blocks);
        if (!(norm > limit)) return;
        float factor = (float) (limit / norm);
        for (var block : blocks) {
            float[] w = block.values();
            for (int k = 0; k < w.length; k++) w[k] *= factor;
        }
    }

    /** ‖W‖₂ of all blocks together: the root of what W² multiplies a state by, after a few rounds from a random one. */
    private static double norm(List<Parameters.Block> blocks) {
        if (blocks.isEmpty()) return 0;
        var v = new double[blocks.size() + 1][];
        for (int l = 0; l < v.length; l++) {
            v[l] = new double[l == 0 ? blocks.getFirst().rows() : blocks.get(l - 1).cols()];
            var random = RandomStream.of(0, "norm " + l);
            for (int i = 0; i < v[l].length; i++) v[l][i] = random.gaussian(i);
        }
        double square = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double before = length(v);
            if (before == 0) return 0;
            for (double[] layer : v) for (int i = 0; i < layer.length; i++) layer[i] /= before;
            v = times(blocks, times(blocks, v));
            square = length(v);
        }
        return Math.sqrt(square);
    }

    /** W·v: every layer gets what its neighbours send. */
    private static double[][] times(List<Parameters.Block> blocks, double[][] v) {
        var out = new double[v.length][];
        for (int l = 0; l < v.length; l++) out[l] = new double[v[l].length];
        for (int l = 0; l < blocks.size(); l++) {
            float[] w = blocks.get(l).values();
            int cols = blocks.get(l).cols();
            for (int i = 0; i < v[l].length; i++)
                for (int j = 0; j < cols; j++) {
                    out[l][i] += w[i * cols + j] * v[l + 1][j];
                    out[l + 1][j] += w[i * cols + j] * v[l][i];
                }
        }
        return out;
    }

    private static double length(double[][] v) {
        double squares = 0;
        for (double[] layer : v) for (double one : layer) squares += one * one;
        return Math.sqrt(squares);
    }
}
