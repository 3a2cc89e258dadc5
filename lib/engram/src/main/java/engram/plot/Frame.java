package engram.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.BiConsumer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Plot_XY;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Everything around the data: axes, ticks, grid, titles and legend, by XChart.
 *
 * <p>XChart gets no data, only the corners of the frame; the data are drawn by {@code inside} between grid and legend. A linear
 * axis is handed over in units of a power of ten near its range, and with its sign turned when it is reversed, because XChart
 * knows neither steps below 1e-10 nor axes that grow downwards.
 */
final class Frame extends XYChart {
    /** A name in the legend. */
    record Entry(String name, Color color, Style style, boolean box) {}

    /** An axis as XChart sees it. */
    private record Ruler(Axis axis, Range range) {
        double unit() {
            double size = axis.logarithmic() ? 1 : Math.pow(10, Math.floor(Math.log10(range.span())));
            return axis.reversed() ? -size : size;
        }

        Range inside() {
            double a = range.min() / unit();
            double b = range.max() / unit();
            // A hair more than the range, so that ticks at its ends are drawn.
            return axis.logarithmic() ? range : new Range(Math.min(a, b), Math.max(a, b)).padded(1e-6, 1e-6);
        }

        /** Least distance of two ticks, in pixels. */
        int spacing(int usual, int length) {
            return axis.whole() ? Math.max(usual, (int) (0.9 * length / range.span())) : usual;
        }

        String label(double position) {
            return axis.logarithmic() ? Label.ofPower(position) : Label.of(position * unit(), Math.abs(unit()));
        }
    }

    /** Margin around the picture, in pixels. */
    static final int MARGIN = 10;

    /** On the right there is room for half of the last number besides: XChart leaves out a number that crosses its margin. */
    static final int RIGHT = 24;

    /**
     * Plans a frame.
     *
     * @param width    of the picture, in pixels
     * @param height   of the picture, in pixels
     * @param title    above the frame, empty for none
     * @param xAxis    horizontal axis
     * @param xRange   the numbers that it shows
     * @param yAxis    vertical axis
     * @param yRange   the numbers that it shows
     * @param position of the legend
     * @param legend   its entries
     * @param inside   draws the data; gets the area inside the frame, in pixels
     */
    Frame(int width, int height, String title, Axis xAxis, Range xRange, Axis yAxis, Range yRange,
            Legend position, List<Entry> legend, BiConsumer<Graphics2D, Rectangle2D> inside) {
        // XChart has the same padding on all sides: what it is too large by lies outside the picture.
        // A legend below stands on the lower edge itself.
        super(width + RIGHT - MARGIN, height + (position == Legend.BELOW ? 1 : 2) * (RIGHT - MARGIN), Styler.ChartTheme.Matlab);
        var x = new Ruler(xAxis, xRange);
        var y = new Ruler(yAxis, yRange);
        setTitle(title);
        setXAxisTitle(xAxis.label());
        setYAxisTitle(yAxis.label());
        style(position, !title.isEmpty());
        ticks(x, y);
        corners(x, y);
        legend.forEach(entry -> add(entry, x));
        plot = new Plot_XY<>(this) {
            @Override
            public void paint(Graphics2D g) {
                super.paint(g);
                var data = (Graphics2D) g.create();
                data.clip(getBounds());
                // Axes and grid lie on whole pixels, data where they are.
                data.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                inside.accept(data, getBounds());
                data.dispose();
                g.setColor(Palette.INK);
                g.setStroke(new BasicStroke(1));
                g.draw(getBounds());
            }
        };
    }

    /** Draws the frame and what is inside. */
    void paint(Graphics2D g) {
        g.translate(MARGIN - RIGHT, MARGIN - RIGHT);
        paint(g, getWidth(), getHeight());
        g.translate(RIGHT - MARGIN, RIGHT - MARGIN);
    }

