package engram.hopfield;

import engram.tensor.RandomStream;

/**
 * S_i ← sign(N·h_i) with N·h_i = F_i − p·S_i + λp·S_i and F_i = Σ_ν ξ_i^ν M_ν, as comparisons of integers.
 *
 * <p>F_i − p·S_i is an integer I_i and the sum of I_i and c·S_i (c = λp) in float64 has the sign that the exact sum has, so
 * for S_i = +1 the field is positive exactly when F_i &gt; p + ⌊−c⌋, and for S_i = −1 exactly when F_i &gt; ⌊c⌋ − p. It is zero
 * only if c is an integer, and then where F_i equals that threshold.
 */
final class SignRule {
    private final int count;   // p
    private final int neurons; // N
    private final boolean random;
    private final RandomStream draws;

    /** The field F_i must be above this for a neuron that is up (+1). */
    final long thresholdUp;
    /** The field F_i must be above this for a neuron that is down (−1). */
    final long thresholdDown;
    /** Whether a field can be zero. */
    final boolean tiesPossible;

    SignRule(int count, int neurons, double diagonal, Ties ties, RandomStream draws) {
        this.count = count;
        this.neurons = neurons;
        this.random = ties == Ties.RANDOM;
        this.draws = draws;
        // far beyond every field (|F| < 2^31), so that a huge λ can't overflow
        double c = Math.clamp(diagonal, -1e15, 1e15);
        this.thresholdUp = count + (long) Math.floor(-c);
        this.thresholdDown = (long) Math.floor(c) - count;
        this.tiesPossible = c == Math.rint(c);
    }

    /** Whether a tie is broken by a draw, after which a state that returns need not return again. */
    boolean isRandom() { return random; }

    /** The spin of neuron i of probe μ at step t whose field is zero, as a bit: its last one, or draw ((t−1)·p + μ)·N + i. */
    boolean breakTie(int mu, int t, int i, boolean last) {
        return random ? draws.bits(((t - 1L) * count + mu) * neurons + i) >= 0 : last;
    }
}
