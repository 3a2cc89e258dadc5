package engram.cuda.factor;

import static org.bytedeco.openblas.global.openblas.LAPACKE_sgeqrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_slarft;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import engram.cuda.Block;
import engram.progress.Progress;
import engram.tensor.Lapack;
import engram.tensor.Matrix;
import engram.tensor.Op;

/**
 * A = Q·R by blocks, for A of m × n with m ≥ n (Golub and Van Loan, Matrix Computations, §5.2; LAPACK's sgeqrf). A panel of columns is
 * factored on the CPU, and its reflections are applied on the device to the columns right of it.
 */
final class QrFactors {

    private static final int PROBES = 8;
    private static final int ROUNDS = 6;
    private static final double LEAST = 1e-30; // nearer to float32's limits the probes are not to be trusted

    private final Workspace work;
    private final Block a; // above and on the diagonal R
    private final int n;
    private final int panel;
    private final Reflectors q;
    private final Triangle r;
    private boolean singular;

    /**
     * Factors A in its place.
     *
     * @param b       m × cols, which is replaced by Qᵀ·B
     * @param columns the most that a right-hand side will have, at least cols
     */
    QrFactors(Workspace work, Block a, int m, int n, int panel, Block b, int cols, int columns) {
        this.work = work;
        this.a = a;
        this.n = n;
        this.panel = panel;
        this.q = new Reflectors(work, n, m, panel, Math.max(n, columns));
        this.r = new Triangle(work, a, n, panel, Triangle.Kind.UPPER, Math.max(PROBES, columns));
        try (var progress = Progress.of("QR", n)) {
            for (int first = 0; first < n; first += panel) {
                int width = Math.min(panel, n - first);
                int end = first + width;
                factorPanel(first, width, m - first);
                q.apply(first, width, Op.TRANSPOSED, a.from(0, end), n - end);
                q.apply(first, width, Op.TRANSPOSED, b, cols);
                work.gpu().checkpoint();
                progress.step(width);
            }
        }
    }

    private void factorPanel(int first, int width, int height) {
        float[] columns = work.readColumns(height, width, a.from(first, first));
        float[] tau = new float[width];
        Lapack.call("sgeqrf", () -> LAPACKE_sgeqrf(LAPACK_COL_MAJOR, height, width, columns, height, tau));
        singular |= !r.invert(first, columns, height, width); // R is above the diagonal, V below
        float[] corner = new float[width * width]; // R
        for (int j = 0; j < width; j++) {
            for (int i = 0; i <= j; i++) {
                corner[j * width + i] = columns[j * height + i];
                columns[j * height + i] = i == j ? 1 : 0;
            }
        }
        float[] triangle = new float[width * width];
        Lapack.call("slarft", () -> LAPACKE_slarft(LAPACK_COL_MAJOR, (byte) 'F', (byte) 'C', height, width, columns, height, tau, triangle, width));
        work.writeColumns(corner, width, width, a.from(first, first));
        work.write(columns, width, height, q.vectors(first).from(0, first));
        work.writeColumns(triangle, width, width, q.triangle(first));
    }

    /** B ← R⁻¹·B or R⁻ᵀ·B, in the first n rows of B. */
    void solve(Op op, Block b, int cols) {
        r.solve(op, b, cols);
    }

    /** B ← Q·B for B of m × cols. */
    void turn(Block b, int cols) {
        q.apply(b, cols);
    }

    /**
     * The smallest singular value of A, or a little more: by inverse iteration with RᵀR from random vectors (Golub and Van Loan, §8.2). Zero
     * where R has no inverse, or the numbers are too large or small to tell.
     */
    double smallestSingularValue() {
        if (singular) {
            return 0;
        }
        double growth = 0;
        Block z = work.matrix(n, PROBES);
        float[] probes = normalised(Matrix.gaussian(n, PROBES, 1).writableEntries());
        for (int round = 0; round < ROUNDS; round++) {
            z.buffer().write(probes);
            r.solve(Op.TRANSPOSED, z, PROBES); // (RᵀR)⁻¹ = R⁻¹·R⁻ᵀ
            r.solve(Op.AS_IS, z, PROBES);
            z.buffer().read(probes);
            growth = longest(probes);
            normalised(probes);
        }
        // ‖(RᵀR)⁻¹·z‖ ≤ σ⁻² for the smallest σ, and near to it after some rounds
        return growth > LEAST && growth < 1 / LEAST ? 1 / Math.sqrt(growth) : 0;
    }

    private static double longest(float[] probes) {
        double longest = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            longest = Math.max(longest, length(probes, probe)); // NaN stays
        }
        return longest;
    }

    private static double length(float[] probes, int probe) {
        double square = 0;
        for (int k = probe; k < probes.length; k += PROBES) {
            square += (double) probes[k] * probes[k];
        }
        return Math.sqrt(square);
    }

    /** Scales every probe to length 1. */
    private static float[] normalised(float[] probes) {
        for (int probe = 0; probe < PROBES; probe++) {
            double length = length(probes, probe);
            for (int k = probe; k < probes.length; k += PROBES) {
                probes[k] = (float) (probes[k] / length);
            }
        }
        return probes;
    }
}
