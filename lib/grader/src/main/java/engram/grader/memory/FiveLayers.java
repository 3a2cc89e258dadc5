package engram.grader.memory;

import java.util.Arrays;

/**
 * A network of five layers with random states, and what they should become.
 *
 * @param weights W_l, n_l × n_(l+1)
 * @param drive   ρ(x)·W_0, n_1; the input's weights are not small, so that it shows when it acts twice
 * @param states  s_l, l = 0 … 4
 */
record FiveLayers(double[][][] weights, double[] drive, double[][] states) {

    /** Layers of these sizes. */
    static FiveLayers random(long seed, int... sizes) {
        var states = new double[5][];
        Arrays.setAll(states, l -> Samples.normal(1, sizes[l], 1, 10 * seed + l)[0]);
        var weights = new double[4][][];
        Arrays.setAll(weights, l -> Samples.normal(sizes[l], sizes[l + 1], 0.7, 100 * seed + l));
        return new FiveLayers(weights, Samples.times(Samples.rho(states[0]), weights[0]), states);
    }

    /** The same with its weights, but not its drive, times a gain. */
    FiveLayers strengthened(double gain) {
        double[][][] stronger = Arrays.stream(weights).map(block -> Arrays.stream(block)
                .map(row -> Arrays.stream(row).map(w -> gain * w).toArray()).toArray(double[][]::new)).toArray(double[][][]::new);
        return new FiveLayers(stronger, drive, states);
    }

    /** ρ(s_(l−1))·W_(l−1). */
    double[] below(double[][] s, int layer) {
        return Samples.times(Samples.rho(s[layer - 1]), weights[layer - 1]);
    }

    /** ρ(s_(l+1))·W_lᵀ. */
    double[] above(double[][] s, int layer) {
        return Samples.timesTransposed(Samples.rho(s[layer + 1]), weights[layer]);
    }

    double[] arriving(double[][] s, int layer) {
        double[] f = layer == 1 ? drive : below(s, layer);
        return layer == 4 ? f : Samples.plus(f, 1, above(s, layer));
    }

    /** The layers from `first` on, every `step`-th, take what arrives at them. */
    double[][] moved(double[][] s, int first, int step) {
        double[][] next = s.clone();
        for (int layer = first; layer < 5; layer += step) {
            next[layer] = arriving(s, layer);
        }
        return next;
    }

    /** Σ s·ρ(s) − L(s) of the states. */
    double cost() {
        double sum = -lagrangians();
        for (int l = 1; l < 5; l++) {
            sum += Samples.dot(states[l], Samples.rho(states[l]));
        }
        return sum;
    }

    /** Σ L(s) of the states. */
    double lagrangians() {
        return Arrays.stream(states).skip(1).flatMapToDouble(Arrays::stream).map(s -> Math.log1p(Math.exp(4 * s - 2)) / 4).sum();
    }

    /** Σ ρ(s_l)·W_l·ρ(s_(l+1)) of the states. */
    double synapses() {
        double sum = 0;
        for (int l = 1; l < 4; l++) {
            sum += Samples.dot(above(states, l), Samples.rho(states[l]));
        }
        return sum;
    }

    /** I·ρ(s_1) of the states. */
    double driven() {
        return Samples.dot(drive, Samples.rho(states[1]));
    }
}
