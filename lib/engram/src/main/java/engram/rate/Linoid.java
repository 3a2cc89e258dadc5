package engram.rate;

import static engram.rate.Form.LANES;

import engram.math.Exprelr;
import jdk.incubator.vector.DoubleVector;

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

    @Override public double at(double x) { return rate * Exprelr.of((midpoint - x) * (1 / scale)); }

    @Override public void at(double[] x, double[] y, double[] room, int from, int to) {
        Form.range(x, y, from, to);
        double inverse = 1 / scale;
        int i = from;
        for (; i <= to - LANES.length(); i += LANES.length()) DoubleVector.broadcast(LANES, midpoint).sub(DoubleVector.fromArray(LANES, x, i)).mul(inverse).intoArray(y, i);
        for (; i < to; i++) y[i] = (midpoint - x[i]) * inverse;
        Exprelr.of(y, y, from, to);
        if (rate != 1) Form.multiply(y, rate, from, to);
    }
}
