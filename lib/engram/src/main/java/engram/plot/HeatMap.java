package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of numbers as coloured cells. Where several cells fall into one square of pixels, their mean is shown.
 *
 * @param values rows × columns; NaN is a cell without a number
 * @param x      middle of every column, growing
 * @param y      middle of every row, growing
 * @param colors from least to largest
 * @param shown  the numbers that get the first and the last colour; else the least and the largest of all
 * @param label  what the numbers are, with their unit
 */
record HeatMap(float[][] values, double[] x, double[] y, ColorMap colors, Optional<Range> shown, String label)
        implements Layer {

    static HeatMap of(float[][] values, double[] x, double[] y) {
        Rows.check("heat map", values);
        if (given("x", x).length != values[0].length || given("y", y).length != values.length) {
            throw new ArgumentException("The heat map has %d rows and %d columns, but %d y and %d x; give one of each."
                    .formatted(values.length, values[0].length, y.length, x.length));
        }
        Rows.range(values).filter(range -> !range.isFinite()).ifPresent(range -> {
            throw new ArgumentException("The heat map has numbers from %s to %s; give finite ones, NaN for an empty cell."
                    .formatted(range.min(), range.max()));
        });
        checkGrowing("x", x);
        checkGrowing("y", y);
        return new HeatMap(Rows.copy(values), x.clone(), y.clone(), ColorMap.VIRIDIS, Optional.empty(), "");
    }

    HeatMap in(ColorMap newColors) {
        return new HeatMap(values, x, y, newColors, shown, label);
    }

    HeatMap from(Range newShown) {
        return new HeatMap(values, x, y, colors, Optional.of(newShown), label);
    }

    HeatMap labelled(String newLabel) {
        return new HeatMap(values, x, y, colors, shown, newLabel);
    }

    /** The numbers that get the first and the last colour. */
    Range colorRange() {
        return shown.or(() -> Rows.range(values)).orElse(new Range(0, 1)).widened();
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public HeatMap named(String name) {
        return labelled(name);
    }

    @Override
    public Style style() {
        return Style.LINE;
    }

    @Override
    public HeatMap styled(Style style) {
        throw new ArgumentException("A heat map has no line or marker; add a series, then style it.");
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public Extent extent(Axis xAxis, Axis yAxis) {
        return new Extent(Optional.of(edges("x", x, xAxis)), Optional.of(edges("y", y, yAxis)),
                Extent.Slack.NONE, Extent.Claim.FRAMING);
    }

    @Override
    public void paint(Canvas canvas, Color color) {
        var area = canvas.area();
        int grain = canvas.grain();
        int left = (int) Math.floor(area.getMinX());
        int top = (int) Math.floor(area.getMinY());
        Cells across = Cells.on(canvas.x(), x, left, (int) Math.ceil((area.getMaxX() - left) / grain), grain);
        Cells down = Cells.on(canvas.y(), y, top, (int) Math.ceil((area.getMaxY() - top) / grain), grain);
        var range = colorRange();
        var image = new BufferedImage(across.count(), down.count(), BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < down.count(); row++) {
            for (int column = 0; column < across.count(); column++) {
                if (down.isInside(row) && across.isInside(column)) {
                    double mean = mean(down.first(row), down.last(row), across.first(column), across.last(column));
                    int rgb = Double.isNaN(mean)
                            ? Palette.MISSING.getRGB()
                            : colors.rgb((mean - range.min()) / range.span());
                    image.setRGB(column, row, 0xff000000 | rgb);
                }
            }
        }
        var g = canvas.g();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, new AffineTransform(grain, 0, 0, grain, left, top), null);
    }

    /** Mean of the cells in these rows and columns that have a number; NaN where none has. */
    private double mean(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        double sum = 0;
        int count = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                float value = values[row][column];
                if (!Float.isNaN(value)) {
                    sum += value;
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** From the outer edge of the first cell to that of the last: half a step beyond their middles. */
    private static Range edges(String what, double[] middles, Axis axis) {
        int n = middles.length;
        axis.check(what + " of the heat map", middles);
        if (n == 1) {
            return axis.logarithmic()
                    ? new Range(middles[0] / 2, middles[0] * 2)
                    : new Range(middles[0] - 0.5, middles[0] + 0.5);
        }
        return axis.logarithmic()
                ? new Range(middles[0] * Math.sqrt(middles[0] / middles[1]),
                        middles[n - 1] * Math.sqrt(middles[n - 1] / middles[n - 2]))
                : new Range(middles[0] - (middles[1] - middles[0]) / 2,
                        middles[n - 1] + (middles[n - 1] - middles[n - 2]) / 2);
    }

    private static void checkGrowing(String what, double[] middles) {
        IntStream.range(0, middles.length).filter(i -> !Double.isFinite(middles[i])).findFirst().ifPresent(i -> {
            throw new ArgumentException("%s[%d] of the heat map is %s; give finite numbers.".formatted(what, i, middles[i]));
        });
        IntStream.range(1, middles.length).filter(i -> !(middles[i] > middles[i - 1])).findFirst().ifPresent(i -> {
            throw new ArgumentException("%s[%d] = %s of the heat map does not grow from %s; sort the %s.".formatted(
                    what, i, middles[i], middles[i - 1], what.equals("x") ? "columns" : "rows"));
        });
    }
}
