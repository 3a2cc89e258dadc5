package engram.neuron;

import engram.parallel.Heap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps all that is wanted of a run in the heap. */
class MemoryRecorder extends Recorder {
    private final double[][] counts;     // by population, by bin: spikes
    private final double[][][] kept;     // by variable, by neuron, by sample

    /** @param steps of the whole run */
    MemoryRecorder(Network network, double dt, long steps, Wanted wanted) {
        super(network, dt, wanted);
        int populations = network.populations().size();
        long bins = wanted.bin() == 0 ? 0 : steps / wanted.bin();
        counts = new double[populations][Heap.array(bins, Double.BYTES * populations, "Keeping " + bins + " bins of rates", "take longer bins")];
        kept = new double[wanted.variables().size()][][];
        double bytes = 0;
        for (int k = 0; k < kept.length; k++) {
            Wanted.Variable one = wanted.variables().get(k);
            int neurons = one.neurons().length;
            long samples = steps / one.interval() + 1;
            bytes += 8.0 * neurons * samples;
            Heap.require(bytes, "Keeping %s of %d neurons of %s every %s ms".formatted(one.name(), neurons, network.populations().get(one.population()).name(),
                    one.interval() * dt), "keep fewer neurons by neurons(…), or a longer interval by every(…), or stream them to disk by inBatches(…)");
            kept[k] = new double[neurons][Heap.array(samples, Double.BYTES, "Keeping " + one.name(), "take a longer interval")];
        }
    }

    @Override void keep(int variable, long sample, double[] values) {
        for (int row = 0; row < values.length; row++) kept[variable][row][(int) sample] = values[row];
    }

    @Override void count(int population, long step) {
        if (step / wanted.bin() < counts[population].length) counts[population][(int) (step / wanted.bin())]++;
    }

    /** What is left when so many steps have been made. */
    Run finish(List<Part> parts, List<Delivery> deliveries, long made) {
        List<Population> populations = network.populations();
        Map<String, Spikes> spikes = new LinkedHashMap<>();
        Map<String, Trace> rates = new LinkedHashMap<>();
        for (int p = 0; p < populations.size(); p++) {
            if (wanted.spikes()) spikes.put(populations.get(p).name(), Spikes.of(populations.get(p), spikes(p, made), highest(p, parts)));
            if (wanted.bin() > 0) rates.put(populations.get(p).name(), rates(p, made));
        }
        Trace[] traces = new Trace[kept.length];
        Arrays.setAll(traces, k -> trace(k, made));
        return new Run(populations.stream().map(Population::name).toList(), spikes, rates, List.of(traces), learned(deliveries), LastState.of(network, parts),
                made * dt);
    }

    private static Map<String, Connections> learned(List<Delivery> deliveries) {
        Map<String, Connections> learned = new LinkedHashMap<>();
        for (Delivery delivery : deliveries)
            delivery.learned().ifPresent(connections -> learned.put(delivery.projection().from() + " to " + delivery.projection().to(), connections));
        return learned;
    }

    private Trace rates(int population, long made) {
        int bins = (int) Math.min(counts[population].length, made / wanted.bin());
        double[] ends = new double[bins], perSecond = new double[bins];
        for (int k = 0; k < bins; k++) {
            ends[k] = (k + 1) * wanted.bin() * dt;
            perSecond[k] = rate(population, counts[population][k]);
        }
        return new Trace(network.populations().get(population).name(), "rate", new int[] {0}, ends, new double[][] {perSecond});
    }

    private Trace trace(int variable, long made) {
        Wanted.Variable one = wanted.variables().get(variable);
        int samples = (int) (made / one.interval()) + 1;
        double[] times = new double[samples];
        for (int k = 0; k < samples; k++) times[k] = k * one.interval() * dt;
        double[][] values = kept[variable];
        if (samples < (values.length == 0 ? 0 : values[0].length)) values = Arrays.stream(values).map(row -> Arrays.copyOf(row, samples)).toArray(double[][]::new);
        return new Trace(network.populations().get(one.population()).name(), one.name(), one.neurons(), times, values);
    }
}
