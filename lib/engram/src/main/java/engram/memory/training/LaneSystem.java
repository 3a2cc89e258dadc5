package engram.memory.training;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Small positive definite systems of equations, one for each sample of a tile, by Cholesky's method: the operations of the library's own, in its
 * order, in all lanes. Entry (i, j) of sample k is number (i·n + j)·LANES + k.
 */
final class LaneSystem {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    private LaneSystem() {}

    /**
     * b ← A⁻¹·b.
     *
     * @param a      n × n; its lower half is overwritten
     * @param pivots written: the smallest that was met, by sample; where it is not above 0, b is no solution
     */
    static void solve(double[] a, double[] b, int n, double[] pivots) {
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) subtract(a, at(n, j, j), a, at(n, j, k), a, at(n, j, k));
            least(a, at(n, j, j), pivots, j == 0);
            root(a, at(n, j, j));
            for (int i = j + 1; i < n; i++) {
                for (int k = 0; k < j; k++) subtract(a, at(n, i, j), a, at(n, i, k), a, at(n, j, k));
                divide(a, at(n, i, j), a, at(n, j, j));
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) subtract(b, i * LANES, a, at(n, i, k), b, k * LANES);
            divide(b, i * LANES, a, at(n, i, i));
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) subtract(b, i * LANES, a, at(n, k, i), b, k * LANES);
            divide(b, i * LANES, a, at(n, i, i));
        }
    }

    private static int at(int n, int i, int j) { return (i * n + j) * LANES; }

    private static DoubleVector of(double[] x, int at) { return DoubleVector.fromArray(DOUBLES, x, at); }

    /** z ← z − x·y. */
    private static void subtract(double[] z, int zAt, double[] x, int xAt, double[] y, int yAt) {
        for (int k = 0; k < LANES; k += DOUBLES.length()) of(z, zAt + k).sub(of(x, xAt + k).mul(of(y, yAt + k))).intoArray(z, zAt + k);
    }

    private static void divide(double[] z, int zAt, double[] x, int xAt) {
        for (int k = 0; k < LANES; k += DOUBLES.length()) of(z, zAt + k).div(of(x, xAt + k)).intoArray(z, zAt + k);
    }

    private static void root(double[] z, int zAt) {
        for (int k = 0; k < LANES; k += DOUBLES.length()) of(z, zAt + k).lanewise(VectorOperators.SQRT).intoArray(z, zAt + k);
    }

    /** The smaller one; NaN where one is. */
    private static void least(double[] z, int zAt, double[] smallest, boolean first) {
        for (int k = 0; k < LANES; k += DOUBLES.length())
            (first ? of(z, zAt + k) : of(smallest, k).min(of(z, zAt + k))).intoArray(smallest, k);
    }
}
