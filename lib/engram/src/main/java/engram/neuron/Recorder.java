package engram.neuron;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Writes down what monitors want. Parts find spikes at once, each in a list of its own. */
abstract class Recorder {
    final Network network;
    final double dt;
    final Wanted wanted;
    SpikeList[] byPart = {};
    private final double[][] values;                     // by variable: those of a sample
    private final int[][] fired;                         // by population: who fired in the steps collected last
    private final int[] firedCount;

    Recorder(Network network, double dt, Wanted wanted) {
        this.network = network;
        this.dt = dt;
        this.wanted = wanted;
        values = wanted.variables().stream().map(one -> new double[one.neurons().length]).toArray(double[][]::new);
        fired = network.populations().stream().map(population -> new int[population.size()]).toArray(int[][]::new);
        firedCount = new int[fired.length];
    }

    /** Makes a list of spikes for each of so many parts, before they are stepped. */
    void listenTo(int parts) { byPart = IntStream.range(0, parts).mapToObj(_ -> new SpikeList()).toArray(SpikeList[]::new); }

    /** Keeps a sample of a variable, a value for each of its neurons; it is number {@code sample}, from 0. */
    abstract void keep(int variable, long sample, double[] values);

    /** Counts a spike for the rates. */
    abstract void count(int population, long step);

    /** Whether the times of spikes are wanted. */
    boolean timesSpikes() { return wanted.spikes(); }

    /** What hears of the spikes of a part. */
    Part.SpikeListener listener(int part) { return byPart[part]; }

    /** The last step, up to a given one, before which nothing has to be sampled. */
    long nextSample(long from, long to) {
        long next = to;
        for (Wanted.Variable one : wanted.variables()) next = Math.min(next, (from / one.interval() + 1) * one.interval());
        return next;
    }

    /** Goes through the spikes of all parts since it did so last. */
    void collect() {
        Arrays.fill(firedCount, 0);
        for (SpikeList part : byPart) {
            part.collect((population, neuron, step, _) -> {
                if (firedCount[population] < fired[population].length) fired[population][firedCount[population]++] = neuron;
                if (wanted.bin() > 0) count(population, step);
            }, wanted.spikes());
        }
    }

    /** Who of a population fired in the one step that was collected last, in rising order. */
    int[] fired(int population) { return Arrays.copyOf(fired[population], firedCount[population]); }

    /** Writes down what is to be kept after so many steps. */
    void sample(long made, List<Part> parts) {
        for (int k = 0; k < values.length; k++) {
            Wanted.Variable one = wanted.variables().get(k);
            if (made % one.interval() != 0) continue;
            int row = 0;
            for (Part part : parts) {
                for (Slice slice : part.layout.slices()) {
                    if (slice.number() != one.population()) continue;
                    int at = slice.at() + one.variable() * slice.width() - slice.first(), end = slice.first() + slice.n();
                    for (; row < one.neurons().length && one.neurons()[row] < end; row++) values[k][row] = part.y[at + one.neurons()[row]];
                }
            }
            keep(k, made / one.interval(), values[k]);
        }
    }

    /** The spikes of a population before a step, in the order of time. */
    SpikeOrder spikes(int population, long made) {
        int[] count = {0};
        for (SpikeList part : byPart) part.forEach((of, _, step, _) -> count[0] += of == population && step < made ? 1 : 0);
        double[] times = new double[count[0]];
        int[] neurons = new int[count[0]];
        count[0] = 0;
        for (SpikeList part : byPart) {
            part.forEach((of, neuron, step, time) -> {
                if (of != population || step >= made) return;
                times[count[0]] = time;
                neurons[count[0]++] = neuron;
            });
        }
        return SpikeOrder.of(times, neurons, times.length);
    }

    /** The highest voltage of a population at the end of any step, in mV. */
    static double highest(int population, List<Part> parts) {
        double highest = Double.NEGATIVE_INFINITY;
        for (Part part : parts)
            for (int s = 0; s < part.layout.slices().size(); s++)
                if (part.layout.slices().get(s).number() == population) highest = Math.max(highest, part.highest(s));
        return highest;
    }

    /** A number of spikes in a bin as a rate, in spikes per second and neuron. */
    double rate(int population, double spikes) { return spikes / (network.populations().get(population).size() * wanted.bin() * dt / 1000); }
}
