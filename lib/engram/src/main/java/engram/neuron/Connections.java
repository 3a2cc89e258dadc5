package engram.neuron;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.parallel.Heap;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Which neurons of one population reach which of another, and how strongly: a sparse matrix, row by row (CSR). Row r holds the neurons that neuron r
 * reaches, in rising order.
 */
public final class Connections {
    private final int senders;
    private final int receivers;
    private final int[] begin;      // senders + 1: row r lies from begin[r] to begin[r + 1]
    private final int[] target;
    private final double[] weight;  // empty: all 1
    private final double[] delay;   // ms, beside that of the projection; empty: none

    Connections(int senders, int receivers, int[] begin, int[] target, double[] weight) {
        this(senders, receivers, begin, target, weight, new double[0]);
    }

    Connections(int senders, int receivers, int[] begin, int[] target, double[] weight, double[] delay) {
        this.senders = senders;
        this.receivers = receivers;
        this.begin = begin;
        this.target = target;
        this.weight = weight;
        this.delay = delay;
    }

    /**
     * Every pair with the same probability, independently. Row r is drawn from child r of the stream of this seed and name by the length of its gaps, so
     * that it takes one draw for each connection, and the same connections come from any number of threads: after neuron j comes the neuron
     * 1 + ⌊ln(1 − u)/ln(1 − probability)⌋ further on.
     *
     * @param name of the stream, such as "PN to LN": different names give independent connections
     */
    public static Connections random(int senders, int receivers, double probability, long seed, String name) {
        return RandomConnections.of(senders, receivers, false, probability, seed, name);
    }

    /** Every pair of different neurons of one population with the same probability: no neuron reaches itself, and gaps are counted among the others. */
    public static Connections random(int neurons, double probability, long seed, String name) {
        return RandomConnections.of(neurons, neurons, true, probability, seed, name);
    }

    /** Where each row begins, by their lengths. */
    static int[] begins(int[] counts) {
        int[] begin = new int[counts.length + 1];
        long sum = 0;
        for (int r = 0; r < counts.length; r++) {
            sum += counts[r];
            begin[r + 1] = Heap.array(sum, Integer.BYTES, "A list of " + sum + " connections", "take fewer neurons or a lower probability");
        }
        return begin;
    }

    /** By a matrix of weights, senders × receivers, of which 0 means no connection. */
    public static Connections of(double[][] weights) {
        int senders = eachGiven("weights", weights).length, receivers = senders == 0 ? 0 : weights[0].length;
        requireSizes(senders, receivers);
        int[] counts = new int[senders];
        for (int r = 0; r < senders; r++) {
            if (weights[r].length != receivers)
                throw new ArgumentException("Row %d has %d weights and row 0 has %d: all rows must be equally long.".formatted(r, weights[r].length, receivers));
            for (double weight : weights[r]) if (Checks.finite("A weight of row " + r, weight) != 0) counts[r]++;
        }
        int[] begin = begins(counts), target = new int[begin[senders]];
        double[] weight = new double[begin[senders]];
        for (int r = 0, k = 0; r < senders; r++) {
            for (int i = 0; i < receivers; i++) {
                if (weights[r][i] == 0) continue;
                target[k] = i;
                weight[k++] = weights[r][i];
            }
        }
        return new Connections(senders, receivers, begin, target, weight);
    }

    /** By pairs of sender and receiver, in any order, each at most once. */
    public static Connections of(int senders, int receivers, int[][] pairs) {
        double[] ones = new double[eachGiven("pairs", pairs).length];
        Arrays.fill(ones, 1);
        return of(senders, receivers, pairs, ones);
    }

    /** By pairs of sender and receiver, each at most once, with a weight for each. */
    public static Connections of(int senders, int receivers, int[][] pairs, double[] weights) {
        return of(senders, receivers, pairs, weights, new double[0]);
    }

    /** The same, with a delay for each pair in ms, or none. */
    static Connections of(int senders, int receivers, int[][] pairs, double[] weights, double[] delays) {
        requireSizes(senders, receivers);
        if (given("weights", weights).length != eachGiven("pairs", pairs).length)
            throw new ArgumentException("There are %d pairs and %d weights: give one for each.".formatted(pairs.length, weights.length));
        for (int[] pair : pairs) {
            if (pair.length != 2 || pair[0] < 0 || pair[0] >= senders || pair[1] < 0 || pair[1] >= receivers)
                throw new ArgumentException("The pair %s is no sender below %d and receiver below %d.".formatted(Arrays.toString(pair), senders, receivers));
        }
        Integer[] order = new Integer[pairs.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> pairs[a][0] != pairs[b][0] ? Integer.compare(pairs[a][0], pairs[b][0]) : Integer.compare(pairs[a][1], pairs[b][1]));
        int[] counts = new int[Heap.array(senders, 2 * Integer.BYTES, "A list of " + senders + " senders", "take fewer")], target = new int[order.length];
        double[] weight = new double[order.length], delay = new double[delays.length];
        for (int k = 0; k < order.length; k++) {
            int[] pair = pairs[order[k]];
            if (k > 0 && Arrays.equals(pair, pairs[order[k - 1]]))
                throw new ArgumentException("The pair " + Arrays.toString(pair) + " is given twice: give it once.");
            counts[pair[0]]++;
            target[k] = pair[1];
            weight[k] = Checks.finite("The weight of " + Arrays.toString(pair), weights[order[k]]);
            if (delay.length > 0) delay[k] = Checks.notNegative("A delay", delays[order[k]]);
        }
        return new Connections(senders, receivers, begins(counts), target, weight, delay);
    }

