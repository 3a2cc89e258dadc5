package engram.hopfield;

import java.util.Arrays;

/**
 * Writes down what each probe does, and completes the record of one that is finished. Several threads may record at once as
 * long as each probe belongs to one of them.
 */
final class RecallRecorder {
    private final Patterns patterns;
    private final int steps;
    private final int[][] scaledOverlaps; // p × (steps+1)
    private final int[] convergedAt;      // p: the first t with S(t) = S(t−1), or steps+1
    private final long[] finalWords;      // p × stride

    RecallRecorder(Patterns patterns, Patterns probes, int steps) {
        this.patterns = patterns;
        this.steps = steps;
        this.scaledOverlaps = new int[patterns.count()][steps + 1];
        this.convergedAt = new int[patterns.count()];
        this.finalWords = probes.words().clone();
        Arrays.fill(convergedAt, steps + 1);
        for (int mu = 0; mu < patterns.count(); mu++) scaledOverlaps[mu][0] = patterns.scaledOverlap(mu, probes, mu);
    }

    int steps() { return steps; }

    /** N·m of probe μ at time t. */
    void overlap(int mu, int t, int scaledOverlap) { scaledOverlaps[mu][t] = scaledOverlap; }

    /** Probe μ was at time t where it was at t − 1, and stays there. Its overlap at t is recorded already. */
    void converged(int mu, int t) {
        Arrays.fill(scaledOverlaps[mu], t, steps + 1, scaledOverlaps[mu][t]);
        convergedAt[mu] = t;
    }

    /** Probe μ alternates for ever between its states at t − 1 and t, whose overlaps are recorded. */
    void alternates(int mu, int t) {
        for (int later = t + 1; later <= steps; later++) scaledOverlaps[mu][later] = scaledOverlaps[mu][later - 2];
    }

    /** The state of probe μ after the last step. */
    void finalState(int mu, long[] state) {
        System.arraycopy(state, 0, finalWords, mu * patterns.stride(), patterns.stride());
    }

    Recall toRecall() {
        int[] newlyConverged = new int[steps + 2];
        for (int at : convergedAt) newlyConverged[at]++;
        int[] unconverged = new int[steps + 1];
        unconverged[0] = patterns.count();
        for (int t = 1; t <= steps; t++) unconverged[t] = unconverged[t - 1] - newlyConverged[t];
        return new Recall(patterns.neurons(), scaledOverlaps, unconverged,
                Patterns.wrap(patterns.count(), patterns.neurons(), finalWords));
    }
}
