package engram.plot;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A plot: layers of data in one frame with two axes.
 *
 * <pre>{@code
 * Plot.histogram(overlaps, 50).title("α = 0.12").xLabel("overlap m").yLabel("patterns")
 *
 * Plot.line(alphas, simulated).named("N = 4000").markers().errorBars(standardErrors)
 *     .add("mean-field theory", alphas, theory).dashed()
 *     .vLine(0.138, "α_c").xLabel("load α").yLabel("overlap m")
 *
 * Plot.heatMap(overlaps).xLabel("time step").yLabel("pattern").colorLabel("overlap m").colorRange(-1, 1)
 *
 * Plot.raster(excited.times(), excited.numbers()).named("excitatory").add("inhibitory", calmed.times(), calmed.numbers())
 * }</pre>
 *
 * <p>A plot does not change: every call returns a new one. Calls that style ({@link #dashed}, {@link #color}, …) are about the layer
 * added last. NaN leaves a gap. The class is long because it is the whole vocabulary; each word is a line or two, and the
 * drawing is in {@link PlotPainter} and the layers.
 */
public final class Plot extends Figure {
    /** The size of a plot alone, in pixels. */
    private static final Dimension SCREEN = new Dimension(640, 420);

    /** What a plot consists of; {@code chosen} tells a size that was asked for from the usual one. */
    record Content(String title, Axis x, Axis y, List<Layer> layers, Legend legend, Dimension size, boolean chosen) {}

    private final Content content;

    private Plot(Content content) {
        this.content = content;
        // Data that these axes can't show are refused where they are added, not where the plot is drawn.
        PlotPainter.extent(content);
    }

    Content content() {
        return content;
    }

    private static Plot of(Layer layer) {
        return new Plot(new Content("", Axis.PLAIN, Axis.PLAIN, List.of(layer), Legend.AUTO, SCREEN, false));
    }

    // ---- new plots

    /** A line through (0, y₀), (1, y₁), …. */
    public static Plot line(double[] y) {
        return line(Rows.indices(given("y", y).length), y);
    }

    /** A line through (0, y₀), (1, y₁), …. */
    public static Plot line(float[] y) {
        return line(Rows.toDoubles(y));
    }

    /**
     * A line through (x₀, y₀), (x₁, y₁), ….
     *
     * @throws IllegalArgumentException if there are no points, not as many x as y, or a number is infinite
     */
    public static Plot line(double[] x, double[] y) {
        return of(Series.of("", x, y, Style.LINE));
    }

    /** As {@link #line(double[], double[])}. */
    public static Plot line(double[] x, float[] y) {
        return line(x, Rows.toDoubles(y));
    }

    /** As {@link #line(double[], double[])}. */
    public static Plot line(float[] x, float[] y) {
        return line(Rows.toDoubles(x), Rows.toDoubles(y));
    }

    /** A line through the rows of a table, in their order; missing numbers are gaps. */
    public static Plot line(Table table, String x, String y) {
        return line(Columns.numbers(table, x), Columns.numbers(table, y)).xLabel(x).yLabel(y);
    }

    /** A line for every value of a third column, which names them in the legend. */
    public static Plot line(Table table, String x, String y, String group) {
        return Columns.grouped(table, x, y, group, Style.LINE).map(Plot::of).reduce(Plot::with).orElseThrow()
                .xLabel(x).yLabel(y);
    }

    /**
     * Many lines over the same x, thin and translucent.
     *
     * @param x    n numbers
     * @param rows lines × n
     */
    public static Plot lines(double[] x, float[][] rows) {
        return of(Bundle.of(x, rows));
    }

    /** As {@link #lines(double[], float[][])}. */
    public static Plot lines(double[] x, double[][] rows) {
        return lines(x, Rows.of(rows));
    }

    /** Many lines over 0, 1, …. */
    public static Plot lines(float[][] rows) {
        return lines(Rows.indices(eachGiven("rows", rows).length == 0 ? 0 : rows[0].length), rows);
    }

    /** Points at (x₀, y₀), (x₁, y₁), …. */
    public static Plot scatter(double[] x, double[] y) {
        return of(Series.of("", x, y, Style.POINTS));
    }

    /** As {@link #scatter(double[], double[])}. */
    public static Plot scatter(double[] x, float[] y) {
        return scatter(x, Rows.toDoubles(y));
    }

    /** As {@link #scatter(double[], double[])}. */
    public static Plot scatter(float[] x, float[] y) {
        return scatter(Rows.toDoubles(x), Rows.toDoubles(y));
    }

    /** A point for every row of a table that has both numbers. */
    public static Plot scatter(Table table, String x, String y) {
        return scatter(Columns.numbers(table, x), Columns.numbers(table, y)).xLabel(x).yLabel(y);
    }

    /** Points in a colour for every value of a third column, which names them in the legend. */
    public static Plot scatter(Table table, String x, String y, String group) {
        return Columns.grouped(table, x, y, group, Style.POINTS).map(Plot::of).reduce(Plot::with).orElseThrow()
                .xLabel(x).yLabel(y);
    }

    /**
     * How many of the values fall into each of some bins of one width, from the least to the largest value or over
     * {@link #xRange}.
     *
     * @throws IllegalArgumentException if there are no values, no bins or more than 100,000, or a value is no finite number
     */
    public static Plot histogram(double[] values, int bins) {
        return of(Histogram.of("", values, bins));
    }

    /** As {@link #histogram(double[], int)}. */
    public static Plot histogram(float[] values, int bins) {
        return histogram(Rows.toDoubles(values), bins);
    }

    /** As {@link #histogram(double[], int)}, of a column of a table. */
    public static Plot histogram(Table table, String column, int bins) {
        return histogram(Columns.numbers(table, column), bins).xLabel(column);
    }

    /**
     * A table of numbers as colours. Row r lies at height r, column c at c.
     *
     * @param values rows × columns; NaN is an empty cell
     */
    public static Plot heatMap(float[][] values) {
        return heatMap(values, Rows.indices(eachGiven("values", values).length == 0 ? 0 : values[0].length), Rows.indices(values.length))
                .axes(Axis.WHOLE, Axis.WHOLE);
    }

    /** As {@link #heatMap(float[][])}. */
    public static Plot heatMap(double[][] values) {
        return heatMap(Rows.of(values));
    }

    /**
     * A table of numbers as colours.
     *
     * @param values rows × columns; NaN is an empty cell
     * @param x      where each column lies, growing
     * @param y      where each row lies, growing
     * @throws IllegalArgumentException if the shapes do not match, x or y do not grow, or a number is infinite
     */
    public static Plot heatMap(float[][] values, double[] x, double[] y) {
        return of(HeatMap.of(values, x, y));
    }

    /** As {@link #heatMap(float[][], double[], double[])}. */
    public static Plot heatMap(double[][] values, double[] x, double[] y) {
        return heatMap(Rows.of(values), x, y);
    }

    /**
     * A row of a table for each cell: two columns say where it lies, a third what it shows. A cell without a row is empty.
     *
     * @throws IllegalArgumentException if two rows are about one cell
     */
    public static Plot heatMap(Table table, String x, String y, String value) {
        var grid = Columns.grid(table, x, y, value);
        return heatMap(grid.values(), grid.x(), grid.y()).xLabel(x).yLabel(y).colorLabel(value);
    }

    /**
     * Moments in rows, such as the spikes of neurons: an upright stroke for each. The axes are called "t (ms)" and "neuron" until they
     * are called otherwise.
     *
     * @param times n numbers, in any order; none at all are an empty frame
     * @param rows  n numbers from 0 up: the row of each
     * @throws IllegalArgumentException if there are not as many times as rows, a time is infinite or a row negative
     */
    public static Plot raster(double[] times, int[] rows) {
        return raster(Raster.of(times, rows));
    }

    /** As {@link #raster(double[], int[])}, of so many rows, empty ones included. */
    public static Plot raster(double[] times, int[] rows, int count) {
        return raster(Raster.of(times, rows, count));
    }

    private static Plot raster(Raster raster) {
        return of(raster).axes(Axis.PLAIN.labelled("t (ms)"), Axis.WHOLE.labelled("neuron"));
    }

    /**
     * Small pictures in a grid.
     *
     * @param pixels images × pixels, each image row by row from the top
     * @param width  pixels in a row of an image
     */
    public static ImageGrid images(float[][] pixels, int width) {
        return ImageGrid.of(pixels, width);
    }

    /** As {@link #images(float[][], int)}. */
    public static ImageGrid images(double[][] pixels, int width) {
        return ImageGrid.of(Rows.of(pixels), width);
    }

    /** As {@link #images(float[][], int)}, spins ±1 for example. */
    public static ImageGrid images(byte[][] pixels, int width) {
        return ImageGrid.of(Rows.of(pixels), width);
    }

    /** Figures side by side. */
    public static Panels row(Figure... figures) {
        return Panels.of(eachGiven("figures", figures).length, figures);
    }

    /** Figures in rows of some columns. */
    public static Panels grid(int columns, Figure... figures) {
        return Panels.of(columns, figures);
    }

    // ---- more data

    /** Adds a series: points to points, else a line. */
    public Plot add(String name, double[] x, double[] y) {
        boolean points = content.layers.reversed().stream()
                .filter(Series.class::isInstance).findFirst()
                .map(layer -> layer.style().line() == Style.Line.NONE).orElse(false);
        return with(Series.of(Words.checked("name", name), x, y, points ? Style.POINTS : Style.LINE));
    }

    /** As {@link #add(String, double[], double[])}. */
    public Plot add(String name, double[] x, float[] y) {
        return add(name, x, Rows.toDoubles(y));
    }

    /** As {@link #add(String, double[], double[])}. */
    public Plot add(String name, float[] x, float[] y) {
        return add(name, Rows.toDoubles(x), Rows.toDoubles(y));
    }

    /** Adds a histogram with the bins of the one that is there; both then span all values. */
    public Plot add(String name, double[] values) {
        Histogram first = content.layers.stream().flatMap(layer -> layer instanceof Histogram h ? Stream.of(h) : Stream.of())
                .findFirst().orElseThrow(() -> new ArgumentException(
                        "The series \"" + name + "\" has no x and the plot no histogram; give x and y."));
        var added = Histogram.of(Words.checked("name", name), values, first.bins());
        if (content.x.fixed().isPresent()) {
            return with(added.like(first, first.range()));
        }
        var all = Range.union(Stream.of(first.range(), added.range())).orElseThrow();
        return each(Histogram.class, histogram -> histogram.over(all)).with(added.like(first, all));
    }

    /** As {@link #add(String, double[])}. */
    public Plot add(String name, float[] values) {
        return add(name, Rows.toDoubles(values));
    }

    /** Adds a raster above those that are there: its row 0 is the next after their last. */
    public Plot add(String name, double[] times, int[] rows) {
        return above(name, Raster.of(times, rows));
    }

    /** As {@link #add(String, double[], int[])}, of so many rows, empty ones included. */
    public Plot add(String name, double[] times, int[] rows, int count) {
        return above(name, Raster.of(times, rows, count));
    }

    private Plot above(String name, Raster raster) {
        double end = content.layers.stream().mapToDouble(layer -> layer instanceof Raster below ? below.end() : 0).max().orElse(0);
        return with(raster.from(end).named(Words.checked("name", name)));
    }

    /** Draws a horizontal line across the frame. */
    public Plot hLine(double y) {
        return hLine(y, "");
    }

    /** Draws a horizontal line across the frame, with words beside it. */
    public Plot hLine(double y, String label) {
        return with(new Rule(false, y, Words.checked("label", label), Style.RULE));
    }

    /** Draws a vertical line across the frame. */
    public Plot vLine(double x) {
        return vLine(x, "");
    }

    /** Draws a vertical line across the frame, with words beside it; the c of "α_c" becomes a subscript, as in notes and labels of colours. */
    public Plot vLine(double x, String label) {
        return with(new Rule(true, x, Words.checked("label", label), Style.RULE));
    }

    /** Writes words into the frame, their middle at (x, y). */
    public Plot note(double x, double y, String text) {
        return with(new Note(x, y, Words.checked("note", text), false, Style.RULE));
    }

    /** Draws a node of a graph, a box with words, its middle at (x, y). */
    public Plot node(double x, double y, String text) {
        return with(new Note(x, y, Words.checked("node", text), true, Style.RULE));
    }

    // ---- the look of the layer added last

    /** Its name in the legend, or the words beside a reference line. */
    public Plot named(String name) {
        Words.checked("name", name);
        return last(layer -> layer.named(name));
    }

    /** Draws it as dashes. */
    public Plot dashed() {
        return style(style -> style.with(Style.Line.DASHED));
    }

    /** Draws it as dots. */
    public Plot dotted() {
        return style(style -> style.with(Style.Line.DOTTED));
    }

    /** Draws it as a line without gaps. */
    public Plot solid() {
        return style(style -> style.with(Style.Line.SOLID));
    }

    /** Marks its points, besides the line. */
    public Plot markers() {
        return style(Style::withMarkers);
    }

    /** Marks its points and draws no line. */
    public Plot points() {
        return style(style -> style.withMarkers().with(Style.Line.NONE));
    }

    /** Its colour; without this call the next of a palette that colour-blind readers can tell apart. */
    public Plot color(Color color) {
        given("color", color);
        return style(style -> style.with(color));
    }

    /** Width of its line in pixels, 2 without this call; at most 100. */
    public Plot lineWidth(double pixels) {
        if (!(pixels >= 0 && pixels <= 100)) {
            throw new ArgumentException("The width of the line is " + pixels + "; give from 0 to 100 pixels.");
        }
        return style(style -> style.wide(pixels));
    }

    /** How much it covers what lies below, from 0 to 1. */
    public Plot opacity(double opacity) {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new ArgumentException("The opacity is " + opacity + "; give from 0 to 1.");
        }
        return style(style -> style.opaque(opacity));
    }

    /**
     * Error bars for its points.
     *
     * @param halfLengths one for each point, on either side of it; NaN for none
     * @throws IllegalArgumentException if there are not as many as points, or one is negative or infinite
     */
    public Plot errorBars(double[] halfLengths) {
        return last(layer -> {
            if (layer instanceof Series series) {
                return series.withErrors(halfLengths);
            }
            throw new ArgumentException("The layer added last has no points to put error bars on; add a series first.");
        });
    }

    // ---- the frame

    /** The title above the frame. */
    public Plot title(String title) {
        return new Plot(new Content(Words.checked("title", title), content.x, content.y, content.layers, content.legend,
                content.size, content.chosen));
    }

    /** What the horizontal axis shows, with its unit. */
    public Plot xLabel(String label) {
        return axes(content.x.labelled(Words.checked("label", label)), content.y);
    }

    /** What the vertical axis shows, with its unit. */
    public Plot yLabel(String label) {
        return axes(content.x, content.y.labelled(Words.checked("label", label)));
    }

    /** Makes the horizontal axis logarithmic. */
    public Plot logX() {
        return axes(content.x.asLogarithmic(), content.y);
    }

    /** Makes the vertical axis logarithmic. */
    public Plot logY() {
        return axes(content.x, content.y.asLogarithmic());
    }

    /** The range of the horizontal axis; the bins of a histogram span it too. */
    public Plot xRange(double min, double max) {
        var range = Range.of("x axis", min, max);
        return axes(content.x.over(range), content.y).each(Histogram.class, histogram -> histogram.over(range));
    }

    /** The range of the vertical axis. */
    public Plot yRange(double min, double max) {
        return axes(content.x, content.y.over(Range.of("y axis", min, max)));
    }

    /** Lets the vertical axis grow downwards, as the rows of a matrix do. */
    public Plot yDown() {
        return axes(content.x, content.y.asReversed());
    }

    /** Leaves out all numbers and lines of the axes, for drawings in which places mean nothing. */
    public Plot bare() {
        return axes(content.x.asBare(), content.y.asBare());
    }

    /** Where the legend stands; {@link Legend#NONE} for nowhere. */
    public Plot legend(Legend legend) {
        return new Plot(new Content(content.title, content.x, content.y, content.layers, given("legend", legend),
                content.size, content.chosen));
    }

    /** Width and height of the whole plot in pixels, 640 × 420 without this call. */
    public Plot size(int width, int height) {
        if (width < 120 || height < 90 || width > 4000 || height > 4000) {
            throw new ArgumentException(
                    "The plot has %d × %d pixels; give from 120 × 90 to 4000 × 4000.".formatted(width, height));
        }
        return new Plot(new Content(content.title, content.x, content.y, content.layers, content.legend,
                new Dimension(width, height), true));
    }

    // ---- histograms and heat maps

    /** Lets histograms show the density, whose integral is 1, instead of counts. */
    public Plot density() {
        return each(Histogram.class, Histogram::asDensity);
    }

    /** The colours of the heat map. */
    public Plot colors(ColorMap colors) {
        given("colors", colors);
        return each(HeatMap.class, map -> map.in(colors));
    }

    /** The numbers that get the first and the last colour; beyond them the colours stay the same. */
    public Plot colorRange(double min, double max) {
        var range = Range.of("range of colours", min, max);
        return each(HeatMap.class, map -> map.from(range));
    }

    /** What the colours show, with its unit. */
    public Plot colorLabel(String label) {
        Words.checked("label", label);
        return each(HeatMap.class, map -> map.labelled(label));
    }

    // ---- for Figure

    @Override
    public int width() {
        return content.size.width;
    }

    @Override
    public int height() {
        return content.size.height;
    }

    @Override
    Figure fitted(int width, int height) {
        return content.chosen ? this : new Plot(new Content(content.title, content.x, content.y, content.layers, content.legend,
                new Dimension(width, height), false));
    }

    @Override
    void paint(Graphics2D g, int grain) {
        PlotPainter.paint(content, g, grain);
    }

    @Override
    String words() {
        var series = content.layers.stream()
                .map(layer -> layer instanceof Rule rule ? rule.label() : layer instanceof HeatMap map ? map.label() : layer.name());
        return Stream.concat(Stream.of(content.title, content.x.label(), content.y.label()), series)
                .filter(words -> !words.isEmpty()).collect(Collectors.joining("\n"));
    }

    // ---- one thing changed

    private Plot axes(Axis x, Axis y) {
        return new Plot(new Content(content.title, x, y, content.layers, content.legend, content.size, content.chosen));
    }

    private Plot layers(List<Layer> layers) {
        return new Plot(new Content(content.title, content.x, content.y, List.copyOf(layers), content.legend, content.size,
                content.chosen));
    }

    private Plot with(Plot other) {
        return other.content.layers.stream().reduce(this, Plot::with, (a, _) -> a);
    }

    private Plot with(Layer layer) {
        return layers(Stream.concat(content.layers.stream(), Stream.of(layer)).toList());
    }

    private Plot last(UnaryOperator<Layer> change) {
        var layers = new ArrayList<>(content.layers);
        layers.set(layers.size() - 1, change.apply(layers.getLast()));
        return layers(layers);
    }

    private Plot style(UnaryOperator<Style> change) {
        return last(layer -> layer.styled(change.apply(layer.style())));
    }

    private <L extends Layer> Plot each(Class<L> kind, UnaryOperator<L> change) {
        return layers(content.layers.stream()
                .map(layer -> Optional.of(layer).filter(kind::isInstance).map(kind::cast).<Layer>map(change).orElse(layer))
                .toList());
    }
}
