package engram.figure;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.deq.Solution;
import engram.deq.Status;
import engram.memory.Energies;
import engram.memory.Equilibrium;
import engram.plot.Legend;
import engram.plot.Plot;
import engram.tensor.Matrix;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How memories come to rest: the residuals of their equations, their energies on the way, and what they associate with a probe. */
public final class MemoryFigures {
    private static final int PER_DECADE = 4;   // rows of residuals
    private static final double LEAST = 1e-9;  // what a residual of 0 is drawn as; float32 stalls above it
    private static final double BRIGHT = 0.3;  // the share that has the brightest colour: in the first calls it is often almost 1

    private MemoryFigures() {}

    /** As {@link #residuals(Solution)}. */
    public static Plot residuals(Equilibrium equilibrium) { return residuals(given("equilibrium", equilibrium).solution()); }

    /**
     * The density of the residuals: the share of the samples that have one of this size at each call. A sample that is finished has no
     * more. The lines stand at the calls after which half and nine tenths of all samples have converged; shares of 0.3 and more have one
     * colour.
     *
     * @throws ArgumentException when no residual is finite
     */
    public static Plot residuals(Solution solution) {
        int calls = mostCalls(solution), samples = solution.samples();
        double[][] rows = IntStream.range(0, samples).mapToObj(i -> rows(solution.residuals(i))).toArray(double[][]::new);
        var finite = Arrays.stream(rows).flatMapToDouble(Arrays::stream).filter(Double::isFinite).summaryStatistics();
        if (finite.getCount() == 0) throw new ArgumentException("No residual of this solution is finite, so there is nothing to draw.");
        int low = (int) finite.getMin(), high = (int) finite.getMax();
        double[][] shares = new double[high - low + 1][calls];
        for (double[] ofSample : rows)
            for (int k = 0; k < ofSample.length; k++) if (Double.isFinite(ofSample[k])) shares[(int) ofSample[k] - low][k] += 1.0 / samples;
        for (double[] row : shares) for (int k = 0; k < calls; k++) if (row[k] == 0) row[k] = Double.NaN;
        double[] middles = IntStream.rangeClosed(low, high).mapToDouble(row -> Math.pow(10, (row + 0.5) / PER_DECADE)).toArray();
        Plot plot = Plot.heatMap(shares, IntStream.rangeClosed(1, calls).asDoubleStream().toArray(), middles).logY().title(ends(solution))
                .xLabel("calls of f").yLabel("residual ‖f(z) − z‖/‖f(z)‖")
                .colorLabel("share of the samples").colorRange(0, BRIGHT);
        int half = callsOfShare(solution, 0.5), most = callsOfShare(solution, 0.9);
        if (half > 0 && half != most)
            plot = plot.vLine(half).color(Color.RED).note(half, middles[middles.length / 8], "half").color(Color.RED);
        return most > 0 ? plot.vLine(most, "9 in 10 converged").color(Color.RED) : plot;
    }

    /** The rows of the density in which the residuals of a sample lie, by call. */
    private static double[] rows(float[] residuals) {
        return IntStream.range(0, residuals.length)
                .mapToDouble(k -> Math.floor(PER_DECADE * Math.log10(Math.max(residuals[k], LEAST)))).toArray();
    }

    /**
     * The share of the samples that have converged, against calls: a curve for each solution.
     *
     * @param solutions by their names in the legend
     * @throws ArgumentException when there is none, or a name or a solution is missing
     */
    public static Plot calls(Map<String, Solution> solutions) {
        if (given("solutions", solutions).isEmpty()) throw new ArgumentException("There is no solution to draw; give one at least.");
        for (Object solution : solutions.values())
            if (!(solution instanceof Solution))
                throw new ArgumentException("There is " + solution + " in place of a solution: give one for each name.");
        int most = solutions.values().stream().mapToInt(MemoryFigures::mostCalls).max().getAsInt();
        double[] x = times(most + 1);
        Plot plot = null;
        for (var entry : solutions.entrySet()) {
            double[] shares = Arrays.stream(x).map(k -> share(entry.getValue(), (int) k)).toArray();
            String name = given("name", entry.getKey());
            plot = plot == null ? Plot.line(x, shares).named(name) : plot.add(name, x, shares);
        }
        return plot.yRange(0, 1.02).xLabel("calls of f").yLabel("share of the samples converged");
    }

