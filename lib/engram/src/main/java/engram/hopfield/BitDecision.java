package engram.hopfield;

import java.util.Arrays;

/**
 * {@link Decision} for integer fields, of which N·h_i = F_i − p·S_i + λp·S_i with F_i = Σ_ν ξ_i^ν M_ν.
 *
 * <p>At T = 0 it is a comparison of integers. F_i − p·S_i is an integer I_i and the sum of I_i and c·S_i (c = λp) in float64 has the sign
 * that the exact sum has, so for S_i = +1 the field is positive exactly when F_i &gt; p + ⌊−c⌋, and for S_i = −1 exactly when F_i &gt;
 * ⌊c⌋ − p. It is zero only if c is an integer, and then where F_i equals that threshold.
 *
 * <p>At T &gt; 0 the thresholds of the draws are computed once for each pair of I and S that occurs, and one thread has it for itself.
 */
final class BitDecision {
    private static final long UNKNOWN = -1;

    /** At T = 0 the field F_i must be above this for a neuron that is up (+1). */
    final long thresholdUp;
    /** At T = 0 the field F_i must be above this for a neuron that is down (−1). */
    final long thresholdDown;
    /** Whether a field can be zero. */
    final boolean tiesPossible;
    /** What happens then. */
    final Decision decision;

    private final int count;           // p
    private final double diagonal;     // λp
    private final int range;           // thresholds of draws are kept for |I| ≤ range
    private final long[] draws;        // (2·range + 1) × 2, for S = −1 and S = +1; empty at T = 0

    BitDecision(Update update, Patterns patterns, double diagonal) {
        this.decision = new Decision(update, patterns, patterns.neurons());
        this.count = patterns.count();
        this.diagonal = diagonal;
        // far beyond every field (|F| < 2^31), so that a huge λ can't overflow
        double c = Math.clamp(diagonal, -1e15, 1e15);
        this.thresholdUp = count + (long) Math.floor(-c);
        this.thresholdDown = (long) Math.floor(c) - count;
        this.tiesPossible = c == Math.rint(c);
        this.range = 4 * patterns.neurons();
        this.draws = new long[update.isCold() ? 0 : 2 * (2 * range + 1)];
        Arrays.fill(draws, UNKNOWN);
    }

    /** Whether the field is zero at T = 0 and the next spin drawn. */
    boolean drawsTie(long field, boolean last) {
        return tiesPossible && draws.length == 0 && field == (last ? thresholdUp : thresholdDown) && decision.drawsTies();
    }

    /** Whether the next spin is +1, F being the neuron's field with its own share p·S still in it. */
    boolean up(long field, boolean last, int mu, int t, int i) {
        if (draws.length == 0) {
            long threshold = last ? thresholdUp : thresholdDown;
            return field > threshold || field == threshold && tiesPossible && decision.breakTie(last, mu, t, i);
        }
        long integer = last ? field - count : field + count;               // I = F − p·S
        double total = last ? integer + diagonal : integer - diagonal;     // N·h = I + λp·S
        if (Math.abs(integer) > range) return decision.up(total, last, mu, t, i);
        int at = 2 * (int) (integer + range) + (last ? 1 : 0);
        long threshold = draws[at];
        if (threshold == UNKNOWN) draws[at] = threshold = decision.threshold(total);
        return decision.up(threshold, mu, t, i);
    }
}
