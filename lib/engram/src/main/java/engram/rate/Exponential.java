package engram.rate;

import static engram.rate.Form.LANES;

import engram.math.Exp;
import jdk.incubator.vector.DoubleVector;

/**
 * rate·e^((x − midpoint)/scale).
 *
 * @param rate     its value at the midpoint
 * @param midpoint in the unit of x
 * @param scale    in the unit of x, in which it grows by e; negative where it falls
 */
public record Exponential(double rate, double midpoint, double scale) implements OfExponential {
    /** @throws engram.argument.ArgumentException if a number is not finite, or the scale is 0 */
    public Exponential {
        Form.check("An exponential", rate, midpoint, scale);
    }

    @Override public double at(double x) { return rate * Exp.of((x - midpoint) * (1 / scale)); }

    @Override public void at(double[] x, double[] y, double[] room, int from, int to) {
        Form.line(x, midpoint, 1 / scale, y, from, to);
        Exp.of(y, y, from, to);
        Form.multiply(y, rate, from, to);
    }

    @Override public double of(double x, double q) { return scale > 0 ? rate * q : rate / q; }

    @Override public void of(double[] x, double[] exponential, double factor, double[] y, int from, int to) {
        Form.range(x, exponential, y, from, to);
        int i = from;
        if (scale > 0)
            for (; i <= to - LANES.length(); i += LANES.length()) DoubleVector.fromArray(LANES, exponential, i).mul(factor).mul(rate).intoArray(y, i);
        else
            for (; i <= to - LANES.length(); i += LANES.length())
                DoubleVector.broadcast(LANES, rate).div(DoubleVector.fromArray(LANES, exponential, i).mul(factor)).intoArray(y, i);
        for (; i < to; i++) y[i] = of(x[i], exponential[i] * factor);
    }
}
