package engram.rate;

import engram.argument.ArgumentException;

/**
 * slope·x + offset; a constant where the slope is 0.
 *
 * @param slope  per unit of x
 * @param offset its value at x = 0
 */
public record Linear(double slope, double offset) implements Rate {
    /** @throws ArgumentException if a number is not finite */
    public Linear {
        if (!Double.isFinite(slope) || !Double.isFinite(offset))
            throw new ArgumentException("A straight line can't have the slope %s and offset %s: they must be finite.".formatted(slope, offset));
    }

    @Override public double at(double x) { return slope * x + offset; }
}
