package engram.memory;

import engram.argument.ArgumentException;
import engram.math.Exp;

/**
 * F(x) = eˣ, the limit of large degrees (M. Demircigil et al., On a model of associative memory with huge storage capacity, 2017,
 * arXiv:1702.01929).
 */
public record ExponentialInteraction() implements Interaction {

    /** e^(x − highest). */
    @Override public double scaled(double x, double lowest, double highest) { return Exp.of(x - highest); }

    /**
     * p = 2^(N/2): for large N, a random pattern is stored without error while p = e^(αN) with α below ½ ln 2.
     *
     * @param neurons N ≥ 1
     * @throws ArgumentException when N is below 1
     */
    public double capacity(int neurons) {
        if (neurons < 1) throw new ArgumentException("There are " + neurons + " neurons: the capacity is that of at least 1.");
        return Exp.of(neurons * 0.34657359027997264); // ½ ln 2
    }
}
