package engram.rate;

import static engram.rate.Form.LANES;

import engram.math.Logistic;
import jdk.incubator.vector.DoubleVector;

/**
 * rate/(1 + e^(−(x − midpoint)/scale)), which rises from 0 to its rate; with a negative scale it falls.
 *
 * @param rate     its largest value
 * @param midpoint in the unit of x, where it has half of that
 * @param scale    in the unit of x
 */
public record Sigmoid(double rate, double midpoint, double scale) implements OfExponential {
    /** @throws engram.argument.ArgumentException if a number is not finite, or the scale is 0 */
    public Sigmoid {
        Form.check("A sigmoid", rate, midpoint, scale);
    }

    @Override public double at(double x) { return rate * Logistic.of((x - midpoint) * (1 / scale)); }

    @Override public void at(double[] x, double[] y, double[] room, int from, int to) {
        Form.line(x, midpoint, 1 / scale, y, from, to);
        Logistic.of(y, y, from, to);
        Form.multiply(y, rate, from, to);
    }

    @Override public double of(double x, double q) { return (scale > 0 ? rate * q : rate) / (1 + q); }

    @Override public void of(double[] x, double[] exponential, double factor, double[] y, int from, int to) {
        Form.range(x, exponential, y, from, to);
        int i = from;
        if (scale > 0)
            for (; i <= to - LANES.length(); i += LANES.length()) {
                DoubleVector q = DoubleVector.fromArray(LANES, exponential, i).mul(factor);
                q.mul(rate).div(q.add(1)).intoArray(y, i);
            }
        else
            for (; i <= to - LANES.length(); i += LANES.length())
                DoubleVector.broadcast(LANES, rate).div(DoubleVector.fromArray(LANES, exponential, i).mul(factor).add(1)).intoArray(y, i);
        for (; i < to; i++) y[i] = of(x[i], exponential[i] * factor);
    }
}
