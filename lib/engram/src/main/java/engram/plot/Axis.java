package engram.plot;

import engram.argument.ArgumentException;
import java.util.Optional;

/**
 * One axis of a plot.
 *
 * @param label       what it shows, with its unit
 * @param logarithmic whether equal factors take equal lengths
 * @param reversed    whether numbers grow downwards
 * @param whole       whether only whole numbers are marked
 * @param bare        whether nothing is marked
 * @param fixed       the range that was asked for; else it follows from the data
 */
record Axis(String label, boolean logarithmic, boolean reversed, boolean whole, boolean bare, Optional<Range> fixed) {
    static final Axis PLAIN = new Axis("", false, false, false, false, Optional.empty());
    static final Axis WHOLE = new Axis("", false, false, true, false, Optional.empty());

    /** Larger numbers, with margins around them, would leave the range of a double. */
    private static final double MOST = 1e300;
    /** On a logarithmic axis, numbers from the inverse of this up to it. */
    private static final double MOST_DECADES = 1e100;

    Axis {
        if (logarithmic && fixed.isPresent() && !(isOnLogarithmic(fixed.get().min()) && isOnLogarithmic(fixed.get().max()))) {
            throw new ArgumentException("A logarithmic axis can't go from %s to %s; give numbers from 1e-100 to 1e100."
                    .formatted(fixed.get().min(), fixed.get().max()));
        }
    }

    Axis labelled(String text) {
        return new Axis(text, logarithmic, reversed, whole, bare, fixed);
    }

    Axis asLogarithmic() {
        return new Axis(label, true, reversed, false, bare, fixed);
    }

    Axis asReversed() {
        return new Axis(label, logarithmic, true, whole, bare, fixed);
    }

    Axis asBare() {
        return new Axis(label, logarithmic, reversed, whole, true, fixed);
    }

    Axis over(Range range) {
        return new Axis(label, logarithmic, reversed, whole, bare, Optional.of(range));
    }

    /**
     * The range that is drawn.
     *
     * @param data  range of all data on this axis
     * @param below margin below the data, as a part of their range
     * @param above margin above them
     */
    Range range(Optional<Range> data, double below, double above) {
        Range shown = fixed.orElseGet(() -> data.orElse(new Range(logarithmic ? 0.1 : 0, 1)));
        if (!logarithmic) {
            return fixed.isPresent() ? shown : shown.widened().padded(below, above);
        }
        var decades = new Range(Math.log10(shown.min()), Math.log10(shown.max()));
        if (fixed.isEmpty()) {
            decades = decades.widened().padded(below, above);
        }
        // Labels stand at powers of ten: show two of them at least.
        if (Math.floor(decades.max()) - Math.ceil(decades.min()) < 1) {
            decades = new Range(Math.floor(decades.min()), Math.ceil(decades.max()));
        }
        // XChart leaves out a tick on the very first pixel.
        decades = decades.padded(0.003, 0.003);
        return new Range(Math.pow(10, decades.min()), Math.pow(10, decades.max()));
    }

    /** Whether a number can be shown; NaN can, as a gap. */
    boolean accepts(double value) {
        return Double.isNaN(value) || (logarithmic ? isOnLogarithmic(value) : Math.abs(value) <= MOST);
    }

    private static boolean isOnLogarithmic(double value) {
        return value >= 1 / MOST_DECADES && value <= MOST_DECADES;
    }

    /** Throws unless a number can be shown. */
    void check(String what, double value) {
        if (!accepts(value)) {
            throw new ArgumentException("%s is %s; %s, NaN leaves a gap.".formatted(what, value,
                    logarithmic ? "a logarithmic axis shows positive numbers from 1e-100 to 1e100"
                            : "a plot shows finite numbers up to 1e300"));
        }
    }

    /** Throws unless all numbers can be shown. */
    void check(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!accepts(values[i])) {
                check(what + ", number " + i + ",", values[i]);
            }
        }
    }
}
