package engram.rate;

import engram.math.Logistic;

/**
 * rate/(1 + e^(−(x − midpoint)/scale)), which rises from 0 to its rate; with a negative scale it falls.
 *
 * @param rate     its largest value
 * @param midpoint in the unit of x, where it has half of that
 * @param scale    in the unit of x
 */
public record Sigmoid(double rate, double midpoint, double scale) implements Rate {
    /** @throws engram.argument.ArgumentException if a number is not finite, or the scale is 0 */
    public Sigmoid {
        Form.check("A sigmoid", rate, midpoint, scale);
    }

    @Override public double at(double x) { return rate * Logistic.of((x - midpoint) / scale); }
}
