package engram.rate;

import engram.math.Exprelr;

/**
 * rate·u/(1 − e^(−u)) with u = (x − midpoint)/scale, and its limit at u = 0, which is the rate: vanishes on one side and rises in a straight line on
 * the other. With a negative scale it falls.
 *
 * @param rate     its value at the midpoint
 * @param midpoint in the unit of x
 * @param scale    in the unit of x
 */
public record Linoid(double rate, double midpoint, double scale) implements Rate {
    /** @throws engram.argument.ArgumentException if a number is not finite, or the scale is 0 */
    public Linoid {
        Form.check("A linoid", rate, midpoint, scale);
    }

    @Override public double at(double x) { return rate * Exprelr.of((midpoint - x) / scale); }
}
