package engram.figure;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.hopfield.theory.MeanField;
import engram.plot.Legend;
import engram.plot.Plot;
import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * The tables of {@link engram.hopfield.experiment.Experiment} as figures, with the theory of {@link MeanField} drawn over the simulation.
 * Points are simulated; the bars on them are one standard error over networks, and are
 * not there where a single network was simulated.
 */
public final class ExperimentFigures {
    private static final int SAMPLES = 200, FEW = 25; // of a curve, and of one that takes long
    private static final Color THEORY = Color.BLACK;

    private ExperimentFigures() {}

    /**
     * The final overlap against load and temperature, with the lines T_M, T_c, T_g and α_c of the theory. Of several rows for one load and
     * temperature the mean is shown.
     */
    public static Plot phaseDiagram(Table experiment) {
        require(experiment, "load", "temperature", "meanOverlap", "neurons", "m0");
        double[] loads = distinct(experiment, "load"), temperatures = distinct(experiment, "temperature");
        double[][] overlaps = Arrays.stream(temperatures).mapToObj(t -> map(loads, load -> meanOverlap(experiment, load, t)))
                .toArray(double[][]::new);
        double highest = loads[loads.length - 1], hottest = temperatures[temperatures.length - 1], end = MeanField.criticalLoad();
        double[] all = between(0, highest), recalled = between(0, Math.min(highest, end)), ordered = groundStates(highest);
        Plot plot = Plot.heatMap(overlaps, loads, temperatures).colorRange(0, 1)
                .add("T_M: recall below", recalled, cut(map(recalled, MeanField::retrievalTemperature), hottest))
                .color(Color.RED).lineWidth(2.5)
                .add("T_c: patterns lowest in free energy below", ordered, cut(groundStateTemperatures(ordered), hottest))
                .color(Color.RED).dashed().lineWidth(2)
                .add("T_g = 1 + √α: spin glass below", all, cut(map(all, MeanField::glassTemperature), hottest))
                .color(Color.GRAY).dashed().lineWidth(2.5)
                .add("α_c", new double[] {end, end}, new double[] {0, hottest}).color(Color.RED).dotted().lineWidth(2);
        plot = named(plot, "T_M", 0.6 * recalled[recalled.length - 1], MeanField::retrievalTemperature, hottest);
        plot = named(plot, "T_c", 0.5 * ordered[ordered.length - 1], MeanField::groundStateTemperature, hottest);
        plot = named(plot, "T_g", 0.25 * highest, MeanField::glassTemperature, hottest);
        return (highest > end ? plot.note(end, 0.7 * hottest, "α_c") : plot)
                .xLabel("load α").yLabel("temperature T").colorLabel("final overlap m").legend(Legend.NONE)
                .title(String.format(Locale.ROOT, "N = %d, from m₀ = %s", (int) number(experiment, "neurons"), number(experiment, "m0")));
    }

    /** Loads at which patterns are ground states at some temperature; the last twice, where the line T_c falls to T = 0. */
    private static double[] groundStates(double highest) {
        double ground = MeanField.groundStateLoad();
        double[] loads = between(0, Math.min(highest, ground), FEW);
        return highest < ground ? loads : DoubleStream.concat(Arrays.stream(loads), DoubleStream.of(ground)).toArray();
    }

    private static double[] groundStateTemperatures(double[] loads) {
        double[] temperatures = map(loads, MeanField::groundStateTemperature);
        int last = loads.length - 1;
        if (loads[last] == loads[last - 1]) temperatures[last] = 0;
        return temperatures;
    }

    /** The mean over the rows of one load and temperature; NaN where there is none. */
    private static double meanOverlap(Table table, double load, double temperature) {
        var rows = table.where(table.numberColumn("load").isEqualTo(load).and(table.numberColumn("temperature").isEqualTo(temperature)));
        return Arrays.stream(rows.numberColumn("meanOverlap").asDoubleArray()).average().orElse(Double.NaN);
    }

    /** Writes the name of a line on it, where it is inside the frame. */
    private static Plot named(Plot plot, String name, double x, DoubleUnaryOperator line, double highest) {
        double y = line.applyAsDouble(x);
        return y > 0 && y <= highest ? plot.note(x, y, name) : plot;
    }

    /** The final overlap against temperature, points for each load, and the mean-field overlap up to T_M. */
    public static Plot overlapAgainstTemperature(Table experiment) {
        require(experiment, "load", "temperature", "meanOverlap", "standardError");
        double hottest = experiment.numberColumn("temperature").max();
        Plot plot = theory(Plot.line(new double[] {0}, new double[] {Double.NaN}), between(0, hottest),
                distinct(experiment, "load"), (load, t) -> MeanField.overlap(load, t));
        return points(plot, experiment, "load", "α = ", "temperature", "meanOverlap", "standardError")
                .xLabel("temperature T").yLabel("final overlap m").yRange(0, 1.02);
    }

