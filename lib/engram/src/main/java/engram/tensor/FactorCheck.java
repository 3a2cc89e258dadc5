package engram.tensor;

import static engram.argument.Given.given;

import engram.progress.Progress;
import java.util.Arrays;

/** For backends: what every factorisation asks of its input, and how it says that a matrix is singular. */
public final class FactorCheck {

    /** Half the distance between 1 and the next float32. */
    public static final double UNIT_ROUNDOFF = 0x1p-24;

    private FactorCheck() {
    }

    /** The entries of A must be finite. */
    private static void finite(Matrix a) {
        finite("the matrix", a);
    }

    /** The entries of a matrix of this name must be finite. */
    public static void finite(String name, Matrix a) {
        CpuBackend.requireFinite(name, a);
    }

    /** A must be square, and its entries finite. */
    public static void square(String operation, Matrix a) {
        if (given("the matrix", a).rows() != a.cols()) {
            throw new ShapeException("%s needs a square matrix and got one of %s.".formatted(operation, Check.shape(a)));
        }
        finite(a);
    }

    /** B must have as many rows as A, and the entries of both must be finite. */
    public static void rightSide(String operation, Matrix a, Matrix b) {
        if (given("the matrix", a).rows() != given("the right-hand side", b).rows()) {
            throw new ShapeException("%s: the matrix has %d rows and the right-hand side %d; both must have as many."
                    .formatted(operation, a.rows(), b.rows()));
        }
        finite(a);
        finite("the right-hand side", b);
    }

    /** A must be equal to Aᵀ to 1e-5 of its largest entry, and its entries finite. */
    static void symmetric(Matrix a) {
        square("symmetricEigen", a);
        float largest = largest(a);
        for (int i = 0; i < a.rows(); i++) {
            Progress.checkCancelled();
            for (int j = 0; j < i; j++) {
                if (Math.abs(a.get(i, j) - a.get(j, i)) > 1e-5f * largest) {
                    throw new ShapeException(("symmetricEigen needs a symmetric matrix, but entry (%d, %d) is %s and (%d, %d) is %s: "
                            + "use eigen.").formatted(i, j, a.get(i, j), j, i, a.get(j, i)));
                }
            }
        }
    }

    /**
     * Throws if a matrix of n × n with this reciprocal condition number can't be told from a singular one: rounding its entries to
     * float32 moves it by about 2⁻²⁴·‖A‖, while the nearest singular matrix is rcond·‖A‖ away. Rounding errors add up at random, so that
     * the products AᵀA of 40 … 1900 rows and 100 … 2000 columns are found at 10⁻⁹ to 10⁻¹³, and uniform random matrices of
     * 4000 rows, which do have an inverse, at 10⁻⁷: the line is drawn between.
     */
    public static void invertible(String operation, int n, double reciprocalCondition) {
        if (!(reciprocalCondition > UNIT_ROUNDOFF / 16)) {
            throw new SingularMatrixException(("%s: the %d × %d matrix is singular to the precision of float32 (reciprocal condition number %.1e). "
                    + "It has no usable inverse: use leastSquares, which gives the shortest best solution.")
                    .formatted(operation, n, n, reciprocalCondition), reciprocalCondition);
        }
    }

    /**
     * A result, if all of it is finite.
     *
     * @throws OverflowException if it is not
     */
    static Matrix inRange(String operation, Matrix result) {
        try {
            CpuBackend.requireFinite("the result", result);
            return result;
        } catch (NonFiniteException e) {
            throw new OverflowException("%s: entry (%d, %d) of the result is beyond what float32 holds (3.4e38): scale the matrices."
                    .formatted(operation, e.row(), e.col()));
        }
    }

    /** The largest |a_ij|; 0 for a matrix without entries. */
    static float largest(Matrix a) {
        float[] data = given("the matrix", a).entries();
        float largest = 0;
        for (int i = 0; i < a.rows(); i++) {
            Progress.checkCancelled();
            for (int k = i * a.cols(); k < (i + 1) * a.cols(); k++) {
                largest = Math.max(largest, Math.abs(data[k]));
            }
        }
        return largest;
    }

    /** ‖A‖₁, the largest sum of |a_ij| over a column. */
    public static double columnNorm(Matrix a) {
        double[] sums = new double[given("the matrix", a).cols()];
        float[] data = a.entries();
        for (int i = 0; i < a.rows(); i++) {
            Progress.checkCancelled();
            for (int j = 0; j < a.cols(); j++) {
                sums[j] += Math.abs(data[i * a.cols() + j]);
            }
        }
        return Arrays.stream(sums).max().orElse(0);
    }
}
