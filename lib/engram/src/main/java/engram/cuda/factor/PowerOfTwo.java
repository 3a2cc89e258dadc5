package engram.cuda.factor;

import engram.parallel.Cores;
import engram.tensor.FactorCheck;
import engram.tensor.Matrix;

/**
 * The power of two just below the largest entry of a matrix. Divided by it, which is exact, the matrix can neither overflow nor vanish on the
 * way to its eigenvalues or singular values; they are multiplied by it in the end.
 *
 * @param exponent of two
 */
record PowerOfTwo(int exponent) {

    /** That of a matrix with finite entries; 1 for a matrix of zeros. */
    static PowerOfTwo of(Matrix a) {
        float largest = FactorCheck.largest(a);
        return new PowerOfTwo(largest == 0 ? 0 : Math.getExponent(largest));
    }

    /** Whether products and quotients of a few such numbers come near to the ends of float32. */
    boolean isExtreme() {
        return Math.abs(exponent) > 30;
    }

    /** The entries of a matrix, row after row, divided by it. */
    float[] divide(Matrix a) {
        float[] scaled = a.entries().clone();
        Cores.ranges(scaled.length, 1, (from, to) -> {
            for (int k = from; k < to; k++) {
                scaled[k] = Math.scalb(scaled[k], -exponent);
            }
        });
        return scaled;
    }

    /** The numbers multiplied by it. */
    double[] times(float[] values) {
        double[] scaled = new double[values.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = Math.scalb((double) values[k], exponent);
        }
        return scaled;
    }
}
