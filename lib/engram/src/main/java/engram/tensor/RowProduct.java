package engram.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * C ← C + A·B with every entry summed in one order, c ← fma(a_ip, b_pj, c) for p = 0, 1, …, so that a row has the same bits alone and
 * among others, on any number of threads and with vectors of any width. Rows are taken four at a time, so that four times as much is done
 * with what is read of B, and of B a slice of rows at a time, which stays in the cache until all rows of A have met it.
 *
 * @param a row i begins at aAt + i·aStride, k numbers
 * @param b k × n
 * @param c row i begins at cAt + i·cStride, n numbers
 */
record RowProduct(float[] a, int aAt, int aStride, float[] b, int k, int n, float[] c, int cAt, int cStride) {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int SLICE = 64;

    /** A part of the product: rows top … bottom − 1, columns left … right − 1. */
    void add(int top, int bottom, int left, int right) {
        for (int first = 0; first < k; first += SLICE) {
            for (int j = left; j < right; j += 2 * LANES.length()) {
                add(top, bottom, j, right, first, Math.min(first + SLICE, k));
            }
        }
    }

    /** Two vectors of columns from j on, or what is left of them, in all rows; p = first … last − 1. */
    private void add(int top, int bottom, int j, int right, int first, int last) {
        int next = j + LANES.length();
        int i = top;
        for (; i <= bottom - 4; i += 4) {
            if (next + LANES.length() <= right) {
                fourTimesTwo(i, j, first, last);
            } else {
                fourTimesOne(i, j, right, first, last);
                if (next < right) {
                    fourTimesOne(i, next, right, first, last);
                }
            }
        }
        for (; i < bottom; i++) {
            one(i, j, right, first, last);
            if (next < right) {
                one(i, next, right, first, last);
            }
        }
    }

    /** Four rows from i on, two vectors of columns from j on. */
    private void fourTimesTwo(int i, int j, int first, int last) {
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        int lanes = LANES.length();
        int a0 = aAt + i * aStride;
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int c0 = cAt + i * cStride + j;
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        FloatVector left0 = FloatVector.fromArray(LANES, c, c0);
        FloatVector left1 = FloatVector.fromArray(LANES, c, c1);
        FloatVector left2 = FloatVector.fromArray(LANES, c, c2);
        FloatVector left3 = FloatVector.fromArray(LANES, c, c3);
        FloatVector right0 = FloatVector.fromArray(LANES, c, c0 + lanes);
        FloatVector right1 = FloatVector.fromArray(LANES, c, c1 + lanes);
        FloatVector right2 = FloatVector.fromArray(LANES, c, c2 + lanes);
        FloatVector right3 = FloatVector.fromArray(LANES, c, c3 + lanes);
        for (int p = first, at = first * n + j; p < last; p++, at += n) {
            FloatVector x = FloatVector.fromArray(LANES, b, at);
            FloatVector y = FloatVector.fromArray(LANES, b, at + lanes);
            FloatVector w = FloatVector.broadcast(LANES, a[a0 + p]);
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
        left0.intoArray(c, c0);
        left1.intoArray(c, c1);
        left2.intoArray(c, c2);
        left3.intoArray(c, c3);
        right0.intoArray(c, c0 + lanes);
        right1.intoArray(c, c1 + lanes);
        right2.intoArray(c, c2 + lanes);
        right3.intoArray(c, c3 + lanes);
    }

    /** Four rows from i on, one vector of columns from j on, or what is left of it before the right edge. */
    private void fourTimesOne(int i, int j, int right, int first, int last) {
        VectorMask<Float> there = LANES.indexInRange(j, right);
        int a0 = aAt + i * aStride;
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int c0 = cAt + i * cStride + j;
        FloatVector sum0 = FloatVector.fromArray(LANES, c, c0, there);
        FloatVector sum1 = FloatVector.fromArray(LANES, c, c0 + cStride, there);
        FloatVector sum2 = FloatVector.fromArray(LANES, c, c0 + 2 * cStride, there);
        FloatVector sum3 = FloatVector.fromArray(LANES, c, c0 + 3 * cStride, there);
        for (int p = first, at = first * n + j; p < last; p++, at += n) {
            FloatVector x = FloatVector.fromArray(LANES, b, at, there);
            sum0 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[a0 + p]), sum0);
            sum1 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[a1 + p]), sum1);
            sum2 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[a2 + p]), sum2);
            sum3 = x.lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[a3 + p]), sum3);
        }
        sum0.intoArray(c, c0, there);
        sum1.intoArray(c, c0 + cStride, there);
        sum2.intoArray(c, c0 + 2 * cStride, there);
        sum3.intoArray(c, c0 + 3 * cStride, there);
    }

    /** One row, one vector of columns from j on, or what is left of it before the right edge. */
    private void one(int i, int j, int right, int first, int last) {
        VectorMask<Float> there = LANES.indexInRange(j, right);
        int from = aAt + i * aStride;
        int to = cAt + i * cStride + j;
        FloatVector sum = FloatVector.fromArray(LANES, c, to, there);
        for (int p = first, at = first * n + j; p < last; p++, at += n) {
            sum = FloatVector.fromArray(LANES, b, at, there).lanewise(VectorOperators.FMA, FloatVector.broadcast(LANES, a[from + p]), sum);
        }
        sum.intoArray(c, to, there);
    }
}