    /**
     * Reads a table that {@link #write} has written, or one like it.
     *
     * @throws engram.file.FileException if the file can't be read
     * @throws ArgumentException         if it holds something else; the message names the line
     */
    public static Connections read(Path file) { return ConnectionsFile.read(given("file", file)); }

    /**
     * Writes a table (CSV): a line "# 90 senders, 30 receivers", the titles "sender,receiver,weight", and a line for each connection.
     *
     * @throws engram.file.FileException if the file can't be written
     */
    public void write(Path file) { ConnectionsFile.write(this, given("file", file)); }

    static void requireSizes(int senders, int receivers) {
        if (senders < 1 || receivers < 1)
            throw new ArgumentException("Connections from %d to %d neurons can't be: there must be 1 at least on both sides.".formatted(senders, receivers));
    }

    /** The same connections, all weights multiplied. */
    public Connections times(double factor) {
        Checks.finite("The factor", factor);
        double[] own = new double[target.length];
        for (int k = 0; k < own.length; k++) own[k] = weight(k) * factor;
        return new Connections(senders, receivers, begin, target, own, delay);
    }

    /** What the delay of a connection is, in ms, 0 or more. */
    @FunctionalInterface
    public interface Delay {
        double of(int sender, int receiver);
    }

    /**
     * The same connections, each with a delay of its own in ms, which comes on top of that of the projection. For synapses that jump with spikes.
     *
     * @throws ArgumentException if a delay is negative or not finite
     */
    public Connections delayed(Delay perConnection) {
        given("perConnection", perConnection);
        double[] own = new double[target.length];
        for (int r = 0; r < senders; r++)
            for (int k = begin[r]; k < begin[r + 1]; k++) own[k] = Checks.notNegative("A delay", perConnection.of(r, target[k]));
        return new Connections(senders, receivers, begin, target, weight, own);
    }

    /** Neurons on the sending side. */
    public int senders() { return senders; }

    /** Neurons on the receiving side. */
    public int receivers() { return receivers; }

    /** How many connections there are. */
    public int count() { return target.length; }

    /** The weights as a matrix, senders × receivers, 0 where there is no connection. */
    public double[][] toMatrix() {
        Heap.require((double) senders * receivers * Double.BYTES, "A matrix of " + senders + " × " + receivers + " weights", "ask for targets(sender)");
        double[][] matrix = new double[senders][receivers];
        for (int r = 0; r < senders; r++) for (int k = begin[r]; k < begin[r + 1]; k++) matrix[r][target[k]] = weight(k);
        return matrix;
    }

    /** The neurons that a neuron reaches, in rising order. */
    public int[] targets(int sender) {
        if (sender < 0 || sender >= senders) throw new ArgumentException("There is no sender " + sender + ": they are 0 to " + (senders - 1) + ".");
        return Arrays.copyOfRange(target, begin[sender], begin[sender + 1]);
    }

    /** The same connections with other weights, which are not copied. */
    Connections weighing(double[] weights) { return new Connections(senders, receivers, begin, target, weights, delay); }

    /** @throws ArgumentException if a weight is negative or beyond the largest */
    void requireWeights(double most) {
        for (double one : weight)
            if (!(one >= 0 && one <= most)) throw new ArgumentException("A connection has the weight %s: it must be from 0 to %s.".formatted(one, most));
        if (weight.length == 0 && most < 1) throw new ArgumentException("All connections have the weight 1, and the largest is " + most + ".");
    }

    /** For each receiver, senders in rising order: the number of a sender and that of the connection, one pair after the other. */
    int[][] reaching() {
        int[] found = new int[receivers];
        for (int to : target) found[to]++;
        int[][] onto = new int[receivers][];
        for (int i = 0; i < receivers; i++) onto[i] = new int[2 * found[i]];
        for (int r = senders - 1; r >= 0; r--)
            for (int k = begin[r + 1] - 1; k >= begin[r]; k--) {
                int place = 2 * --found[target[k]];
                onto[target[k]][place] = r;
                onto[target[k]][place + 1] = k;
            }
        return onto;
    }

    /** Whether all weights are 1. */
    boolean isUniform() { return weight.length == 0; }

    StandIn.OfConnections standIn() { return new StandIn.OfConnections(senders, receivers, begin, target, weight, delay); }

    int begin(int row) { return begin[row]; }

    int target(int k) { return target[k]; }

    double weight(int k) { return weight.length == 0 ? 1 : weight[k]; }

    /** ms. */
    double delay(int k) { return delay.length == 0 ? 0 : delay[k]; }

    boolean hasDelays() { return delay.length > 0; }
}
