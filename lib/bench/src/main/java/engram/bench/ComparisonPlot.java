package engram.bench;

import engram.plot.Plot;

/** A comparison as a picture: time against size, one line a tool, both axes logarithmic. */
final class ComparisonPlot {
    private ComparisonPlot() {
    }

    static Plot of(Comparison comparison, String title, String axis) {
        double[] sizes = comparison.sizes().stream().mapToDouble(Integer::doubleValue).toArray();
        Plot plot = Plot.line(sizes, comparison.seconds()[0]).named(comparison.names().getFirst()).markers();
        for (int tool = 1; tool < comparison.names().size(); tool++) {
            plot = plot.add(comparison.names().get(tool), sizes, comparison.seconds()[tool]).markers();
        }
        return plot.title(title).xLabel(axis).yLabel("time (s)").logX().logY().size(800, 520);
    }
}
