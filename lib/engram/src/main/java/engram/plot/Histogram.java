package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How often numbers fall into bins of one width.
 *
 * @param name    in the legend, empty for none
 * @param values  n numbers
 * @param bins    number of bins
 * @param range   from the left edge of the first bin to the right edge of the last
 * @param density whether bars show the density, of integral 1, instead of counts
 * @param style   how it looks
 */
record Histogram(String name, double[] values, int bins, Range range, boolean density, Style style) implements Layer {
    private static final int MOST = 100_000;

    static Histogram of(String name, double[] values, int bins) {
        if (bins > MOST) {
            throw new ArgumentException("The histogram has %,d bins, more than can be seen; give %,d at most."
                    .formatted(bins, MOST));
        }
        if (bins < 1) {
            throw new ArgumentException("The histogram has " + bins + " bins; give one at least.");
        }
        for (int i = 0; i < given("values", values).length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new ArgumentException(
                        "values[%d] of the histogram is %s; give finite numbers.".formatted(i, values[i]));
            }
        }
        Range range = Range.over(values).orElseThrow(
                () -> new ArgumentException("The histogram has no values; give one at least."));
        return new Histogram(name, values.clone(), bins, range.widened(), false, Style.LINE.wide(1.5));
    }

    Histogram over(Range newRange) {
        return new Histogram(name, values, bins, newRange, density, style);
    }

    /** This one over a range, showing what another shows. */
    Histogram like(Histogram other, Range newRange) {
        return new Histogram(name, values, bins, newRange, other.density, style);
    }

    Histogram asDensity() {
        return new Histogram(name, values, bins, range, true, style);
    }

    /** The bars: {@code bins} counts, or densities in 1 / unit of the values. Values outside the range are in no bar. */
    double[] heights() {
        double[] heights = new double[bins];
        double width = range.span() / bins;
        // count / (n · width): the integral over all values is 1
        double each = density ? 1 / (values.length * width) : 1;
        for (double value : values) {
            if (value >= range.min() && value <= range.max()) {
                // The last bin holds its right edge too.
                int bin = (int) Math.min(bins - 1, (value - range.min()) / width);
                heights[bin] += each;
            }
        }
        return heights;
    }

    @Override
    public Histogram named(String newName) {
        return new Histogram(newName, values, bins, range, density, style);
    }

    @Override
    public Histogram styled(Style newStyle) {
        return new Histogram(name, values, bins, range, density, newStyle);
    }

    @Override
    public boolean takesColor() {
        return true;
    }

    @Override
    public Extent extent(Axis x, Axis y) {
        x.check("The left edge of the histogram", range.min());
        x.check("The right edge of the histogram", range.max());
        double[] heights = heights();
        double top = Arrays.stream(heights).max().orElseThrow();
        double least = Arrays.stream(heights).filter(height -> height > 0).min().orElse(1);
        // On a logarithmic axis an empty bin has no height; the smallest bar keeps half of its own.
        var shown = y.logarithmic() ? new Range(least / 2, Math.max(top, least)) : new Range(0, Math.max(top, least));
        return new Extent(Optional.of(range), Optional.of(shown), new Extent.Slack(0, 0.05), Extent.Claim.GROUNDED);
    }

    @Override
    public void paint(Canvas canvas, Color color) {
        double ground = canvas.y().from();
        double[] heights = heights();
        // x = left edge, y = top of every bar, in pixels
        double[] edges = IntStream.rangeClosed(0, bins)
                .mapToDouble(bin -> canvas.x().at(range.min() + bin * range.span() / bins)).toArray();
        var outline = new Path2D.Double();
        outline.moveTo(edges[0], ground);
        for (int bin = 0; bin < bins; bin++) {
            double top = heights[bin] == 0 ? ground : canvas.y().at(heights[bin]);
            outline.lineTo(edges[bin], top);
            outline.lineTo(edges[bin + 1], top);
        }
        outline.lineTo(edges[bins], ground);
        canvas.g().setColor(style.opaque(0.4 * style.opacity()).ink(color));
        canvas.g().fill(outline);
        canvas.g().setColor(style.ink(color));
        canvas.g().setStroke(style.stroke());
        canvas.g().draw(outline);
    }
}
