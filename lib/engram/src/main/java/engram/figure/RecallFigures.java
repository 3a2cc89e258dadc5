package engram.figure;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.hopfield.Recall;
import engram.plot.Plot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What happened to the probes of Hopfield networks: the panels of figures 3 and 4 of Vavilala (2020), and more. */
public final class RecallFigures {
    private RecallFigures() {}

    /**
     * Panels a and b: the density of the final overlaps, a histogram for each run.
     *
     * @throws IllegalArgumentException when there is no run
     */
    public static Plot finalOverlaps(List<Recall> runs) {
        return eachGiven("runs", runs).stream().skip(1)
                .reduce(Plot.histogram(first(runs).finalOverlaps(), 40).named(sizeAndMean(first(runs))),
                        (plot, run) -> plot.add(sizeAndMean(run), run.finalOverlaps()), (plot, _) -> plot)
                .density().xRange(0, 1).title(load(first(runs)))
                .xLabel("final overlap m").yLabel("density P(m)");
    }

    /**
     * Panels c and d: the share of the probes that have come to rest, against time.
     *
     * @throws IllegalArgumentException when there is no run
     */
    public static Plot convergence(List<Recall> runs) {
        return eachGiven("runs", runs).stream().skip(1)
                .reduce(Plot.line(first(runs).convergedFraction()).named(size(first(runs))),
                        (plot, run) -> plot.add(size(run), times(run), run.convergedFraction()), (plot, _) -> plot)
                .yRange(0, 1).title(load(first(runs))).xLabel("time step t").yLabel("fraction converged");
    }

    /** Panels e and f: the overlap of every pattern against time, those that end best on top. */
    public static Plot everyPattern(Recall run) {
        double[][] rows = given("run", run).overlaps();
        Arrays.sort(rows, Comparator.comparingDouble(row -> -row[run.steps()]));
        return Plot.heatMap(rows).colorRange(0.2, 1).yDown().title(load(run) + ", " + size(run))
                .xLabel("time step t").yLabel("pattern").colorLabel("overlap m");
    }

    /**
     * The energy of every probe against time, a neuron's share of it.
     *
     * @throws IllegalArgumentException when the run did not watch energies
     */
    public static Plot energies(Recall run) {
        if (given("run", run).energies().length == 0)
            throw new ArgumentException("This recall did not watch energies: give it Watch.overlaps().withEnergy().");
        double[][] perNeuron = Arrays.stream(run.energies())
                .map(row -> Arrays.stream(row).map(energy -> energy / run.neurons()).toArray()).toArray(double[][]::new);
        return Plot.lines(times(run), perNeuron).title(load(run) + ", " + size(run))
                .xLabel("time / sweeps").yLabel("energy E/N");
    }

    /**
     * The watched neurons of one probe against time, a row for each.
     *
     * @throws IllegalArgumentException when the run did not watch neurons, or has no such probe
     */
    public static Plot neurons(Recall run, int probe) {
        if (given("run", run).watched().length == 0)
            throw new ArgumentException("This recall did not watch neurons: give it Watch.overlaps().withNeurons(…).");
        if (probe < 0 || probe >= run.probes())
            throw new ArgumentException("There is no probe " + probe + ": they are numbered 0 to " + (run.probes() - 1) + ".");
        var rows = new double[run.watched().length][run.steps() + 1];
        for (int k = 0; k < rows.length; k++)
            for (int t = 0; t <= run.steps(); t++) rows[k][t] = run.spins()[probe][t][k];
        return Plot.heatMap(rows).colorRange(-1, 1).yDown().title("Probe " + probe)
                .xLabel("time step t").yLabel("watched neuron").colorLabel("spin S");
    }

    private static Recall first(List<Recall> runs) {
        if (runs.isEmpty()) throw new ArgumentException("There is no run to draw; give one at least.");
        return runs.getFirst();
    }

    private static double[] times(Recall run) { return IntStream.rangeClosed(0, run.steps()).asDoubleStream().toArray(); }

    private static String load(Recall run) {
        String digits = String.format(java.util.Locale.ROOT, "%.3f", (double) run.probes() / run.neurons());
        return "α = " + digits.replaceAll("0$", "");
    }

    private static String size(Recall run) { return "N = " + run.neurons(); }

    private static String sizeAndMean(Recall run) {
        return String.format(java.util.Locale.ROOT, "N = %d, mean %.2f", run.neurons(), run.meanFinalOverlap());
    }
}
