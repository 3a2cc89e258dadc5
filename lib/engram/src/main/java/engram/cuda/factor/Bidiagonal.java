package engram.cuda.factor;

import engram.cuda.Block;
import engram.progress.Progress;
import engram.tensor.Op;

/**
 * A = Q·B·Pᵀ with B upper bidiagonal, for A of m × n with m ≥ n (Golub and Van Loan, Matrix Computations, §5.4.8; LAPACK's sgebrd and slabrd),
 * done on the device alone: half of the operations are products of the matrix with a vector, the other half updates of rank 2·panel.
 */
final class Bidiagonal {

    private final Workspace work;
    private final Block a;        // m × n: of the part that is reduced, only the diagonal and the one above it are valid
    private final int m;
    private final int n;
    private final int panel;
    private final Reflectors q;   // the vectors v, from the diagonal on
    private final Reflectors p;   // the vectors u, from right of the diagonal on
    private final Block x;        // panel × m: the part that is not reduced is A − V·Yᵀ − X·Uᵀ, and this is Xᵀ
    private final Block y;        // panel × n: Yᵀ
    private final Block overlaps; // panel
    private final Block crossed;  // panel

    /** Reduces A in its place. */
    Bidiagonal(Workspace work, Block a, int m, int n, int panel) {
        this.work = work;
        this.a = a;
        this.m = m;
        this.n = n;
        this.panel = panel;
        this.q = new Reflectors(work, n, m, panel, n);
        this.p = new Reflectors(work, n, n, panel, n);
        this.x = work.matrix(panel, m);
        this.y = work.matrix(panel, n);
        this.overlaps = work.matrix(panel, 1);
        this.crossed = work.matrix(panel, 1);
        try (var progress = Progress.of("reduction", n)) {
            for (int first = 0; first < n; first += panel) {
                int end = Math.min(first + panel, n);
                reducePanel(first, end);
                progress.step(end - first);
            }
        }
    }

    /** The diagonal of B, n numbers. */
    float[] diagonal() {
        return work.read(n, 1, a.diagonal());
    }

    /** What stands above it, n − 1 numbers. */
    float[] above() {
        return work.read(n - 1, 1, a.from(0, 1).diagonal());
    }

    /** C ← Q·C for C of m × n. */
    void turnLeft(Block c) {
        q.apply(c, n);
    }

    /** C ← P·C for C of n × n. */
    void turnRight(Block c) {
        p.apply(c, n);
    }

    private void reducePanel(int first, int end) {
        for (int i = first; i < end; i++) {
            reduceColumn(i, i - first);
            if (i < n - 1) {
                reduceRow(i, i - first);
            }
            work.pause();
        }
        // A ← A − V·Yᵀ − X·Uᵀ
        Block rest = a.from(end, end);
        work.product(-1, q.vectors(first).from(0, end), Op.TRANSPOSED, y.from(0, end), Op.AS_IS, 1, rest, m - end, n - end, end - first);
        work.product(-1, x.from(0, end), Op.TRANSPOSED, p.vectors(first).from(0, end), Op.AS_IS, 1, rest, m - end, n - end, end - first);
        work.gpu().checkpoint();
    }

    /** Makes the reflection from the left that clears column i below the diagonal, and its y; k come before it in this panel. */
    private void reduceColumn(int i, int k) {
        Block v = q.vectors(i - k);
        Block u = p.vectors(i - k);
        // a_i ← a_i − V·y(i) − X·u(i), from the diagonal on
        Block column = a.from(i, i);
        if (k > 0) {
            work.timesTransposed(-1, work.one(), v.from(0, i), k, m - i, y.from(0, i), 1, column);
            work.timesTransposed(-1, work.one(), x.from(0, i), k, m - i, u.from(0, i), 1, column);
        }
        q.make(i, i, column, column);
        Block vi = q.vectors(i).from(0, i).row();
        if (k > 0) {
            work.times(1, work.one(), v.from(0, i), k, m - i, vi, 0, overlaps);
            q.extendTriangle(i, overlaps);
        }
        // y_i ← τ·(Aᵀ·v_i − Y·(Vᵀ·v_i) − U·(Xᵀ·v_i))
        int next = i + 1;
        Block yi = y.from(k, next).row();
        work.timesTransposed(1, q.tau(i), a.from(i, next), m - i, n - next, vi, 0, yi);
        if (k > 0) {
            work.times(1, work.one(), x.from(0, i), k, m - i, vi, 0, crossed);
            work.timesTransposed(-1, q.tau(i), y.from(0, next), k, n - next, overlaps, 1, yi);
            work.timesTransposed(-1, q.tau(i), u.from(0, next), k, n - next, crossed, 1, yi);
        }
    }

    /** Makes the reflection from the right that clears row i beyond the entry beside the diagonal, and its x. */
    private void reduceRow(int i, int k) {
        Block v = q.vectors(i - k);
        Block u = p.vectors(i - k);
        int next = i + 1;
        // aᵢ ← aᵢ − Y·v(i) − U·x(i), right of the diagonal; v_i and y_i are the last of theirs
        Block row = a.from(i, next).row();
        work.timesTransposed(-1, work.one(), y.from(0, next), k + 1, n - next, v.from(0, i), 1, row);
        if (k > 0) {
            work.timesTransposed(-1, work.one(), u.from(0, next), k, n - next, x.from(0, i), 1, row);
        }
        p.make(i, next, row, row);
        // x_i ← τ·(A·u_i − V·(Yᵀ·u_i) − X·(Uᵀ·u_i))
        Block ui = p.vectors(i).from(0, next).row();
        Block xi = x.from(k, next).row();
        work.times(1, p.tau(i), a.from(next, next), m - next, n - next, ui, 0, xi);
        work.times(1, work.one(), y.from(0, next), k + 1, n - next, ui, 0, crossed);
        work.timesTransposed(-1, p.tau(i), v.from(0, next), k + 1, m - next, crossed, 1, xi);
        if (k > 0) {
            work.times(1, work.one(), u.from(0, next), k, n - next, ui, 0, overlaps);
            work.timesTransposed(-1, p.tau(i), x.from(0, next), k, m - next, overlaps, 1, xi);
            p.extendTriangle(i, overlaps);
        }
    }
}
