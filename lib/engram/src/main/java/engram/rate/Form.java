package engram.rate;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/** What the forms share. */
final class Form {
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
}
