package engram.hopfield;

import java.util.Arrays;

/** Writes down what each probe does, compared with the pattern of its number, and completes the record of one that is left alone. */
final class RecallRecorder implements Recorder {
    private final Patterns patterns;
    private final Energy energy;
    private final Watch watch;
    private final int steps;
    private final int[][] scaledOverlaps; // p × (steps+1)
    private final double[][] energies;    // p × (steps+1), or 0 × 0 when not watched
    private final byte[][][] spins;       // p × (steps+1) × neurons watched
    private final int[] convergedAt;      // p: the first t with S(t) = S(t−1), or steps+1
    private final int[] cycleLengths;     // p: 1 a fixed point, 2 a 2-cycle, 0 neither seen
    private final int[] settledAt;        // p: when the probe was left alone, or −1
    private final long[] finalWords;      // p × stride

    RecallRecorder(Patterns patterns, Patterns probes, Energy energy, Watch watch, int steps) {
        int p = patterns.count();
        this.patterns = patterns;
        this.energy = energy;
        this.watch = watch;
        this.steps = steps;
        this.scaledOverlaps = new int[p][steps + 1];
        this.energies = watch.energy() ? new double[p][steps + 1] : new double[0][0];
        this.spins = new byte[p][watch.neurons().length == 0 ? 0 : steps + 1][watch.neurons().length];
        this.convergedAt = new int[p];
        this.cycleLengths = new int[p];
        this.settledAt = new int[p];
        this.finalWords = probes.words().clone();
        Arrays.fill(convergedAt, steps + 1);
        Arrays.fill(settledAt, -1);
        for (int mu = 0; mu < p; mu++)
            state(mu, 0, Arrays.copyOfRange(finalWords, mu * patterns.stride(), (mu + 1) * patterns.stride()));
    }

    @Override public int steps() { return steps; }

    @Override public void state(int mu, int t, long[] state) {
        int different = 0;
        for (int w = 0; w < state.length; w++) different += Long.bitCount(patterns.words()[mu * state.length + w] ^ state[w]);
        scaledOverlaps[mu][t] = patterns.neurons() - 2 * different;
        if (watch.energy()) energies[mu][t] = energy.of(state);
        for (int k = 0; k < watch.neurons().length; k++) {
            int i = watch.neurons()[k];
            spins[mu][t][k] = (byte) ((state[i >> 6] >>> i & 1) == 1 ? 1 : -1);
        }
        if (t == steps) finalState(mu, state);
    }

    @Override public void overlap(int mu, int t, int scaled) { scaledOverlaps[mu][t] = scaled; }

    @Override public boolean wantsStates() { return watch.energy() || watch.neurons().length > 0; }

    @Override public boolean stopsAtRepeats() { return true; }

    @Override public void repeats(int mu, int t, long[] state, boolean atRest) {
        convergedAt[mu] = t;
        cycleLengths[mu] = atRest ? 1 : 0;
        settledAt[mu] = t;
        copy(mu, t, 1);
        finalState(mu, state);
    }

    @Override public void alternates(int mu, int t, long[] last, long[] state) {
        cycleLengths[mu] = 2;
        settledAt[mu] = t;
        copy(mu, t, 2);
        finalState(mu, (steps - t) % 2 == 0 ? state : last);
    }

    /** Completes the record of a probe that is left alone at time t. */
    private void copy(int mu, int t, int period) {
        for (int later = t + 1; later <= steps; later++) {
            scaledOverlaps[mu][later] = scaledOverlaps[mu][later - period];
            if (watch.energy()) energies[mu][later] = energies[mu][later - period];
            if (watch.neurons().length > 0) spins[mu][later] = spins[mu][later - period];
        }
    }

    private void finalState(int mu, long[] state) {
        System.arraycopy(state, 0, finalWords, mu * patterns.stride(), patterns.stride());
    }

    Recall toRecall() {
        int[] newlyConverged = new int[steps + 2];
        for (int at : convergedAt) newlyConverged[at]++;
        int[] unconverged = new int[steps + 1];
        unconverged[0] = patterns.count();
        for (int t = 1; t <= steps; t++) unconverged[t] = unconverged[t - 1] - newlyConverged[t];
        return new Recall(patterns.neurons(), scaledOverlaps, unconverged, cycleLengths, settledAt,
                Patterns.wrap(patterns.count(), patterns.neurons(), finalWords), energies, watch.neurons(), spins);
    }
}
