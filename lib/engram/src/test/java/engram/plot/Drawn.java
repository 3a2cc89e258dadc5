package engram.plot;

import java.util.List;
import java.util.stream.Stream;

/** The numbers that a plot draws, for the tests of other rooms. */
public final class Drawn {
    private Drawn() {}

    /** A line or points: n numbers each, and n half-lengths of error bars or none. */
    public record Curve(String name, double[] x, double[] y, double[] errors) {}

    /** A heat map: rows × columns of values, the middles of the columns and of the rows. */
    public record Grid(float[][] values, double[] x, double[] y) {}

    /** A histogram: what is counted, whether its bars are densities. */
    public record Bars(String name, double[] values, double[] heights, boolean density) {}

    /** A bundle of lines over the same x. */
    public record Lines(double[] x, float[][] rows) {}

    /** A raster: when and in which of its rows, and where its row 0 lies. */
    public record Strokes(String name, double[] times, int[] rows, double first) {}

    private static <L extends Layer> Stream<L> layers(Plot plot, Class<L> kind) {
        return plot.content().layers().stream().filter(kind::isInstance).map(kind::cast);
    }

    public static List<Curve> curves(Plot plot) {
        return layers(plot, Series.class).map(series -> new Curve(series.name(), series.x(), series.y(), series.errors())).toList();
    }

    /** The curve with this name in the legend. */
    public static Curve curve(Plot plot, String name) {
        return curves(plot).stream().filter(curve -> curve.name().equals(name)).findFirst().orElseThrow();
    }

    public static Grid grid(Plot plot) {
        return layers(plot, HeatMap.class).map(map -> new Grid(map.values(), map.x(), map.y())).findFirst().orElseThrow();
    }

    public static List<Bars> bars(Plot plot) {
        return layers(plot, Histogram.class).map(h -> new Bars(h.name(), h.values(), h.heights(), h.density())).toList();
    }

    public static Lines lines(Plot plot) {
        return layers(plot, Bundle.class).map(bundle -> new Lines(bundle.x(), bundle.rows())).findFirst().orElseThrow();
    }

    public static List<Strokes> rasters(Plot plot) {
        return layers(plot, Raster.class).map(r -> new Strokes(r.name(), r.times(), r.rows(), r.first())).toList();
    }

    /** Words inside the frame. */
    public static List<String> notes(Plot plot) { return layers(plot, Note.class).map(Note::text).toList(); }

    /** Where vertical reference lines stand. */
    public static double[] verticals(Plot plot) {
        return layers(plot, Rule.class).filter(Rule::vertical).mapToDouble(Rule::value).toArray();
    }
}