    /**
     * The final overlap against load, points for each size of network. The mean-field overlap and α_c are drawn where all networks are
     * without self-couplings, λ = 0: the theory is about them.
     */
    public static Plot capacity(Table experiment) {
        require(experiment, "load", "lambda", "neurons", "meanOverlap", "standardError");
        double lowest = experiment.numberColumn("load").min(), highest = experiment.numberColumn("load").max();
        double[] loads = between(lowest, Math.min(highest, MeanField.criticalLoad()));
        boolean classical = Arrays.stream(experiment.numberColumn("lambda").asDoubleArray()).allMatch(lambda -> lambda == 0);
        Plot start = classical && lowest < MeanField.criticalLoad()
                ? Plot.line(loads, map(loads, load -> MeanField.overlap(load, 0))).named("mean-field theory").color(THEORY)
                : Plot.line(new double[] {lowest}, new double[] {Double.NaN});
        Plot plot = points(start, experiment, "neurons", "N = ", "load", "meanOverlap", "standardError")
                .xLabel("load α").yLabel("final overlap m").yRange(0, 1.02);
        return classical ? plot.vLine(MeanField.criticalLoad(), "α_c") : plot;
    }

    /** The share of recalled probes against load and the overlap they start from. */
    public static Plot basin(Table experiment) {
        require(experiment, "load", "m0", "recalled", "neurons");
        return Plot.heatMap(experiment, "load", "m0", "recalled").colorRange(0, 1)
                .vLine(MeanField.criticalLoad(), "α_c").xLabel("load α").yLabel("initial overlap m₀")
                .colorLabel("share recalled")
                .title(String.format(Locale.ROOT, "N = %d", (int) number(experiment, "neurons")));
    }

    /** The time to settle against the distance from α_c, for each size of network, beside the law τ ∝ (α_c − α)^(−1/2). */
    public static Plot settling(Table experiment) {
        require(experiment, "load", "neurons", "settlingTime", "settlingError");
        var below = experiment.where(experiment.numberColumn("load").isLessThan(MeanField.criticalLoad())).copy();
        var distance = below.doubleColumn("load").multiply(-1).add(MeanField.criticalLoad()).setName("distance");
        below.addColumns(distance);
        double[] x = {distance.min(), distance.max()};
        double scale = below.numberColumn("settlingTime").max() * Math.sqrt(distance.min());
        Plot plot = Plot.line(x, map(x, d -> scale / Math.sqrt(d))).named("slope −1/2").color(THEORY).dashed();
        return points(plot, below, "neurons", "N = ", "distance", "settlingTime", "settlingError")
                .logX().logY().xLabel("load below the critical one").yLabel("settling time / steps");
    }

    /**
     * Refuses what is no table of an experiment.
     *
     * @throws ArgumentException when it has no rows, or lacks one of the columns
     */
    private static void require(Table experiment, String... columns) {
        if (given("experiment", experiment).rowCount() == 0)
            throw new ArgumentException("The table has no rows: give that of an Experiment.");
        for (String column : columns)
            if (!experiment.containsColumn(column) || !(experiment.column(column) instanceof NumericColumn<?>))
                throw new ArgumentException("The table has no column \"" + column + "\" of numbers: give that of an Experiment.");
    }

    private interface Theory { double at(double group, double x); }

    /** A curve for each group, NaN where the theory has nothing. */
    private static Plot theory(Plot start, double[] x, double[] groups, Theory theory) {
        Plot plot = start;
        for (int k = 0; k < groups.length; k++) {
            double group = groups[k];
            double[] y = map(x, at -> theory.at(group, at));
            plot = plot.add(k == 0 ? "mean-field theory" : "", x, Arrays.stream(y).map(m -> m > 0 ? m : Double.NaN).toArray()).color(THEORY);
        }
        return plot;
    }

    /** Points with error bars for every value of a column. */
    private static Plot points(Plot start, Table table, String group, String label, String x, String y, String error) {
        Plot plot = start;
        for (double value : distinct(table, group)) {
            var part = table.where(table.numberColumn(group).isEqualTo(value));
            String name = label + (value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value));
            plot = plot.add(name, part.numberColumn(x).asDoubleArray(), part.numberColumn(y).asDoubleArray())
                    .points().errorBars(part.numberColumn(error).asDoubleArray());
        }
        return plot;
    }

    private static double[] distinct(Table table, String column) {
        return Arrays.stream(table.numberColumn(column).asDoubleArray()).sorted().distinct().toArray();
    }

    private static double number(Table table, String column) { return table.numberColumn(column).asDoubleArray()[0]; }

    private static double[] between(double low, double high) { return between(low, high, SAMPLES); }

    private static double[] between(double low, double high, int samples) {
        return IntStream.rangeClosed(0, samples).mapToDouble(k -> low + (high - low) * k / samples).toArray();
    }

    private static double[] map(double[] x, DoubleUnaryOperator function) { return Arrays.stream(x).map(function).toArray(); }

    private static double[] cut(double[] y, double highest) {
        return Arrays.stream(y).map(value -> value <= highest ? value : Double.NaN).toArray();
    }
}
