package engram.rate;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** What the forms share. */
final class Form {
    static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    private Form() {}

    /** Looks at the numbers of a form. */
    static void check(String name, double rate, double midpoint, double scale) {
        if (!Double.isFinite(rate) || !Double.isFinite(midpoint) || !Double.isFinite(scale) || scale == 0)
            throw new ArgumentException("%s can't have the rate %s, midpoint %s and scale %s: they must be finite, and the scale not 0."
                    .formatted(name, rate, midpoint, scale));
    }

    /** @throws IndexOutOfBoundsException where [from, to) is not a range of both arrays */
    static void range(double[] x, double[] y, int from, int to) {
        if (from < 0 || from > to || to > Math.min(given("x", x).length, given("y", y).length))
            throw new IndexOutOfBoundsException("The range from %d to %d does not lie within arrays of %d and %d numbers."
                    .formatted(from, to, x.length, y.length));
    }

    /** The same of three arrays. */
    static void range(double[] x, double[] z, double[] y, int from, int to) {
        range(x, y, from, to);
        range(z, y, from, to);
    }

    /** y_i ← (x_i − midpoint)·inverse. */
    static void line(double[] x, double midpoint, double inverse, double[] y, int from, int to) {
        range(x, y, from, to);
        int i = from;
        for (; i <= to - LANES.length(); i += LANES.length()) DoubleVector.fromArray(LANES, x, i).sub(midpoint).mul(inverse).intoArray(y, i);
        for (; i < to; i++) y[i] = (x[i] - midpoint) * inverse;
    }

    /** y_i ← y_i·factor. */
    static void multiply(double[] y, double factor, int from, int to) {
        if (factor == 1) return;
        int i = from;
        for (; i <= to - LANES.length(); i += LANES.length()) DoubleVector.fromArray(LANES, y, i).mul(factor).intoArray(y, i);
        for (; i < to; i++) y[i] *= factor;
    }
}
