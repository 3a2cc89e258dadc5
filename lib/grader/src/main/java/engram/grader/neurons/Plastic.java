package engram.grader.neurons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A synapse that learns from the times of spikes, pair by pair and without traces, and what can go wrong with it. */
final class Plastic {
    static final double UP = .01;
    static final double TAU_UP = 17;      // ms
    static final double DOWN = .006;
    static final double TAU_DOWN = 34;    // ms

    /** How pairs are made; the first is right, each of the others is a mistake. */
    enum Pairing { ALL, WITH_SIMULTANEOUS, WITH_THE_LAST_ONLY, WITHOUT_DECAY, WITH_TIMES_SWAPPED, AT_ONE_TIME_CONSTANT }

    /** What a neuron does; the first is right, each of the others is a mistake. */
    enum Receiver { RIGHT, NEVER_RESET, AT_ONCE, WEIGHT_OF_BEFORE, ONLY_SENDERS_GAIN, ALL_LOSE, WITHOUT_BOUNDS, WITHOUT_LEAK }

    private Plastic() {
    }

    /** The change by a pair. */
    static double window(double difference) {
        return difference > 0 ? UP * Math.exp(-difference / TAU_UP) : difference < 0 ? -DOWN * Math.exp(difference / TAU_DOWN) : 0;
    }

    static double allPairs(double[] sent, double[] received) {
        return Arrays.stream(sent).flatMap(from -> Arrays.stream(received).map(to -> window(to - from))).sum();
    }

    /** The weight after all spikes, between 0 and the largest one at every time. */
    static double learned(double start, double[] sent, double[] received, double most, Pairing pairing) {
        double w = start;
        double[] times = DoubleStream.concat(Arrays.stream(sent), Arrays.stream(received)).sorted().distinct().toArray();
        for (double now : times) {
            if (contains(sent, now)) {
                w = Math.max(most == 1 ? 0 : -most, w - DOWN * left(received, now, tau(TAU_DOWN, pairing), pairing));
            }
            if (contains(received, now)) {
                w = Math.min(most, w + UP * left(sent, now, tau(TAU_UP, pairing), pairing));
            }
        }
        return w;
    }

    private static boolean contains(double[] times, double now) {
        return Arrays.stream(times).anyMatch(t -> t == now);
    }

    private static double tau(double tau, Pairing pairing) {
        return switch (pairing) {
            case WITH_TIMES_SWAPPED -> TAU_UP + TAU_DOWN - tau;
            case AT_ONE_TIME_CONSTANT -> TAU_UP;
            case WITHOUT_DECAY -> Double.POSITIVE_INFINITY;
            default -> tau;
        };
    }

    /** What spikes have left behind at a time: Σ e^(−Δt/τ). */
    private static double left(double[] spikes, double now, double tau, Pairing pairing) {
        var before = Arrays.stream(spikes).filter(t -> t < now || pairing == Pairing.WITH_SIMULTANEOUS && t == now);
        if (pairing == Pairing.WITH_THE_LAST_ONLY) {
            return before.max().stream().map(last -> Math.exp((last - now) / tau)).sum();
        }
        return before.map(t -> Math.exp((t - now) / tau)).sum();
    }

    /** The weights at the end and the times of the receiver's spikes in ms. */
    static double[][] adapted(double[] start, int[][] sent, double jump, Receiver receiver) {
        double[] w = start.clone();
        List<List<Double>> before = Arrays.stream(start).mapToObj(_ -> (List<Double>) new ArrayList<Double>()).toList();
        List<Double> spikes = new ArrayList<>();
        double most = receiver == Receiver.WITHOUT_BOUNDS ? Double.MAX_VALUE : 1;
        double V = 0;
        double arriving = 0;
        for (int k = 0; k < sent.length; k++) {
            double now = k;
            if (receiver == Receiver.AT_ONCE) {
                arriving = Arrays.stream(sent[k]).mapToDouble(i -> jump * w[i]).sum();
            }
            V = V * (receiver == Receiver.WITHOUT_LEAK ? 1 : Math.exp(-1 / 20.0)) + arriving;
            boolean fires = V >= 1;
            V = fires && receiver != Receiver.NEVER_RESET ? 0 : V;
            double old = Arrays.stream(sent[k]).mapToDouble(i -> jump * w[i]).sum();
            double loss = spikes.stream().mapToDouble(t -> -window(t - now)).sum();
            for (int i : receiver == Receiver.ALL_LOSE && sent[k].length > 0 ? numbers(w.length) : sent[k]) {
                w[i] = Math.max(receiver == Receiver.WITHOUT_BOUNDS ? -most : 0, w[i] - loss);
            }
            for (int i : !fires ? new int[0] : receiver == Receiver.ONLY_SENDERS_GAIN ? sent[k] : numbers(w.length)) {
                w[i] = Math.min(most, w[i] + before.get(i).stream().mapToDouble(t -> window(now - t)).sum());
            }
            arriving = receiver == Receiver.WEIGHT_OF_BEFORE ? old : Arrays.stream(sent[k]).mapToDouble(i -> jump * w[i]).sum();
            Arrays.stream(sent[k]).forEach(i -> before.get(i).add(now));
            if (fires) {
                spikes.add(now);
            }
        }
        return new double[][] {w, spikes.stream().mapToDouble(t -> t).toArray()};
    }

    private static int[] numbers(int n) {
        return IntStream.range(0, n).toArray();
    }
}
