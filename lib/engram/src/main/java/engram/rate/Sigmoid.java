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
public record Sigmoid(double rate, double midpoint, double scale) implements Rate {
    /** @throws engram.argument.ArgumentException if a number is not finite, or the scale is 0 */
    public Sigmoid {
        Form.check("A sigmoid", rate, midpoint, scale);
    }

    @Override public double at(double x) { return rate * Logistic.of((x - midpoint) * (1 / scale)); }

    @Override public void at(double[] x, double[] y, double[] room, int from, int to) {
        Form.range(x, y, from, to);
        double inverse = 1 / scale;
        int i = from;
        for (; i <= to - LANES.length(); i += LANES.length()) DoubleVector.fromArray(LANES, x, i).sub(midpoint).mul(inverse).intoArray(y, i);
        for (; i < to; i++) y[i] = (x[i] - midpoint) * inverse;
        Logistic.of(y, y, from, to);
        if (rate != 1) Form.multiply(y, rate, from, to);
    }
}
