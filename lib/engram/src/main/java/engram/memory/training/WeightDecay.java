package engram.memory.training;

import engram.argument.ArgumentException;

/**
 * All synapses shrink a little in every step: w ← w·(1 − rate·strength). I. Loshchilov, F. Hutter 2017, arXiv:1711.05101.
 *
 * @param strength from 0, which is none, to 1
 */
public record WeightDecay(double strength) implements Constraint {

    /** @throws ArgumentException if the strength is out of its range */
    public WeightDecay {
        if (!(strength >= 0 && strength <= 1)) throw new ArgumentException("The decay of weights is " + strength + ": give a number from 0 to 1.");
    }

    void apply(Parameters parameters, double rate) {
        float keep = (float) (1 - Math.min(1, rate * strength));
        for (var block : parameters.weights) {
            float[] w = block.values();
            for (int k = 0; k < w.length; k++) w[k] *= keep;
        }
    }
}
