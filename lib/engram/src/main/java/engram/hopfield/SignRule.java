package engram.hopfield;

/**
 * S_i ← sign(N·h_i) with N·h_i = F_i − p·S_i + λp·S_i and F_i = Σ_ν ξ_i^ν M_ν, as comparisons of integers.
 *
 * <p>F_i − p·S_i is an integer I_i and the sum of I_i and c·S_i (c = λp) in float64 has the sign that the exact sum has, so
 * for S_i = +1 the field is positive exactly when F_i &gt; p + ⌊−c⌋, and for S_i = −1 exactly when F_i &gt; ⌊c⌋ − p. It is zero
 * only if c is an integer, and then where F_i equals that threshold.
 */
final class SignRule {
    /** The field F_i must be above this for a neuron that is up (+1). */
    final long thresholdUp;
    /** The field F_i must be above this for a neuron that is down (−1). */
    final long thresholdDown;
    /** Whether a field can be zero. */
    final boolean tiesPossible;
    /** What happens then. */
    final Decision decision;

    SignRule(int count, double diagonal, Decision decision) {
        // far beyond every field (|F| < 2^31), so that a huge λ can't overflow
        double c = Math.clamp(diagonal, -1e15, 1e15);
        this.thresholdUp = count + (long) Math.floor(-c);
        this.thresholdDown = (long) Math.floor(c) - count;
        this.tiesPossible = c == Math.rint(c);
        this.decision = decision;
    }
}
