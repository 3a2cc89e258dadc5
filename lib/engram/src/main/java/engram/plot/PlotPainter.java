package engram.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Draws a plot: finds ranges, colours and the place of the legend, then frame, layers and colour bar. */
final class PlotPainter {
    /** A layer with the colour that it got. */
    private record Colored(Layer layer, Color color) {}

    private PlotPainter() {}

    /**
     * What all layers need to be seen.
     *
     * @throws IllegalArgumentException if there is a number that the axes can't show
     */
    static Extent extent(Plot.Content plot) {
        return Extent.of(plot.layers().stream().map(layer -> layer.extent(plot.x(), plot.y())).toList());
    }

    static void paint(Plot.Content plot, Graphics2D g, int grain) {
        Extent extent = extent(plot);
        boolean grounded = extent.claim() == Extent.Claim.GROUNDED;
        Range x = plot.x().range(extent.x(), extent.slack().x(), extent.slack().x());
        Range y = plot.y().range(extent.y(), grounded ? 0 : extent.slack().y(), extent.slack().y());
        List<Colored> layers = colored(plot.layers());
        BiConsumer<Graphics2D, Rectangle2D> data = (inside, area) -> {
            boolean down = plot.y().reversed();
            var canvas = new Canvas(inside, area,
                    new Scale(x, plot.x().logarithmic(), area.getMinX(), area.getMaxX()),
                    new Scale(y, plot.y().logarithmic(),
                            down ? area.getMinY() : area.getMaxY(), down ? area.getMaxY() : area.getMinY()),
                    grain);
            layers.forEach(layer -> layer.layer.paint(canvas, layer.color));
        };

        Optional<HeatMap> map = plot.layers().stream().flatMap(layer -> layer instanceof HeatMap m ? Optional.of(m).stream()
                : Optional.<HeatMap>empty().stream()).findFirst();
        Optional<ColorBar> bar = map.map(m -> new ColorBar(m, plot.size().height - 90));
        int width = plot.size().width - bar.map(key -> key.width(g) - Frame.RIGHT + Frame.MARGIN).orElse(0);
        int height = plot.size().height;
        List<Frame.Entry> legend = entries(layers);
        var frame = new Frame(width, height, plot.title(), plot.x(), x, plot.y(), y,
                place(plot, legend, map.isPresent(), data), legend,
                (inside, area) -> {
                    data.accept(inside, area);
                    bar.ifPresent(key -> key.paint(g, area));
                });
        frame.paint(g);
    }

    private static List<Colored> colored(List<Layer> layers) {
        var colored = new ArrayList<Colored>();
        // Blue can't be seen on the violet of a heat map.
        int taken = layers.stream().anyMatch(HeatMap.class::isInstance) ? 1 : 0;
        for (Layer layer : layers) {
            boolean next = layer.takesColor() && layer.style().color().isEmpty();
            colored.add(new Colored(layer, layer.style().color().orElse(Palette.series(taken))));
            taken += next ? 1 : 0;
        }
        return colored;
    }

    private static List<Frame.Entry> entries(List<Colored> layers) {
        return layers.stream()
                .filter(layer -> !layer.layer.name().isEmpty())
                .map(layer -> new Frame.Entry(
                        layer.layer.name(), layer.color, layer.layer.style(),
                        layer.layer instanceof Histogram || layer.layer instanceof Raster))
                .toList();
    }

    private static Legend place(Plot.Content plot, List<Frame.Entry> legend, boolean map,
            BiConsumer<Graphics2D, Rectangle2D> data) {
        if (legend.isEmpty()) {
            return Legend.NONE;
        }
        if (plot.legend() != Legend.AUTO) {
            return plot.legend();
        }
        if (map) {
            return Legend.BELOW;
        }
        // About what title, labels and numbers leave of the plot.
        double width = plot.size().width - 90;
        double height = plot.size().height - (plot.title().isEmpty() ? 70 : 95);
        return LegendPlace.find(width, height, legend.stream().map(Frame.Entry::name).toList(),
                g -> data.accept(g, new Rectangle2D.Double(0, 0, width, height)));
    }
}
