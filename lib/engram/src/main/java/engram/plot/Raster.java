package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Moments in rows, each a short upright stroke: the spikes of neurons, for example.
 *
 * @param name  in the legend, empty for none
 * @param times n numbers, NaN for nothing
 * @param rows  n numbers from 0 up, the row of each
 * @param count of rows
 * @param first where row 0 lies: rows of other rasters lie below
 * @param style how a stroke looks
 */
record Raster(String name, double[] times, int[] rows, int count, double first, Style style) implements Layer {
    /** Of so many strokes those that fall on the same pixel are drawn once. */
    private static final int MANY = 10_000;
    private static final double HALF = 0.4;  // of a stroke, in rows
    private static final double LEAST = 2.5; // half of the lowest stroke, in pixels: in many rows strokes reach into the next ones

    static Raster of(double[] times, int[] rows, int count) {
        if (given("times", times).length != given("rows", rows).length) {
            throw new ArgumentException("The raster has %d times and %d rows; give as many of either.".formatted(times.length, rows.length));
        }
        if (count < 1) {
            throw new ArgumentException("The raster has " + count + " rows; give one at least.");
        }
        for (int row : rows) {
            if (row < 0 || row >= count) {
                throw new ArgumentException("The raster has a stroke in row %d; its rows are 0 to %d.".formatted(row, count - 1));
            }
        }
        return new Raster("", times.clone(), rows.clone(), count, 0, Style.LINE.wide(1.5));
    }

    /** As many rows as the strokes ask for. */
    static Raster of(double[] times, int[] rows) {
        int last = IntStream.of(given("rows", rows)).max().orElse(0);
        return of(times, rows, Math.clamp(last + 1L, 1, Integer.MAX_VALUE));
    }

    Raster from(double row) {
        return new Raster(name, times, rows, count, row, style);
    }

    /** Where the next raster begins. */
    double end() {
        return first + count;
    }

    @Override
    public Raster named(String newName) {
        return new Raster(newName, times, rows, count, first, style);
    }

    @Override
    public Raster styled(Style newStyle) {
        return new Raster(name, times, rows, count, first, newStyle);
    }

    @Override
    public boolean takesColor() {
        return true;
    }

    @Override
    public Extent extent(Axis xAxis, Axis yAxis) {
        xAxis.check("The time of the raster", times);
        yAxis.check("The lower edge of the raster", first - 0.5);
        return new Extent(Range.over(times), Optional.of(new Range(first - 0.5, end() - 0.5)), new Extent.Slack(0.01, 0), Extent.Claim.FREE);
    }

    @Override
    public void paint(Canvas canvas, Color color) {
        var strokes = new Path2D.Double();
        var taken = new HashSet<Long>();
        double half = Math.max(LEAST, HALF * Math.abs(canvas.y().at(1) - canvas.y().at(0)));
        for (int i = 0; i < times.length; i++) {
            double x = canvas.x().at(times[i]);
            double y = canvas.y().at(first + rows[i]);
            long pixel = Math.round(x) << 32 | Math.round(y) & 0xffffffffL;
            if (!Double.isNaN(x) && (times.length < MANY || taken.add(pixel))) {
                strokes.moveTo(x, y - half);
                strokes.lineTo(x, y + half);
            }
        }
        canvas.g().setColor(style.ink(color));
        canvas.g().setStroke(style.stroke());
        canvas.g().draw(strokes);
    }
}
