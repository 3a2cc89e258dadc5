package engram.plot;

import engram.argument.ArgumentException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An interval of numbers.
 *
 * @param min the lower end
 * @param max the upper end, not below {@code min}
 */
record Range(double min, double max) {

    /** The range that a user asked for. */
    static Range of(String what, double min, double max) {
        var range = new Range(min, max);
        if (!range.isWide() || Double.isInfinite(2 * range.span())) {
            throw new ArgumentException(
                    "The %s goes from %s to %s; give two finite numbers that differ, the smaller first.".formatted(what, min, max));
        }
        return range;
    }

    /** Whether its ends can be told apart in a picture. */
    private boolean isWide() {
        return span() > Math.max(1e-300, 1e-12 * Math.max(Math.abs(min), Math.abs(max)));
    }

    /** Whether both ends are finite. */
    boolean isFinite() {
        return Double.isFinite(min) && Double.isFinite(max);
    }

    /** The range of the numbers that are no NaN; empty where there is none. */
    static Optional<Range> over(double... values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = value < min ? value : min;
            max = value > max ? value : max;
        }
        return min <= max ? Optional.of(new Range(min, max)) : Optional.empty();
    }

    /** The smallest range that holds all of these. */
    static Optional<Range> union(Stream<Range> ranges) {
        return ranges.reduce((a, b) -> new Range(Math.min(a.min, b.min), Math.max(a.max, b.max)));
    }

    double span() {
        return max - min;
    }

    /** This range if it has a width, else one around its only number. */
    Range widened() {
        double half = Math.max(Math.abs(min) * 0.05, 1e-6);
        return isWide() ? this : new Range(min - half, max + half);
    }

    /** This range with margins below and above, as parts of its width. */
    Range padded(double below, double above) {
        return new Range(min - below * span(), max + above * span());
    }
}
