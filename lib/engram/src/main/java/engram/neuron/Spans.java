package engram.neuron;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What rates with two exponentials do with ranges of numbers, in vectors, as one by one. */
final class Spans {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    private Spans() {}

    /** y_i ← (u_i + v_i + c)·factor. */
    static void sum(double[] u, double[] v, double c, double factor, double[] y, int from, int to) {
        int i = from;
        for (; i <= to - LANES.length(); i += LANES.length())
            DoubleVector.fromArray(LANES, u, i).add(DoubleVector.fromArray(LANES, v, i)).add(c).mul(factor).intoArray(y, i);
        for (; i < to; i++) y[i] = (u[i] + v[i] + c) * factor;
    }

    /** y_i ← value unless x_i &lt; border. */
    static void from(double[] x, double border, double value, double[] y, int from, int to) {
        int i = from;
        for (; i <= to - LANES.length(); i += LANES.length())
            DoubleVector.broadcast(LANES, value).blend(DoubleVector.fromArray(LANES, y, i), DoubleVector.fromArray(LANES, x, i)
                    .compare(VectorOperators.LT, border)).intoArray(y, i);
        for (; i < to; i++) if (!(x[i] < border)) y[i] = value;
    }
}
