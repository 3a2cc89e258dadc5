package engram.neuron;

import engram.argument.ArgumentException;
import engram.neuron.Network.Projection;
import engram.parallel.Heap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hands spikes on to the conductances of the neurons that they reach, at once or after some steps. */
final class Delivery {
    private final Projection projection;
    private final Connections connections;
    final Plasticity plasticity;         // null: the weights stay
    private final double jump;
    private final int sender;            // number of the population
    private final int receiver;
    private final Receivers receivers;
    private final int[] delays;          // steps, of each connection; one number where all have the same
    final double[][] pending;            // by step modulo the longest delay + 1, by receiver; none without delay

    /** Where the conductances of a receptor of a population lie. */
    static final class Receivers {
        final double[][] arrays;         // of each part that holds some of the population, in their order
        final int[] starts;              // where the receptor of its first neuron lies
        final int block;                 // neurons of a part
        final int count;

        Receivers(List<Part> parts, int population, int receptor) {
            List<Part> holding = parts.stream().filter(part -> part.layout.slice(population).isPresent()).toList();
            arrays = holding.stream().map(part -> part.y).toArray(double[][]::new);
            List<Slice> slices = holding.stream().map(part -> part.layout.slice(population).orElseThrow()).toList();
            starts = slices.stream().mapToInt(slice -> slice.receptorAt() + receptor * slice.width()).toArray();
            block = slices.getFirst().n();
            count = slices.stream().mapToInt(Slice::n).sum();
        }

        void add(int neuron, double conductance) {
            int part = neuron / block;
            arrays[part][starts[part] + neuron - part * block] += conductance;
        }
    }

    Delivery(Projection projection, Plasticity plasticity, double jump, int sender, int receiver, Receivers receivers, double dt) {
        this.projection = projection;
        this.connections = projection.connections();
        this.plasticity = plasticity;
        this.jump = jump;
        this.sender = sender;
        this.receiver = receiver;
        this.receivers = receivers;
        this.delays = delays(projection, dt);
        int longest = Arrays.stream(delays).max().orElse(0);
        Heap.require(longest * (double) receivers.count * Double.BYTES, "Holding spikes back for " + longest + " steps", "take shorter delays");
        this.pending = longest == 0 ? new double[0][] : new double[longest + 1][receivers.count];
    }

    /** The delay of each connection in steps; one number where all have the same. */
    static int[] delays(Projection projection, double dt) {
        Connections connections = projection.connections();
        int[] delays = new int[connections.hasDelays() ? connections.count() : 1];
        for (int k = 0; k < delays.length; k++) {
            double ms = projection.delay() + (connections.hasDelays() ? connections.delay(k) : 0), steps = Math.rint(ms / dt);
            if (steps > Integer.MAX_VALUE / 2 || Math.abs(ms - steps * dt) > Checks.SAME)
                throw new ArgumentException("The delay is %s ms: it must be a whole number of steps of dt = %s ms.".formatted(ms, dt));
            delays[k] = (int) steps;
        }
        return delays;
    }

    Projection projection() { return projection; }

    /** The connections with the weights that they have now, where they change. */
    Optional<Connections> learned() { return Optional.ofNullable(plasticity).map(Plasticity::connections); }

    /** Hands on the spikes of a step, at its end. */
    void deliver(long step, Recorder recorder) {
        int[] fired = recorder.fired(sender);
        if (plasticity != null) plasticity.learn(step, fired, recorder.fired(receiver));
        if (pending.length == 0) {
            for (int from : fired)
                for (int k = connections.begin(from); k < connections.begin(from + 1); k++) receivers.add(connections.target(k), jump * weight(k));
            return;
        }
        for (int from : fired) {
            for (int k = connections.begin(from); k < connections.begin(from + 1); k++) {
                long due = step + delays[delays.length == 1 ? 0 : k];
                pending[(int) (due % pending.length)][connections.target(k)] += jump * weight(k);
            }
        }
        double[] now = pending[(int) (step % pending.length)];
        for (int i = 0; i < now.length; i++) if (now[i] != 0) receivers.add(i, now[i]);
        Arrays.fill(now, 0);
    }

    private double weight(int k) { return plasticity == null ? connections.weight(k) : plasticity.weight(k); }
}
