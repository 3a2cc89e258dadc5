package engram.neuron;

import engram.argument.ArgumentException;
import engram.parallel.Heap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes down what monitors ask for. Parts write at once, each to places of its own. */
final class Recorder {
    private final Network network;
    private final double dt;
    private final long steps;
    private final boolean keepSpikes;
    private final long bin;                              // steps; 0: no rates
    private final double[][] rates;                      // by population, by bin: spikes
    private final List<Kept> kept = new ArrayList<>();
    private double bytes;                                // of all that is kept of variables
    private final SpikeList[] byPart;
    private final int[][] fired;                         // by population: who fired in the steps collected last
    private final int[] firedCount;

    /**
     * A variable that is kept.
     *
     * @param neurons  numbers, rising
     * @param row      the place of each neuron of the population in the values, or −1
     * @param interval steps
     * @param values   by row, by sample
     */
    private record Kept(int population, int variable, String name, int[] neurons, int[] row, long interval, double[][] values) {}

    Recorder(Network network, double dt, long steps, List<Monitor> monitors, int parts) {
        this.network = network;
        this.dt = dt;
        this.steps = steps;
        if (monitors.stream().filter(Monitor.OfRates.class::isInstance).count() > 1) throw new ArgumentException("Two monitors keep rates: give one.");
        boolean spikes = false;
        long width = 0;
        for (Monitor monitor : monitors) {
            switch (monitor) {
                case Monitor.OfSpikes _ -> spikes = true;
                case Monitor.OfRates(double ms) -> width = Simulation.wholeSteps("The bin of the rates", ms, dt);
                case Monitor.OfVariable variable -> keep(variable);
            }
        }
        keepSpikes = spikes;
        bin = width;
        int populations = network.populations().size();
        rates = new double[populations][bin == 0 ? 0 : Heap.array(steps / bin, Double.BYTES * populations, "Keeping " + steps / bin + " bins of rates",
                "take longer bins")];
        fired = network.populations().stream().map(population -> new int[population.size()]).toArray(int[][]::new);
        firedCount = new int[populations];
        byPart = IntStream.range(0, parts).mapToObj(_ -> new SpikeList()).toArray(SpikeList[]::new);
    }

    private void keep(Monitor.OfVariable monitor) {
        boolean found = false;
        for (int p = 0; p < network.populations().size(); p++) {
            Population population = network.populations().get(p);
            if (!monitor.population().isEmpty() && !monitor.population().equals(population.name())) continue;
            boolean mayLack = network.populations().size() > 1 && monitor.population().isEmpty();
            if (mayLack && !population.neuron().has(monitor.variable())) continue;
            int variable = population.neuron().variable(monitor.variable());
            found = true;
            int number = p;
            if (kept.stream().anyMatch(one -> one.population() == number && one.variable() == variable))
                throw new ArgumentException("Two monitors keep %s of %s: give one for all its neurons that you want.".formatted(
                        population.neuron().variables().get(variable), population.name()));
            int[] neurons = monitor.neurons().length == 0 ? IntStream.range(0, population.size()).toArray()
                    : Arrays.stream(monitor.neurons()).sorted().distinct().toArray();
            if (neurons[0] < 0 || neurons[neurons.length - 1] >= population.size())
                throw new ArgumentException("A monitor names neuron %d of %s, whose neurons are 0 to %d.".formatted(
                        neurons[0] < 0 ? neurons[0] : neurons[neurons.length - 1], population.name(), population.size() - 1));
            int[] row = new int[population.size()];
            Arrays.fill(row, -1);
            for (int k = 0; k < neurons.length; k++) row[neurons[k]] = k;
            long interval = monitor.interval() == 0 ? 1 : Simulation.wholeSteps("The interval of a monitor", monitor.interval(), dt);
            bytes += 8.0 * neurons.length * (steps / interval + 1);
            Heap.require(bytes, "Keeping %s of %d neurons of %s every %s ms".formatted(monitor.variable(), neurons.length, population.name(), interval * dt),
                    "keep fewer neurons by neurons(…), or a longer interval by every(…)");
            kept.add(new Kept(p, variable, population.neuron().variables().get(variable), neurons, row, interval,
                    new double[neurons.length][Heap.array(steps / interval + 1, Double.BYTES, "Keeping " + monitor.variable(), "take a longer interval")]));
        }
        if (!found) throw new ArgumentException("There is no population %s with a variable %s.".formatted(monitor.population(), monitor.variable()));
    }

    /** Whether the times of spikes are wanted. */
    boolean timesSpikes() { return keepSpikes; }

