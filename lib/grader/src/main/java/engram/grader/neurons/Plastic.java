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
    enum Pairing { ALL, WITH_SIMULTANEOUS, WITH_THE_LAST_ONLY, WITHOUT_DECAY, WITH_TIMES_SWAPPED, AT_ONE_TIME_CONSTANT, GAIN_FIRST }

    /** What a neuron does; the first is right, each of the others is a mistake. */
    enum Receiver {
        RIGHT, NEVER_RESET, AT_ONCE, WEIGHT_OF_BEFORE, ONLY_SENDERS_GAIN, ALL_LOSE, WITHOUT_BOUNDS, WITHOUT_LEAK, WITHOUT_JUMP, SENT_FOR_EVER,
        WITH_SIMULTANEOUS, GAIN_FIRST
    }

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
            double gain = contains(received, now) ? UP * left(sent, now, tau(TAU_UP, pairing), pairing) : 0;
            double loss = contains(sent, now) ? DOWN * left(received, now, tau(TAU_DOWN, pairing), pairing) : 0;
            double least = most == 1 ? 0 : -most;
            w = pairing == Pairing.GAIN_FIRST ? Math.max(least, Math.min(most, w + gain) - loss)
                    : Math.min(most, Math.max(least, w - loss) + gain);
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
                arriving = jump * sum(sent[k], w);
            }
            V = V * (receiver == Receiver.WITHOUT_LEAK ? 1 : Math.exp(-1 / 20.0)) + arriving;
            boolean fires = V >= 1;
            V = fires && receiver != Receiver.NEVER_RESET ? 0 : V;
            double old = sum(sent[k], w);
            boolean simultaneous = receiver == Receiver.WITH_SIMULTANEOUS && fires;
            double loss = spikes.stream().mapToDouble(t -> -window(t - now)).sum() + (simultaneous ? DOWN : 0);
            int[] losing = receiver == Receiver.ALL_LOSE && sent[k].length > 0 ? numbers(w.length) : sent[k];
            int[] gaining = !fires ? new int[0] : receiver == Receiver.ONLY_SENDERS_GAIN ? sent[k] : numbers(w.length);
            double least = receiver == Receiver.WITHOUT_BOUNDS ? -most : 0;
            Runnable lose = () -> Arrays.stream(losing).forEach(i -> w[i] = Math.max(least, w[i] - loss));
            Runnable gain = () -> Arrays.stream(gaining).forEach(i -> w[i] = Math.min(most, w[i]
                    + before.get(i).stream().mapToDouble(t -> t == now ? UP : window(now - t)).sum()));
            if (simultaneous) {
                Arrays.stream(sent[k]).forEach(i -> before.get(i).add(now));
            }
            (receiver == Receiver.GAIN_FIRST ? gain : lose).run();
            (receiver == Receiver.GAIN_FIRST ? lose : gain).run();
            double used = receiver == Receiver.WITHOUT_JUMP ? 1 : jump;
            arriving = (receiver == Receiver.SENT_FOR_EVER ? arriving : 0) + used * (receiver == Receiver.WEIGHT_OF_BEFORE ? old : sum(sent[k], w));
            if (!simultaneous) {
                Arrays.stream(sent[k]).forEach(i -> before.get(i).add(now));
            }
            if (fires) {
                spikes.add(now);
            }
        }
        return new double[][] {w, spikes.stream().mapToDouble(t -> t).toArray()};
    }

    private static double sum(int[] senders, double[] w) {
        return Arrays.stream(senders).mapToDouble(i -> w[i]).sum();
    }

    private static int[] numbers(int n) {
        return IntStream.range(0, n).toArray();
    }
}
