package engram.neuron;

import java.util.Arrays;
import java.util.List;

/** Hands spikes on to the conductances of the neurons that they reach, at once or after some steps. */
final class Delivery {
    private final Connections connections;
    private final double jump;
    private final int sender;            // number of the population
    private final Receivers receivers;
    private final double[][] pending;    // by step modulo delay + 1, by receiver; none without delay

    /** Where the conductances of a receptor of a population lie. */
    static final class Receivers {
        final double[][] arrays;         // of each part that holds some of the population, in their order
        final int[] starts;              // where the receptor of its first neuron lies
        final int block;                 // neurons of a part
        final int count;

        Receivers(List<Part> parts, int population, int receptor) {
            List<Part> holding = parts.stream().filter(part -> part.layout.slices().stream().anyMatch(slice -> slice.number() == population)).toList();
            arrays = holding.stream().map(part -> part.y).toArray(double[][]::new);
            List<Slice> slices = holding.stream().flatMap(part -> part.layout.slices().stream()).filter(slice -> slice.number() == population).toList();
            starts = slices.stream().mapToInt(slice -> slice.receptorAt() + receptor * slice.width()).toArray();
            block = slices.getFirst().n();
            count = slices.stream().mapToInt(Slice::n).sum();
        }

        void add(int neuron, double conductance) {
            int part = neuron / block;
            arrays[part][starts[part] + neuron - part * block] += conductance;
        }
    }

    Delivery(Connections connections, double jump, int sender, Receivers receivers, int delay) {
        this.connections = connections;
        this.jump = jump;
        this.sender = sender;
        this.receivers = receivers;
        this.pending = delay == 0 ? new double[0][] : new double[delay + 1][receivers.count];
    }

    /** Hands on the spikes of a step, at its end. */
    void deliver(long step, Recorder recorder) {
        int[] fired = recorder.fired(sender);
        if (pending.length == 0) {
            for (int from : fired)
                for (int k = connections.begin(from); k < connections.begin(from + 1); k++)
                    receivers.add(connections.target(k), jump * connections.weight(k));
            return;
        }
        double[] later = pending[(int) ((step + pending.length - 1) % pending.length)], now = pending[(int) (step % pending.length)];
        for (int from : fired)
            for (int k = connections.begin(from); k < connections.begin(from + 1); k++)
                later[connections.target(k)] += jump * connections.weight(k);
        for (int i = 0; i < now.length; i++) if (now[i] != 0) receivers.add(i, now[i]);
        Arrays.fill(now, 0);
    }
}
