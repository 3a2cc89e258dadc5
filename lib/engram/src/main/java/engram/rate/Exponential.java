package engram.rate;

import engram.math.Exp;

/**
 * rate·e^((x − midpoint)/scale).
 *
 * @param rate     its value at the midpoint
 * @param midpoint in the unit of x
 * @param scale    in the unit of x, in which it grows by e; negative where it falls
 */
public record Exponential(double rate, double midpoint, double scale) implements Rate {
    /** @throws engram.argument.ArgumentException if a number is not finite, or the scale is 0 */
    public Exponential {
        Form.check("An exponential", rate, midpoint, scale);
    }

    @Override public double at(double x) { return rate * Exp.of((x - midpoint) / scale); }
}
