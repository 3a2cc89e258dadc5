package engram.cuda.factor;

import static org.bytedeco.openblas.global.openblas.LAPACKE_sbdsdc;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import engram.cuda.Block;
import engram.tensor.Lapack;
import engram.tensor.LinearAlgebra.SingularValues;
import engram.tensor.Matrix;
import engram.tensor.PowerOfTwo;

/**
 * The singular value decomposition by {@link Bidiagonal} form: the CPU finds the singular vectors of that form by divide and conquer (LAPACK's
 * sbdsdc), the device turns them back. A tall matrix is factored first, A = Q·R, and R is decomposed (Golub and Van Loan, Matrix
 * Computations, §8.6; LAPACK's sgesdd).
 */
record BidiagonalSvd(Workspace work, Stopwatch watch, int panel) {

    private static final int TALL = 2; // rows for every column

    /** Decomposes a matrix that is not empty. */
    SingularValues decompose(Matrix matrix) {
        boolean wide = matrix.rows() < matrix.cols(); // then the transposed matrix is decomposed
        int m = Math.max(matrix.rows(), matrix.cols());
        int n = Math.min(matrix.rows(), matrix.cols());
        PowerOfTwo size = PowerOfTwo.of(matrix);
        Block a = work.matrix(m, n);
        if (wide) {
            work.writeColumns(size.divide(matrix), m, n, a);
        } else {
            work.write(size.divide(matrix), m, n, a);
        }
        Block left = work.zeros(m, n);
        Block right = work.matrix(n, n);
        double[] values = size.times(m > TALL * n ? decomposeTall(a, m, n, left, right) : decompose(a, m, n, left, right));
        Matrix u = work.keep(m, n, left);
        Matrix v = work.keep(n, n, right);
        return wide ? new SingularValues(v, values, u) : new SingularValues(u, values, v);
    }

    /** A = Q·R = (Q·U)·Σ·Vᵀ with R = U·Σ·Vᵀ. */
    private float[] decomposeTall(Block a, int m, int n, Block left, Block right) {
        Block r = work.zeros(n, n);
        QrFactors factors = watch.time("reduction", () -> work.finished(new QrFactors(work, a, m, n, panel, left, 0, n)));
        factors.triangle(r);
        float[] values = decompose(r, n, n, left, right);
        watch.time("backTransformation", () -> {
            factors.turn(left, n);
            return work.finished(left);
        });
        return values;
    }

    /**
     * The singular values of A.
     *
     * @param left  m × n zeros, for U
     * @param right n × n, for V
     */
    private float[] decompose(Block a, int m, int n, Block left, Block right) {
        Bidiagonal reduced = watch.time("reduction", () -> work.finished(new Bidiagonal(work, a, m, n, panel)));
        float[] values = reduced.diagonal();
        float[] above = reduced.above();
        float[] leftOfB = new float[n * n];  // column by column
        float[] rightOfB = new float[n * n]; // transposed, column by column
        watch.time("qr", () -> {
            Lapack.iterate("sbdsdc", () -> LAPACKE_sbdsdc(LAPACK_COL_MAJOR, (byte) 'U', (byte) 'I', n, values, above, leftOfB, n, rightOfB, n,
                    new float[1], new int[1]));
            return null;
        });
        watch.time("backTransformation", () -> {
            work.writeColumns(leftOfB, n, n, left);
            reduced.turnLeft(left);
            work.write(rightOfB, n, n, right);
            reduced.turnRight(right);
            return work.finished(right);
        });
        return values;
    }
}
