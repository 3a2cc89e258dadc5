package engram.rate;

import engram.argument.ArgumentException;

/** The one check of the numbers of a form. */
final class Form {
    private Form() {}

    static void check(String name, double rate, double midpoint, double scale) {
        if (!Double.isFinite(rate) || !Double.isFinite(midpoint) || !Double.isFinite(scale) || scale == 0)
            throw new ArgumentException("%s can't have the rate %s, midpoint %s and scale %s: they must be finite, and the scale not 0."
                    .formatted(name, rate, midpoint, scale));
    }
}
