package engram.neuron;

import engram.parallel.Heap;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums s_i = Σ_j w_ij·o_j over the neurons j that reach neuron i, added by fma in rising order of j. Dense networks keep all w_ij, sparse ones those that
 * are not 0: a term 0·o changes no bit of a sum.
 */
final class Sums {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final double DENSE = 0.1;

    private final Connections connections;
    private final int padded;       // places of the receivers
    private int[][] onto;           // made when a single sum is asked for; else null
    private final double[] columns; // senders × padded: w_ij at j·padded + i; empty where it is sparse

    Sums(Connections connections) {
        this.connections = connections;
        long pairs = (long) connections.senders() * connections.receivers();
        padded = Slice.width(connections.receivers());
        boolean dense = connections.count() >= DENSE * pairs && pairs < 1 << 24;
        if (dense) Heap.require((double) connections.senders() * padded * Double.BYTES, "A dense table of " + connections.count() + " synapses",
                "take fewer neurons");
        columns = new double[dense ? connections.senders() * padded : 0];
        for (int j = 0; dense && j < connections.senders(); j++)
            for (int k = connections.begin(j); k < connections.begin(j + 1); k++) columns[j * padded + connections.target(k)] = connections.weight(k);
    }

    Connections connections() { return connections; }

    /** One sum, as its definition says. */
    double of(int i, double[] o, int at) {
        if (onto == null) onto = connections.reaching();
        double sum = 0;
        for (int e = 0; e < onto[i].length; e += 2) sum = Math.fma(connections.weight(onto[i][e + 1]), o[at + onto[i][e]], sum);
        return sum;
    }

    /** s_i of all receivers, the o_j lying from {@code at} on. */
    void all(double[] o, int at, double[] s) {
        if (columns.length == 0) sparse(o, at, s);
        else dense(o, at, s);
    }

    private void sparse(double[] o, int at, double[] s) {
        Arrays.fill(s, 0, padded, 0);
        for (int j = 0; j < connections.senders(); j++) {
            double now = o[at + j];
            for (int k = connections.begin(j); k < connections.begin(j + 1); k++) {
                int i = connections.target(k);
                s[i] = Math.fma(connections.weight(k), now, s[i]);
            }
        }
    }

    private void dense(double[] o, int at, double[] s) {
        int lanes = LANES.length(), i = 0;
        for (; i <= padded - 4 * lanes; i += 4 * lanes) {
            DoubleVector a = DoubleVector.zero(LANES), b = a, c = a, d = a;
            for (int j = 0, k = i; j < connections.senders(); j++, k += padded) {
                DoubleVector now = DoubleVector.broadcast(LANES, o[at + j]);
                a = DoubleVector.fromArray(LANES, columns, k).fma(now, a);
                b = DoubleVector.fromArray(LANES, columns, k + lanes).fma(now, b);
                c = DoubleVector.fromArray(LANES, columns, k + 2 * lanes).fma(now, c);
                d = DoubleVector.fromArray(LANES, columns, k + 3 * lanes).fma(now, d);
            }
            a.intoArray(s, i);
            b.intoArray(s, i + lanes);
            c.intoArray(s, i + 2 * lanes);
            d.intoArray(s, i + 3 * lanes);
        }
        for (; i < padded; i += lanes) {
            DoubleVector a = DoubleVector.zero(LANES);
            for (int j = 0, k = i; j < connections.senders(); j++, k += padded)
                a = DoubleVector.fromArray(LANES, columns, k).fma(DoubleVector.broadcast(LANES, o[at + j]), a);
            a.intoArray(s, i);
        }
    }
}
