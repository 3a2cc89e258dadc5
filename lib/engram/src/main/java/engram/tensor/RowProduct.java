package engram.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * C ← C + A·B with every entry summed in one order, c ← fma(a_ik, b_kj, c) for k = 0, 1, …, so that a row has the same bits alone and among others, on
 * any number of threads and with vectors of any width. Rows are taken four at a time, so that four times as much is done with what is read of B.
 */
final class RowProduct {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private RowProduct() {
    }

    /**
     * Rows from … to − 1 of the product.
     *
     * @param a  row i begins at aAt + i·aStride, k numbers
     * @param b  k × n
     * @param c  row i begins at cAt + i·cStride, n numbers
     */
    static void add(float[] a, int aAt, int aStride, float[] b, int k, int n, float[] c, int cAt, int cStride, int from, int to) {
        int lanes = LANES.length();
        for (int j = 0; j < n; j += 2 * lanes) {
            int i = from;
            for (; i <= to - 4; i += 4) {
                if (j + 2 * lanes <= n) {
                    fourTimesTwo(a, aAt + i * aStride, aStride, b, k, n, j, c, cAt + i * cStride + j, cStride);
                } else {
                    fourTimesOne(a, aAt + i * aStride, aStride, b, k, n, j, c, cAt + i * cStride + j, cStride);
                    if (j + lanes < n) {
                        fourTimesOne(a, aAt + i * aStride, aStride, b, k, n, j + lanes, c, cAt + i * cStride + j + lanes, cStride);
                    }
                }
            }
            for (; i < to; i++) {
                one(a, aAt + i * aStride, b, k, n, j, c, cAt + i * cStride + j);
                if (j + lanes < n) {
                    one(a, aAt + i * aStride, b, k, n, j + lanes, c, cAt + i * cStride + j + lanes);
                }
            }
        }
    }

    /** Four rows, two vectors of columns from j on. */
    private static void fourTimesTwo(float[] a, int aAt, int aStride, float[] b, int k, int n, int j, float[] c, int cAt, int cStride) {
        int lanes = LANES.length();
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int c1 = cAt + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        FloatVector left0 = FloatVector.fromArray(LANES, c, cAt);
        FloatVector left1 = FloatVector.fromArray(LANES, c, c1);
        FloatVector left2 = FloatVector.fromArray(LANES, c, c2);
        FloatVector left3 = FloatVector.fromArray(LANES, c, c3);
        FloatVector right0 = FloatVector.fromArray(LANES, c, cAt + lanes);
        FloatVector right1 = FloatVector.fromArray(LANES, c, c1 + lanes);
        FloatVector right2 = FloatVector.fromArray(LANES, c, c2 + lanes);
        FloatVector right3 = FloatVector.fromArray(LANES, c, c3 + lanes);
        for (int p = 0, at = j; p < k; p++, at += n) {
            FloatVector x = FloatVector.fromArray(LANES, b, at);
            FloatVector y = FloatVector.fromArray(LANES, b, at + lanes);
            FloatVector w = FloatVector.broadcast(LANES, a[aAt + p]);
            left0 = w.lanewise(VectorOperators.FMA, x, left0);
            right0 = w.lanewise(VectorOperators.FMA, y, right0);
            w = FloatVector.broadcast(LANES, a[a1 + p]);
            left1 = w.lanewise(VectorOperators.FMA, x, left1);
            right1 = w.lanewise(VectorOperators.FMA, y, right1);
            w = FloatVector.broadcast(LANES, a[a2 + p]);
            left2 = w.lanewise(VectorOperators.FMA, x, left2);
            right2 = w.lanewise(VectorOperators.FMA, y, right2);
            w = FloatVector.broadcast(LANES, a[a3 + p]);
            left3 = w.lanewise(VectorOperators.FMA, x, left3);
            right3 = w.lanewise(VectorOperators.FMA, y, right3);
        }
        left0.intoArray(c, cAt);
        left1.intoArray(c, c1);
        left2.intoArray(c, c2);
        left3.intoArray(c, c3);
        right0.intoArray(c, cAt + lanes);
        right1.intoArray(c, c1 + lanes);
        right2.intoArray(c, c2 + lanes);
        right3.intoArray(c, c3 + lanes);
    }

    /** Four rows, one vector of columns from j on, or what is left of it. */
    private static void fourTimesOne(float[] a, int aAt, int aStride, float[] b, int k, int n, int j, float[] c, int cAt, int cStride) {
        VectorMask<Float> there = LANES.indexInRange(j, n);
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        FloatVector sum0 = FloatVector.fromArray(LANES, c, cAt, there);
        FloatVector sum1 = FloatVector.fromArray(LANES, c, cAt + cStride, there);
        FloatVector sum2 = FloatVector.fromArray(LANES, c, cAt + 2 * cStride, there);
        FloatVector sum3 = FloatVector.fromArray(LANES, c, cAt + 3 * cStride, there);
        for (int p = 0, at = j; p < k; p++, at += n) {
            FloatVector x = FloatVector.fromArray(LANES, b, at, there);
            sum0 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[aAt + p]), sum0);
            sum1 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[a1 + p]), sum1);
            sum2 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[a2 + p]), sum2);
            sum3 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[a3 + p]), sum3);
        }
        sum0.intoArray(c, cAt, there);
        sum1.intoArray(c, cAt + cStride, there);
        sum2.intoArray(c, cAt + 2 * cStride, there);
        sum3.intoArray(c, cAt + 3 * cStride, there);
    }

    /** One row, one vector of columns from j on, or what is left of it. */
    private static void one(float[] a, int aAt, float[] b, int k, int n, int j, float[] c, int cAt) {
        VectorMask<Float> there = LANES.indexInRange(j, n);
        FloatVector sum = FloatVector.fromArray(LANES, c, cAt, there);
        for (int p = 0, at = j; p < k; p++, at += n) {
            sum = FloatVector.fromArray(LANES, b, at, there).lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[aAt + p]), sum);
        }
        sum.intoArray(c, cAt, there);
    }
}