    /** What hears of the spikes of a part. */
    Part.SpikeListener listener(int part) { return byPart[part]; }

    /** The last step, up to a given one, before which nothing has to be sampled. */
    long nextSample(long from, long to) {
        long next = to;
        for (Kept one : kept) next = Math.min(next, (from / one.interval() + 1) * one.interval());
        return next;
    }

    /** Goes through the spikes of all parts since it did so last. */
    void collect() {
        Arrays.fill(firedCount, 0);
        for (SpikeList part : byPart) {
            part.collect((population, neuron, step, _) -> {
                if (firedCount[population] < fired[population].length) fired[population][firedCount[population]++] = neuron;
                if (bin > 0 && step / bin < rates[population].length) rates[population][(int) (step / bin)]++;
            }, keepSpikes);
        }
    }

    /** Who of a population fired in the one step that was collected last, in rising order. */
    int[] fired(int population) { return Arrays.copyOf(fired[population], firedCount[population]); }

    /** Writes down what is to be kept after so many steps. */
    void sample(long made, List<Part> parts) {
        for (Kept one : kept) {
            if (made % one.interval() != 0) continue;
            int at = (int) (made / one.interval());
            for (Part part : parts) {
                for (Slice slice : part.layout.slices()) {
                    if (slice.number() != one.population()) continue;
                    int from = slice.at() + one.variable() * slice.width();
                    for (int i = 0; i < slice.n(); i++) {
                        int row = one.row()[slice.first() + i];
                        if (row >= 0) one.values()[row][at] = part.y[from + i];
                    }
                }
            }
        }
    }

    /** What is left when so many steps have been made. */
    Run finish(List<Part> parts, List<Delivery> deliveries, long made) {
        List<Population> populations = network.populations();
        Map<String, Spikes> spikes = new LinkedHashMap<>();
        Map<String, Trace> byBin = new LinkedHashMap<>();
        for (int p = 0; p < populations.size(); p++) {
            if (keepSpikes) spikes.put(populations.get(p).name(), spikes(p, parts, made));
            if (bin > 0) byBin.put(populations.get(p).name(), rate(p, made));
        }
        List<Trace> traces = kept.stream().map(one -> trace(one, made)).toList();
        return new Run(populations.stream().map(Population::name).toList(), spikes, byBin, traces, learned(deliveries), LastState.of(network, parts), made * dt);
    }

    private static Map<String, Connections> learned(List<Delivery> deliveries) {
        Map<String, Connections> learned = new LinkedHashMap<>();
        for (Delivery delivery : deliveries)
            delivery.learned().ifPresent(connections -> learned.put(delivery.projection().from() + " to " + delivery.projection().to(), connections));
        return learned;
    }

    private Spikes spikes(int population, List<Part> parts, long made) {
        record Spike(double time, int neuron) {}
        List<Spike> all = new ArrayList<>();
        for (SpikeList part : byPart) {
            part.forEach((of, neuron, step, time) -> {
                if (of == population && step < made) all.add(new Spike(time, neuron));
            });
        }
        all.sort(Comparator.comparingDouble(Spike::time).thenComparingInt(Spike::neuron));
        double highest = Double.NEGATIVE_INFINITY;
        for (Part part : parts)
            for (int s = 0; s < part.layout.slices().size(); s++)
                if (part.layout.slices().get(s).number() == population) highest = Math.max(highest, part.highest(s));
        Population of = network.populations().get(population);
        return new Spikes(of.name(), of.size(), all.stream().mapToDouble(Spike::time).toArray(), all.stream().mapToInt(Spike::neuron).toArray(), highest);
    }

    private Trace rate(int population, long made) {
        int bins = (int) Math.min(rates[population].length, made / bin);
        double[] ends = new double[bins], perSecond = new double[bins];
        for (int k = 0; k < bins; k++) {
            ends[k] = (k + 1) * bin * dt;
            perSecond[k] = rates[population][k] / (network.populations().get(population).size() * bin * dt / 1000);
        }
        return new Trace(network.populations().get(population).name(), "rate", new int[] {0}, ends, new double[][] {perSecond});
    }

    private Trace trace(Kept one, long made) {
        int samples = (int) (made / one.interval()) + 1;
        double[] times = new double[samples];
        for (int k = 0; k < samples; k++) times[k] = k * one.interval() * dt;
        double[][] values = one.values();
        if (samples < (values.length == 0 ? 0 : values[0].length)) values = Arrays.stream(values).map(row -> Arrays.copyOf(row, samples)).toArray(double[][]::new);
        return new Trace(network.populations().get(one.population()).name(), one.name(), one.neurons(), times, values);
    }
}
