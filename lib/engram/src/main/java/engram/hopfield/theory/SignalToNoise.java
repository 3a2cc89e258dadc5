package engram.hopfield.theory;

import engram.hopfield.HopfieldException;
import org.apache.commons.math3.special.Erf;

/**
 * How often one synchronous step errs, from the first field alone, for N → ∞ random patterns at load α = p/N.
 *
 * <p>Near pattern μ the field is h_i = m0·ξ_i + λα·S_i + noise: the signal, what a neuron says to itself, and the p − 1 other
 * patterns' random contributions, a Gaussian of variance α (Hertz, Krogh and Palmer: Introduction to the theory of neural
 * computation, 1991, section 2.2).
 */
public final class SignalToNoise {
    private SignalToNoise() {}

    /**
     * The probability that a neuron of a stored pattern flips in the first step: P = ½ erfc((1 + λα)/√(2α)).
     *
     * @param load         α &gt; 0
     * @param selfCoupling λ, of J_ii = λα
     * @throws HopfieldException when α is not positive or λ is not finite
     */
    public static double bitError(double load, double selfCoupling) { return bitError(load, selfCoupling, 1); }

    /**
     * The probability that a neuron is wrong after one step that starts with overlap m0.
     *
     * @param load           α &gt; 0
     * @param selfCoupling   λ, of J_ii = λα
     * @param initialOverlap m0 in [−1, 1]
     * @throws HopfieldException when α is not positive, λ is not finite or m0 is outside [−1, 1]
     */
    public static double bitError(double load, double selfCoupling, double initialOverlap) {
        if (!(load > 0) || load == Double.POSITIVE_INFINITY)
            throw new HopfieldException("The load α is " + load + ": it must be a positive number.");
        if (!Double.isFinite(selfCoupling))
            throw new HopfieldException("The self-coupling λ is " + selfCoupling + ": it must be a finite number.");
        if (!(initialOverlap >= -1 && initialOverlap <= 1))
            throw new HopfieldException("The initial overlap m0 is " + initialOverlap + ": it must lie between -1 and 1.");
        double width = Math.sqrt(2 * load), self = selfCoupling * load;
        // P = (1+m0)/2 · ½erfc((m0+λα)/√(2α)) + (1−m0)/2 · ½erfc((m0−λα)/√(2α)): neurons that start right, and wrong
        double right = Erf.erfc((initialOverlap + self) / width) / 2;
        double wrong = Erf.erfc((initialOverlap - self) / width) / 2;
        return (1 + initialOverlap) / 2 * right + (1 - initialOverlap) / 2 * wrong;
    }

    /**
     * N/(2 ln N): for large N almost every one of so many patterns is a fixed point, λ = 0 (McEliece, Posner, Rodemich and
     * Venkatesh, IEEE Transactions on Information Theory 33, 1987).
     *
     * @param neurons N ≥ 2
     * @throws HopfieldException when N is below 2
     */
    public static double patternsMostlyExact(int neurons) {
        if (neurons < 2) throw new HopfieldException("There are " + neurons + " neurons: N/ln N needs at least 2.");
        return neurons / (2 * Math.log(neurons));
    }

    /**
     * N/(4 ln N): for large N all of so many patterns together are fixed points, λ = 0 (the same source).
     *
     * @param neurons N ≥ 2
     * @throws HopfieldException when N is below 2
     */
    public static double patternsAllExact(int neurons) { return patternsMostlyExact(neurons) / 2; }
}
