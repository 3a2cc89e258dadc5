package engram.cuda.factor;

import static org.bytedeco.openblas.global.openblas.LAPACKE_sgebal;
import static org.bytedeco.openblas.global.openblas.LAPACKE_shseqr;
import static org.bytedeco.openblas.global.openblas.LAPACKE_strevc;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import engram.cuda.Block;
import engram.progress.Progress;
import engram.tensor.Lapack;
import engram.tensor.LinearAlgebra.Eigen;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.tensor.PowerOfTwo;

/**
 * A = Q·H·Qᵀ with H zero below the entries beside the diagonal, for any square A (Golub and Van Loan, Matrix Computations, §7.4; LAPACK's
 * sgehrd and slahr2), and the eigenvectors of A from those of H, which the CPU finds by the QR algorithm (shseqr, strevc). Reduction and
 * back-transformation are done on the device alone.
 */
final class Hessenberg {

    private final Workspace work;
    private final Block a;        // n × n: of the part that is reduced, what is below the entries beside the diagonal is not valid
    private final int n;
    private final int panel;
    private final Reflectors q;
    private final Block y;        // panel × n: Yᵀ for Y = A·V·T
    private final Block overlaps; // panel
    private final Block turned;   // panel

    private Hessenberg(Workspace work, Block a, int n, int panel) {
        this.work = work;
        this.a = a;
        this.n = n;
        this.panel = panel;
        this.q = new Reflectors(work, n - 1, n, panel, n);
        this.y = work.matrix(panel, n);
        this.overlaps = work.matrix(panel, 1);
        this.turned = work.matrix(panel, 1);
        try (var progress = Progress.of("reduction", n - 1)) {
            for (int first = 0; first < n - 1; first += panel) {
                int end = Math.min(first + panel, n - 1);
                reducePanel(first, end);
                progress.step(end - first);
            }
        }
    }

    /** The eigenvalues and eigenvectors of a square matrix that is not empty. */
    static Eigen eigen(Workspace work, Stopwatch watch, Matrix matrix, int panel) {
        int n = matrix.rows();
        PowerOfTwo size = PowerOfTwo.of(matrix);
        float[] balanced = size.divide(matrix.transpose()); // D⁻¹·A·D, column by column, with rows and columns of like size
        float[] scale = new float[n];                       // D
        Lapack.call("sgebal", () -> LAPACKE_sgebal(LAPACK_COL_MAJOR, (byte) 'S', n, balanced, n, new int[1], new int[1], scale));
        Block a = work.matrix(n, n);
        work.writeColumns(balanced, n, n, a);
        Block z = work.matrix(n, n);
        Block x = work.matrix(n, n);
        Hessenberg reduced = watch.time("reduction", () -> work.finished(new Hessenberg(work, a, n, panel)));

        float[] h = work.readColumns(n, n, a);
        float[] real = new float[n];
        float[] imaginary = new float[n];
        float[] schur = new float[n * n]; // H = Z·T·Zᵀ: Z, column by column
        float[] ofT = new float[n * n];   // eigenvectors of T, as LAPACK packs them
        watch.time("qr", () -> {
            Lapack.iterate("shseqr", () -> LAPACKE_shseqr(LAPACK_COL_MAJOR, (byte) 'S', (byte) 'I', n, 1, n, h, n, real, imaginary, schur, n));
            Lapack.call("strevc", () -> LAPACKE_strevc(LAPACK_COL_MAJOR, (byte) 'R', (byte) 'A', new int[n], n, h, n, new float[n], n, ofT, n, n,
                    new int[1]));
            return null;
        });
        float[] vectors = watch.time("backTransformation", () -> {
            // D·Q·Z·X for the eigenvectors X of T
            work.writeColumns(schur, n, n, z);
            reduced.q.apply(z, n);
            work.writeColumns(ofT, n, n, x);
            work.product(1, z, Op.AS_IS, x, Op.AS_IS, 0, a, n, n, n);
            float[] packed = work.readColumns(n, n, a);
            for (int k = 0; k < packed.length; k++) {
                packed[k] *= scale[k % n];
            }
            return packed;
        });
        normalise(vectors, imaginary);
        return Lapack.eigen(size.times(real), size.times(imaginary), vectors);
    }

    /** Scales every vector, of which a complex one has two columns, to length 1. */
    private static void normalise(float[] packed, float[] imaginary) {
        int n = imaginary.length;
        int columns;
        for (int k = 0; k < n; k += columns) {
            columns = imaginary[k] == 0 ? 1 : 2;
            double square = 0;
            for (int at = k * n; at < (k + columns) * n; at++) {
                square += (double) packed[at] * packed[at];
            }
            for (int at = k * n; at < (k + columns) * n; at++) {
                packed[at] = (float) (packed[at] / Math.sqrt(square));
            }
        }
    }

    private void reducePanel(int first, int end) {
        Block v = q.vectors(first);
        for (int i = first; i < end; i++) {
            reduceColumn(i, i - first, v);
            work.pause();
        }
        // A ← (I − V·Tᵀ·Vᵀ)·(A − Y·Vᵀ)
        int width = end - first;
        work.product(-1, y, Op.TRANSPOSED, v.from(0, end), Op.AS_IS, 1, a.from(0, end), n, n - end, width);
        q.apply(first, width, Op.TRANSPOSED, a.from(0, end), n - end);
        work.gpu().checkpoint();
    }

    /** Makes the reflection that clears column i, and its y; p come before it in this panel. */
    private void reduceColumn(int i, int p, Block v) {
        Block column = a.from(0, i);
        if (p > 0) {
            // a_i ← a_i − Y·v(i)
            work.timesTransposed(-1, work.one(), y, p, n, v.from(0, i), 1, column);
            // a_i ← a_i − V·Tᵀ·(Vᵀ·a_i)
            work.times(1, work.one(), v, p, n, column, 0, overlaps);
            work.timesTransposed(1, work.one(), q.triangle(i), p, p, overlaps, 0, turned);
            work.timesTransposed(-1, work.one(), v, p, n, turned, 1, column);
        }
        int next = i + 1;
        q.make(i, next, a.from(next, i), a.from(next, i));
        // y_i ← τ·(A·v_i − Y·(Vᵀ·v_i))
        Block vi = q.vectors(i).from(0, next).row();
        Block yi = y.from(p, 0).row();
        work.times(1, q.tau(i), a.from(0, next), n, n - next, vi, 0, yi);
        if (p > 0) {
            work.times(1, work.one(), v.from(0, next), p, n - next, vi, 0, overlaps);
            work.timesTransposed(-1, q.tau(i), y, p, n, overlaps, 1, yi);
            q.extendTriangle(i, overlaps);
        }
    }
}
