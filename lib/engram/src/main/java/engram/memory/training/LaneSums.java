package engram.memory.training;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the numbers of a state in float64, for the samples in all lanes, and loops over states; number i·LANES + k of an array is of sample k.
 * The order of a sum is that of {@link engram.math.RowSums}: four sums, of every fourth number each, and then these.
 */
final class LaneSums {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length(), HALF = DOUBLES.length();
    private static final VectorSpecies<Float> AS_MANY = VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    private LaneSums() {}

    /** sums ← Σ_i x_i·y_i for every sample. */
    static void dots(float[] x, float[] y, int size, double[] sums, int at) {
        for (int first = 0; first < LANES; first += HALF)
            if (x == y) squares(x, size, first, sums, at);
            else products(x, y, size, first, sums, at);
    }

    private static DoubleVector wide(float[] x, int at) {
        return (DoubleVector) FloatVector.fromArray(AS_MANY, x, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    private static DoubleVector plus(float[] x, float[] y, int at, DoubleVector sum) {
        return wide(x, at).lanewise(VectorOperators.FMA, wide(y, at), sum);
    }

    private static DoubleVector plus(float[] x, int at, DoubleVector sum) {
        DoubleVector one = wide(x, at);
        return one.lanewise(VectorOperators.FMA, one, sum);
    }

    /** For the samples from {@code first} on, as many as a vector has doubles. */
    private static void products(float[] x, float[] y, int size, int first, double[] sums, int to) {
        DoubleVector sum0 = DoubleVector.zero(DOUBLES), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        int i = 0, at = first;
        for (; i <= size - 4; i += 4, at += 4 * LANES) {
            sum0 = plus(x, y, at, sum0);
            sum1 = plus(x, y, at + LANES, sum1);
            sum2 = plus(x, y, at + 2 * LANES, sum2);
            sum3 = plus(x, y, at + 3 * LANES, sum3);
        }
        for (; i < size; i++, at += LANES) sum0 = plus(x, y, at, sum0);
        sum0.add(sum1).add(sum2.add(sum3)).intoArray(sums, to + first);
    }

    private static void squares(float[] x, int size, int first, double[] sums, int to) {
        DoubleVector sum0 = DoubleVector.zero(DOUBLES), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        int i = 0, at = first;
        for (; i <= size - 4; i += 4, at += 4 * LANES) {
            sum0 = plus(x, at, sum0);
            sum1 = plus(x, at + LANES, sum1);
            sum2 = plus(x, at + 2 * LANES, sum2);
            sum3 = plus(x, at + 3 * LANES, sum3);
        }
        for (; i < size; i++, at += LANES) sum0 = plus(x, at, sum0);
        sum0.add(sum1).add(sum2.add(sum3)).intoArray(sums, to + first);
    }

    /** out ← x − y. */
    static void subtract(float[] x, float[] y, float[] out, int count) {
        for (int i = 0; i < count; i += LANES)
            FloatVector.fromArray(FLOATS, x, i).sub(FloatVector.fromArray(FLOATS, y, i)).intoArray(out, i);
    }

    /** y ← y + x; y begins at {@code yAt}. */
    static void add(float[] x, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += LANES)
            FloatVector.fromArray(FLOATS, y, yAt + i).add(FloatVector.fromArray(FLOATS, x, i)).intoArray(y, yAt + i);
    }

    /** y ← ½·x + ½·y; y begins at {@code yAt}. */
    static void average(float[] x, float[] y, int yAt, int count) {
        FloatVector half = FloatVector.broadcast(FLOATS, 0.5f);
        for (int i = 0; i < count; i += LANES)
            half.lanewise(VectorOperators.FMA, FloatVector.fromArray(FLOATS, x, i), FloatVector.fromArray(FLOATS, y, yAt + i).mul(half))
                    .intoArray(y, yAt + i);
    }

    /** y ← ½·y; y begins at {@code yAt}. */
    static void halve(float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += LANES) FloatVector.fromArray(FLOATS, y, yAt + i).mul(0.5f).intoArray(y, yAt + i);
    }

    /** out ← x·y; y begins at {@code yAt}. */
    static void product(float[] x, float[] y, int yAt, float[] out, int count) {
        for (int i = 0; i < count; i += LANES)
            FloatVector.fromArray(FLOATS, x, i).mul(FloatVector.fromArray(FLOATS, y, yAt + i)).intoArray(out, i);
    }

    /** y ← y·x; y begins at {@code yAt}. */
    static void multiply(float[] x, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += LANES)
            FloatVector.fromArray(FLOATS, y, yAt + i).mul(FloatVector.fromArray(FLOATS, x, i)).intoArray(y, yAt + i);
    }

    /** y ← α·x, or y + α·x where there is something to add to; α is one for each sample. */
    static void mix(float[] alpha, float[] x, boolean first, float[] y, int count) {
        FloatVector by = FloatVector.fromArray(FLOATS, alpha, 0);
        for (int i = 0; i < count; i += LANES) {
            FloatVector one = FloatVector.fromArray(FLOATS, x, i);
            (first ? by.mul(one) : by.lanewise(VectorOperators.FMA, one, FloatVector.fromArray(FLOATS, y, i))).intoArray(y, i);
        }
    }

    /** y ← x for the samples whose number in {@code chosen} is not 0. */
    static void choose(float[] chosen, float[] x, float[] y, int count) {
        var mask = FloatVector.fromArray(FLOATS, chosen, 0).compare(VectorOperators.NE, 0);
        for (int i = 0; i < count; i += LANES)
            FloatVector.fromArray(FLOATS, y, i).blend(FloatVector.fromArray(FLOATS, x, i), mask).intoArray(y, i);
    }
}
