package engram.memory;

import engram.argument.ArgumentException;
import engram.math.Log;

/**
 * F(x) = xⁿ, of D. Krotov and J. Hopfield, Dense Associative Memory for Pattern Recognition (2016, arXiv:1606.01164). n = 2 is the network
 * of 1982 without self-couplings. With an even n a pattern and its negative are stored alike.
 *
 * @param degree n, 2 to 1000
 */
public record PolynomialInteraction(int degree) implements Interaction {

    /** Checks the degree. */
    public PolynomialInteraction {
        if (degree < 2 || degree > 1000) throw new ArgumentException("The degree n is " + degree + ": it must be from 2 to 1000.");
    }

    /** (x/u)ⁿ, where u is a power of two above |lowest| and |highest|, so that integers stay exact while float64 holds them. */
    @Override public double scaled(double x, double lowest, double highest) {
        double largest = Math.max(Math.abs(lowest), Math.abs(highest));
        return power(Math.scalb(x, -Math.getExponent(largest) - 1));
    }

    /** xⁿ, digit by digit of n from the highest: x^(2k) = (x^k)², x^(2k+1) = (x^k)²·x. */
    private double power(double x) {
        double power = x;
        for (int digit = Integer.highestOneBit(degree) >> 1; digit > 0; digit >>= 1) {
            power *= power;
            if ((degree & digit) != 0) power *= x;
        }
        return power;
    }

    /**
     * So many random patterns are all stored without any error, for large N: p = N^(n−1)/(2(2n − 3)!! ln N).
     *
     * @param neurons N ≥ 2
     * @throws ArgumentException when N is below 2
     */
    public double capacity(int neurons) {
        if (neurons < 2) throw new ArgumentException("There are " + neurons + " neurons: the capacity is that of at least 2.");
        double capacity = 1 / (2 * Log.of((double) neurons));
        for (int k = 1; k < degree; k++) capacity *= (double) neurons / (2 * k - 1); // (2n − 3)!! = 1·3·5 ⋯ (2n − 3)
        return capacity;
    }
}
