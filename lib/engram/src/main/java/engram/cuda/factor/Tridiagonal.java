package engram.cuda.factor;

import static org.bytedeco.openblas.global.openblas.LAPACKE_sstedc;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import engram.cuda.Block;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.progress.Progress;
import engram.tensor.Lapack;
import engram.tensor.LinearAlgebra.SymmetricEigen;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.tensor.PowerOfTwo;

/**
 * A = Q·T·Qᵀ with T tridiagonal, for a symmetric A (Golub and Van Loan, Matrix Computations, §8.3; LAPACK's ssytrd and slatrd), and the
 * eigenvectors of A from those of T, which the CPU finds by divide and conquer (sstedc). Reduction and back-transformation are done on the
 * device alone: half of the operations are products of the matrix with a vector, the other half updates of rank 2·panel.
 */
final class Tridiagonal {

    private static final Kernel TAKE_HALF = Steps.FACTOR.kernel("take_half");

    private final Workspace work;
    private final Block a;         // n × n: of the part that is reduced, only the diagonal and the one above it are valid
    private final int n;
    private final int panel;
    private final Reflectors q;
    private final Block w;         // panel × n: the part that is not reduced is A − V·Wᵀ − W·Vᵀ, and this is Wᵀ
    private final Block overlapsV; // panel
    private final Block overlapsW; // panel

    private Tridiagonal(Workspace work, Block a, int n, int panel) {
        this.work = work;
        this.a = a;
        this.n = n;
        this.panel = panel;
        this.q = new Reflectors(work, n - 1, n, panel, n);
        this.w = work.matrix(panel, n);
        this.overlapsV = work.matrix(panel, 1);
        this.overlapsW = work.matrix(panel, 1);
        try (var progress = Progress.of("reduction", n - 1)) {
            for (int first = 0; first < n - 1; first += panel) {
                int end = Math.min(first + panel, n - 1);
                reducePanel(first, end);
                progress.step(end - first);
            }
        }
    }

    /** Eigenvalues and eigenvectors of a symmetric matrix that is not empty. */
    static SymmetricEigen eigen(Workspace work, Stopwatch watch, Matrix matrix, int panel) {
        int n = matrix.rows();
        PowerOfTwo size = PowerOfTwo.of(matrix);
        Block a = work.matrix(n, n);
        work.write(size.divide(matrix), n, n, a);
        Block vectors = work.matrix(n, n);
        Tridiagonal reduced = watch.time("reduction", () -> work.finished(new Tridiagonal(work, a, n, panel)));
        float[] values = work.read(n, 1, a.diagonal());
        float[] beside = work.read(n - 1, 1, a.from(0, 1).diagonal());
        float[] ofT = new float[n * n]; // its eigenvectors, column by column
        watch.time("qr", () -> {
            Lapack.iterate("sstedc", () -> LAPACKE_sstedc(LAPACK_COL_MAJOR, (byte) 'I', n, values, beside, ofT, n));
            return null;
        });
        watch.time("backTransformation", () -> {
            work.writeColumns(ofT, n, n, vectors);
            reduced.q.apply(vectors, n);
            return work.finished(vectors);
        });
        return new SymmetricEigen(size.times(values), work.keep(n, n, vectors));
    }

    private void reducePanel(int first, int end) {
        Block v = q.vectors(first);
        for (int i = first; i < end; i++) {
            reduceRow(i, i - first, v);
            work.pause();
        }
        // A ← A − V·Wᵀ − W·Vᵀ
        int width = end - first;
        Block rest = a.from(end, end);
        work.product(-1, v.from(0, end), Op.TRANSPOSED, w.from(0, end), Op.AS_IS, 1, rest, n - end, n - end, width);
        work.product(-1, w.from(0, end), Op.TRANSPOSED, v.from(0, end), Op.AS_IS, 1, rest, n - end, n - end, width);
        work.gpu().checkpoint();
    }

    /** Makes the reflection that clears row (and column) i, and its w; p come before it in this panel. */
    private void reduceRow(int i, int p, Block v) {
        // a_i ← a_i − V·w(i) − W·v(i), from the diagonal on
        Block row = a.from(i, i).row();
        if (p > 0) {
            work.timesTransposed(-1, work.one(), v.from(0, i), p, n - i, w.from(0, i), 1, row);
            work.timesTransposed(-1, work.one(), w.from(0, i), p, n - i, v.from(0, i), 1, row);
        }
        int next = i + 1;
        int rest = n - next;
        q.make(i, next, row.from(0, 1), row.from(0, 1));
        // w_i ← τ·(A·v_i − V·(Wᵀ·v_i) − W·(Vᵀ·v_i))
        Block vi = q.vectors(i).from(0, next).row();
        Block wi = w.from(p, next).row();
        work.times(1, q.tau(i), a.from(next, next), rest, rest, vi, 0, wi);
        if (p > 0) {
            work.times(1, work.one(), w.from(0, next), p, rest, vi, 0, overlapsW);
            work.times(1, work.one(), v.from(0, next), p, rest, vi, 0, overlapsV);
            work.timesTransposed(-1, q.tau(i), v.from(0, next), p, rest, overlapsW, 1, wi);
            work.timesTransposed(-1, q.tau(i), w.from(0, next), p, rest, overlapsV, 1, wi);
            q.extendTriangle(i, overlapsV);
        }
        // w_i ← w_i − ½·τ·(w_iᵀ·v_i)·v_i
        work.gpu().launch(TAKE_HALF, Grid.of(1, 256), rest, q.tau(i).address(), vi.address(), wi.address());
    }
}
