package engram.rate;

import static engram.rate.Form.LANES;

import engram.math.Exprelr;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * rate·u/(1 − e^(−u)) with u = (x − midpoint)/scale, and its limit at u = 0, which is the rate: vanishes on one side and rises in a straight line on
 * the other. With a negative scale it falls.
 *
 * @param rate     its value at the midpoint
 * @param midpoint in the unit of x
 * @param scale    in the unit of x
 */
public record Linoid(double rate, double midpoint, double scale) implements OfExponential {
    /** Below this size of z the quotient below loses digits, and its series 1 ± z/2 + z²/12 − z⁴/720 … is cut after three terms. */
    private static final double NEAR = 1e-3;

    /** @throws engram.argument.ArgumentException if a number is not finite, or the scale is 0 */
    public Linoid {
        Form.check("A linoid", rate, midpoint, scale);
    }

    @Override public double at(double x) { return rate * Exprelr.of((midpoint - x) * (1 / scale)); }

    @Override public void at(double[] x, double[] y, double[] room, int from, int to) {
        // (midpoint − x)/scale, to the bit
        Form.line(x, midpoint, -1 / scale, y, from, to);
        Exprelr.of(y, y, from, to);
        Form.multiply(y, rate, from, to);
    }

    @Override public double of(double x, double q) {
        // z·q/(q − 1), or z/(q − 1) where it is turned round, with z = (x − midpoint)/|scale|
        double z = (x - midpoint) * (1 / Math.abs(scale));
        if (Math.abs(z) < NEAR) return rate * (1 + z * (z * (1. / 12) + (scale > 0 ? .5 : -.5)));
        return rate * ((scale > 0 ? z * q : z) / (q - 1));
    }

    @Override public void of(double[] x, double[] exponential, double factor, double[] y, int from, int to) {
        Form.range(x, exponential, y, from, to);
        double inverse = 1 / Math.abs(scale);
        int i = from;
        if (scale > 0)
            for (; i <= to - LANES.length(); i += LANES.length()) {
                DoubleVector q = DoubleVector.fromArray(LANES, exponential, i).mul(factor);
                DoubleVector z = DoubleVector.fromArray(LANES, x, i).sub(midpoint).mul(inverse);
                DoubleVector near = z.mul(z.mul(1. / 12).add(.5)).add(1);
                z.mul(q).div(q.sub(1)).blend(near, z.abs().compare(VectorOperators.LT, NEAR)).mul(rate).intoArray(y, i);
            }
        else
            for (; i <= to - LANES.length(); i += LANES.length()) {
                DoubleVector q = DoubleVector.fromArray(LANES, exponential, i).mul(factor);
                DoubleVector z = DoubleVector.fromArray(LANES, x, i).sub(midpoint).mul(inverse);
                DoubleVector near = z.mul(z.mul(1. / 12).add(-.5)).add(1);
                z.div(q.sub(1)).blend(near, z.abs().compare(VectorOperators.LT, NEAR)).mul(rate).intoArray(y, i);
            }
        for (; i < to; i++) y[i] = of(x[i], exponential[i] * factor);
    }
}
