package engram.memory.training;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The synapses between a large layer, of n₁ neurons, and a small one, of n₂, for as many samples at a time as a vector has lanes: number i·LANES + k
 * of an array is of neuron i and sample k. Sums are added up in the order of {@link engram.tensor.Batches#addProduct}, to the same bits.
 *
 * @param w n₁ × n₂
 */
record Synapses(float[] w, int large, int small) {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /** Samples at a time. */
    static final int LANES = FLOATS.length();

    /** out_i ← start_i + Σ_j w_ij·a_j, for the neurons i of the large layer; a begins at {@code aAt}. */
    void toLarge(float[] a, int aAt, float[] start, float[] out) {
        int i = 0;
        for (; i <= large - 8; i += 8) eightRows(w, i * small, small, a, aAt, start, out, i * LANES);
        for (; i < large; i++) row(w, i * small, small, a, aAt, start, out, i * LANES);
    }

    /** out_j ← start_j + Σ_i a_i·w_ij, for the neurons j of the small layer; out begins at {@code outAt}. */
    void toSmall(float[] a, float[] start, float[] out, int outAt) {
        int j = 0;
        for (; j <= small - 10; j += 10) tenColumns(w, j, large, small, a, start, j * LANES, out, outAt + j * LANES);
        for (; j < small; j++) column(w, j, large, small, a, start, j * LANES, out, outAt + j * LANES);
    }

    private static FloatVector at(float[] x, int at) { return FloatVector.fromArray(FLOATS, x, at); }

    private static FloatVector plus(float[] w, int at, FloatVector x, FloatVector sum) {
        return FloatVector.broadcast(FLOATS, w[at]).lanewise(VectorOperators.FMA, x, sum);
    }

    private static void eightRows(float[] w, int first, int small, float[] a, int aAt, float[] start, float[] out, int at) {
        FloatVector s0 = at(start, at), s1 = at(start, at + LANES), s2 = at(start, at + 2 * LANES), s3 = at(start, at + 3 * LANES);
        FloatVector s4 = at(start, at + 4 * LANES), s5 = at(start, at + 5 * LANES), s6 = at(start, at + 6 * LANES), s7 = at(start, at + 7 * LANES);
        for (int j = 0, k = first; j < small; j++, k++) {
            FloatVector x = at(a, aAt + j * LANES);
            s0 = plus(w, k, x, s0);
            s1 = plus(w, k + small, x, s1);
            s2 = plus(w, k + 2 * small, x, s2);
            s3 = plus(w, k + 3 * small, x, s3);
            s4 = plus(w, k + 4 * small, x, s4);
            s5 = plus(w, k + 5 * small, x, s5);
            s6 = plus(w, k + 6 * small, x, s6);
            s7 = plus(w, k + 7 * small, x, s7);
        }
        s0.intoArray(out, at);
        s1.intoArray(out, at + LANES);
        s2.intoArray(out, at + 2 * LANES);
        s3.intoArray(out, at + 3 * LANES);
        s4.intoArray(out, at + 4 * LANES);
        s5.intoArray(out, at + 5 * LANES);
        s6.intoArray(out, at + 6 * LANES);
        s7.intoArray(out, at + 7 * LANES);
    }

    private static void row(float[] w, int first, int small, float[] a, int aAt, float[] start, float[] out, int at) {
        FloatVector sum = at(start, at);
        for (int j = 0; j < small; j++) sum = plus(w, first + j, at(a, aAt + j * LANES), sum);
        sum.intoArray(out, at);
    }

    private static void tenColumns(float[] w, int first, int large, int small, float[] a, float[] start, int at, float[] out, int to) {
        FloatVector s0 = at(start, at), s1 = at(start, at + LANES), s2 = at(start, at + 2 * LANES), s3 = at(start, at + 3 * LANES);
        FloatVector s4 = at(start, at + 4 * LANES), s5 = at(start, at + 5 * LANES), s6 = at(start, at + 6 * LANES), s7 = at(start, at + 7 * LANES);
        FloatVector s8 = at(start, at + 8 * LANES), s9 = at(start, at + 9 * LANES);
        for (int i = 0, k = first; i < large; i++, k += small) {
            FloatVector x = at(a, i * LANES);
            s0 = plus(w, k, x, s0);
            s1 = plus(w, k + 1, x, s1);
            s2 = plus(w, k + 2, x, s2);
            s3 = plus(w, k + 3, x, s3);
            s4 = plus(w, k + 4, x, s4);
            s5 = plus(w, k + 5, x, s5);
            s6 = plus(w, k + 6, x, s6);
            s7 = plus(w, k + 7, x, s7);
            s8 = plus(w, k + 8, x, s8);
            s9 = plus(w, k + 9, x, s9);
        }
        s0.intoArray(out, to);
        s1.intoArray(out, to + LANES);
        s2.intoArray(out, to + 2 * LANES);
        s3.intoArray(out, to + 3 * LANES);
        s4.intoArray(out, to + 4 * LANES);
        s5.intoArray(out, to + 5 * LANES);
        s6.intoArray(out, to + 6 * LANES);
        s7.intoArray(out, to + 7 * LANES);
        s8.intoArray(out, to + 8 * LANES);
        s9.intoArray(out, to + 9 * LANES);
    }

    private static void column(float[] w, int first, int large, int small, float[] a, float[] start, int at, float[] out, int to) {
        FloatVector sum = at(start, at);
        for (int i = 0, k = first; i < large; i++, k += small) sum = plus(w, k, at(a, i * LANES), sum);
        sum.intoArray(out, to);
    }
}
