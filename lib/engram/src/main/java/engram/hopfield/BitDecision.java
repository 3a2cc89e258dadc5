package engram.hopfield;

import java.util.Arrays;

/**
 * {@link Decision} for integer fields: the thresholds of T &gt; 0 are computed once for each pair of I and S that occurs. Belongs to
 * one thread.
 */
final class BitDecision {
    private static final long UNKNOWN = -1;

    private final Decision decision;
    private final int count;           // p
    private final double diagonal;     // λp
    private final int range;           // thresholds are kept for |I| ≤ range
    private final long[] thresholds;   // (2·range + 1) × 2, for S = −1 and S = +1; empty at T = 0

    BitDecision(Update update, Patterns patterns, double diagonal) {
        this.decision = new Decision(update, patterns.count(), patterns.neurons(), patterns.neurons());
        this.count = patterns.count();
        this.diagonal = diagonal;
        this.range = 4 * patterns.neurons();
        this.thresholds = new long[update.rests() ? 0 : 2 * (2 * range + 1)];
        Arrays.fill(thresholds, UNKNOWN);
    }

    /** Whether the next spin is +1, F = Σ_ν ξ_i^ν M_ν being the neuron's field with its own share p·S still in it. */
    boolean up(long field, boolean last, int mu, int t, int i) {
        long integer = last ? field - count : field + count;               // I = F − p·S
        double total = last ? integer + diagonal : integer - diagonal;     // N·h = I + λp·S
        if (thresholds.length == 0 || Math.abs(integer) > range) return decision.up(total, last, mu, t, i);
        int at = 2 * (int) (integer + range) + (last ? 1 : 0);
        long threshold = thresholds[at];
        if (threshold == UNKNOWN) thresholds[at] = threshold = decision.threshold(total);
        return decision.up(threshold, mu, t, i);
    }
}
