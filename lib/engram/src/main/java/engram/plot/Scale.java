package engram.plot;

import java.util.Arrays;

/**
 * Where numbers lie on the screen, along one axis.
 *
 * @param range       the numbers shown
 * @param logarithmic whether equal factors take equal lengths
 * @param from        pixel of {@code range.min()}
 * @param to          pixel of {@code range.max()}
 */
record Scale(Range range, boolean logarithmic, double from, double to) {

    /** The pixel at which a number lies. */
    double at(double value) {
        double part = logarithmic
                ? Math.log(value / range.min()) / Math.log(range.max() / range.min())
                : (value - range.min()) / range.span();
        return from + part * (to - from);
    }

    /** The pixels at which n numbers lie. */
    double[] at(double[] values) {
        return Arrays.stream(values).map(this::at).toArray();
    }
}