    private void style(Legend position, boolean titled) {
        styler.setChartBackgroundColor(new Color(0, true)).setPlotBorderVisible(false).setPlotContentSize(1)
                .setChartTitleVisible(titled).setChartTitleFont(Fonts.bold(14)).setChartTitlePadding(6)
                .setChartFontColor(Palette.INK).setChartPadding(RIGHT)
                .setLegendFont(Fonts.plain(12)).setLegendBorderColor(Palette.FAINT).setLegendPadding(7)
                .setLegendBackgroundColor(new Color(255, 255, 255, 220)).setMarkerSize(7)
                .setLegendVisible(position != Legend.NONE);
        styler.setAxisTitleFont(Fonts.plain(13)).setAxisTickLabelsFont(Fonts.plain(12))
                .setAxisTickMarksColor(Palette.INK).setAxisTickLabelsColor(Palette.INK)
                .setAxisTickMarkLength(4).setAxisTickPadding(4).setAxisTicksLineVisible(false)
                .setPlotTicksMarksVisible(false).setPlotMargin(0).setAxisTitlePadding(6)
                .setPlotGridLinesColor(Palette.FAINT).setPlotGridLinesStroke(new BasicStroke(1));
        styler.setXAxisTitleVisible(!getXAxisTitle().isEmpty());
        styler.setYAxisTitleVisible(!getYAxisTitle().isEmpty());
        styler.setLegendLayout(position == Legend.BELOW ? Styler.LegendLayout.Horizontal : Styler.LegendLayout.Vertical);
        styler.setLegendPosition(switch (position) {
            case TOP_LEFT -> Styler.LegendPosition.InsideNW;
            case AUTO, TOP_RIGHT, NONE -> Styler.LegendPosition.InsideNE;
            case BOTTOM_LEFT -> Styler.LegendPosition.InsideSW;
            case BOTTOM_RIGHT -> Styler.LegendPosition.InsideSE;
            case RIGHT -> Styler.LegendPosition.OutsideE;
            case BELOW -> Styler.LegendPosition.OutsideS;
        });
    }

    private void ticks(Ruler x, Ruler y) {
        styler.setXAxisLogarithmic(x.axis.logarithmic()).setYAxisLogarithmic(y.axis.logarithmic())
                .setXAxisMin(x.inside().min()).setXAxisMax(x.inside().max())
                .setYAxisMin(y.inside().min()).setYAxisMax(y.inside().max())
                .setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right)
                .setXAxisTickMarkSpacingHint(x.spacing(66, getWidth())).setYAxisTickMarkSpacingHint(y.spacing(48, getHeight()));
        styler.setXAxisTicksVisible(!x.axis.bare()).setYAxisTicksVisible(!y.axis.bare());
        styler.setPlotGridVerticalLinesVisible(!x.axis.bare()).setPlotGridHorizontalLinesVisible(!y.axis.bare());
        setCustomXAxisTickLabelsFormatter(x::label);
        setCustomYAxisTickLabelsFormatter(y::label);
    }

    /** An invisible series that spans the axes; unevenly, for XChart puts ticks at data that are evenly spaced. */
    private void corners(Ruler x, Ruler y) {
        XYSeries corners = addSeries("corners", uneven(x.inside()), uneven(y.inside()));
        corners.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setShowInLegend(false);
    }

    private void add(Entry entry, Ruler x) {
        double[] nowhere = {Double.NaN, Double.NaN, Double.NaN};
        XYSeries series = addSeries("entry " + getSeriesCollection().size(), uneven(x.inside()), nowhere);
        series.setLabel(entry.name);
        boolean marked = entry.box || entry.style.marked();
        boolean lined = !entry.box && entry.style.line() != Style.Line.NONE;
        series.setMarker(entry.box ? SeriesMarkers.SQUARE : marked ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(entry.color);
        series.setLineColor(entry.color);
        series.setLineStyle(lined ? entry.style.stroke() : SeriesLines.NONE);
        series.setXYSeriesRenderStyle(
                lined ? XYSeries.XYSeriesRenderStyle.Line : XYSeries.XYSeriesRenderStyle.Scatter);
    }

    private static double[] uneven(Range range) {
        return new double[] {range.min(), range.min() + 0.3 * range.span(), range.max()};
    }
}