    private static int mostCalls(Solution solution) {
        if (given("solution", solution).samples() == 0) throw new ArgumentException("This solution has no samples to draw.");
        return IntStream.range(0, solution.samples()).map(solution::calls).max().getAsInt();
    }

    private static double share(Solution solution, int calls) {
        return IntStream.range(0, solution.samples())
                .filter(i -> solution.status(i) == Status.CONVERGED && solution.calls(i) <= calls).count() / (double) solution.samples();
    }

    /** The calls after which this share of all samples has converged; 0 where it never has. */
    private static int callsOfShare(Solution solution, double share) {
        return IntStream.rangeClosed(1, mostCalls(solution)).filter(calls -> share(solution, calls) >= share).findFirst().orElse(0);
    }

    private static String ends(Solution solution) {
        return solution.samples() + " samples: " + Arrays.stream(Status.values()).filter(status -> solution.count(status) > 0)
                .map(status -> solution.count(status) + " " + status).collect(Collectors.joining(", "));
    }

    /**
     * The energy of every sample against time.
     *
     * @param path the energies before the first half step, after it, after the second, …
     * @throws ArgumentException when there are none, or not always of as many samples
     */
    public static Plot energies(List<Energies> path) {
        int samples = first(path).samples();
        for (Energies energies : path)
            if (energies.samples() != samples)
                throw new ArgumentException("The energies are of " + samples + " and of " + energies.samples()
                        + " samples: give those of one relaxation.");
        return Plot.lines(times(path.size()), IntStream.range(0, samples)
                .mapToObj(i -> path.stream().mapToDouble(energies -> energies.total(i)).toArray()).toArray(double[][]::new))
                .xLabel("half steps").yLabel("energy E");
    }

    /**
     * What layers, synapses and drive add to the energy of one sample, against time, and their sum.
     *
     * @param path the energies before the first half step, after it, after the second, …
     * @throws ArgumentException when there are none, or there is no such sample
     */
    public static Plot energies(List<Energies> path, int sample) {
        first(path).total(sample);
        return Plot.line(times(path.size()), curve(path, energies -> energies.total(sample))).named("E").markers()
                .add("layers", times(path.size()), curve(path, energies -> energies.layers(sample))).dashed()
                .add("synapses", times(path.size()), curve(path, energies -> energies.synapses(sample))).dashed()
                .add("drive", times(path.size()), curve(path, energies -> energies.drive(sample))).dashed()
                .title("Sample " + sample).xLabel("half steps").yLabel("energy").legend(Legend.BELOW);
    }

    private static double[] curve(List<Energies> path, ToDoubleFunction<Energies> part) {
        return path.stream().mapToDouble(part).toArray();
    }

    private static Energies first(List<Energies> path) {
        if (eachGiven("path", path).isEmpty())
            throw new ArgumentException("There are no energies to draw; give those of one time at least.");
        return path.getFirst();
    }

    private static double[] times(int count) { return IntStream.range(0, count).asDoubleStream().toArray(); }

    /**
     * How strongly each probe is associated with each pattern.
     *
     * @param weights probes × patterns
     */
    public static Plot association(Matrix weights) {
        float[][] rows = IntStream.range(0, given("weights", weights).rows()).mapToObj(weights::row).toArray(float[][]::new);
        return Plot.heatMap(rows).yDown().xLabel("pattern").yLabel("probe").colorLabel("association");
    }
}
