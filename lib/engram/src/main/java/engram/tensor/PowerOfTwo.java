package engram.tensor;

import engram.parallel.Cores;

/**
 * For backends: the power of two just below the largest entry of a matrix. Divided by it, which is exact, the matrix can neither overflow
 * nor vanish on the way to its inverse, which is scaled back in the end.
 *
 * @param exponent of two
 */
public record PowerOfTwo(int exponent) {

    /** That of a matrix with finite entries; 1 for a matrix of zeros. */
    public static PowerOfTwo of(Matrix a) {
        float largest = FactorCheck.largest(a);
        return new PowerOfTwo(largest == 0 ? 0 : Math.getExponent(largest));
    }

    /** That of a matrix whose numbers come near to the ends of float32, else 1: of ordinary matrices nothing is changed. */
    static PowerOfTwo ofExtreme(Matrix a) {
        PowerOfTwo size = of(a);
        return size.isExtreme() ? size : new PowerOfTwo(0);
    }

    /** A matrix divided by it; the matrix itself for 1. */
    Matrix divided(Matrix a) {
        if (exponent == 0) {
            return a;
        }
        float[] scaled = a.entries().clone();
        Cores.ranges(scaled.length, 1, (from, to) -> {
            for (int k = from; k < to; k++) {
                scaled[k] = Math.scalb(scaled[k], -exponent);
            }
        });
        return Matrix.of(a.rows(), a.cols(), scaled);
    }

    /** Whether products and quotients of a few such numbers come near to the ends of float32. */
    public boolean isExtreme() {
        return Math.abs(exponent) > 30;
    }
}
