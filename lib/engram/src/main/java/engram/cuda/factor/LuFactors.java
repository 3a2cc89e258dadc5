package engram.cuda.factor;

import static org.bytedeco.openblas.global.openblas.LAPACKE_sgetrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_slacn2;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import engram.cuda.Block;
import engram.cuda.DeviceBuffer;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.progress.Progress;
import engram.tensor.Lapack;
import engram.tensor.Op;
import java.util.Arrays;

/**
 * P·A = L·U by blocks, with partial pivoting (Golub and Van Loan, Matrix Computations, §3.4; LAPACK's sgetrf). A panel of columns is
 * factored on the CPU; swaps, and all arithmetic on the rest of the matrix, are done on the device.
 */
final class LuFactors {

    private static final Kernel SWAP_ROWS = Steps.FACTOR.kernel("swap_rows");
    private static final Kernel PERMUTE_ROWS = Steps.FACTOR.kernel("permute_rows");
    private static final Kernel PLACE_COLUMNS = Steps.FACTOR.kernel("place_columns");
    private static final int STRIP = 32; // columns that are permuted at a time

    private final Workspace work;
    private final int n;
    private final Triangle lower;
    private final Triangle upper;
    private final int[] pivots;         // row k was swapped with row pivots[k] ≥ k
    private final DeviceBuffer swaps;   // the same on the device
    private final DeviceBuffer places;  // row k of P·B is row places[k] of B
    private final Block permuted;       // n × strip, at most
    private boolean singular;

    /**
     * Factors A in its place.
     *
     * @param a       n × n, n ≥ 1
     * @param panel   columns of a panel
     * @param columns the most that a right-hand side will have, ≥ 1
     */
    LuFactors(Workspace work, Block a, int n, int panel, int columns) {
        this.work = work;
        this.n = n;
        this.lower = new Triangle(work, a, n, panel, Triangle.Kind.UNIT_LOWER, Math.max(n, columns));
        this.upper = new Triangle(work, a, n, panel, Triangle.Kind.UPPER, columns);
        this.pivots = new int[n];
        this.swaps = work.indices(pivots);
        this.places = work.indices(pivots);
        this.permuted = work.matrix(n, Math.min(columns, STRIP));
        try (var progress = Progress.of("LU", n)) {
            for (int first = 0; first < n && !singular; first += panel) {
                int width = Math.min(panel, n - first);
                factorPanel(a, first, width);
                eliminate(a, first, width);
                work.gpu().checkpoint();
                progress.step(width);
            }
        }
        places.write(places());
    }

    private void factorPanel(Block a, int first, int width) {
        int height = n - first;
        float[] columns = work.readColumns(height, width, a.from(first, first));
        int[] rows = new int[width]; // counted from 1, within the panel
        Lapack.call("sgetrf", () -> LAPACKE_sgetrf(LAPACK_COL_MAJOR, height, width, columns, height, rows));
        work.writeColumns(columns, height, width, a.from(first, first));
        lower.invert(first, columns, height, width);
        singular = !upper.invert(first, columns, height, width);
        for (int k = 0; k < width; k++) {
            pivots[first + k] = first + rows[k] - 1;
        }
        swaps.write(pivots);
    }

    /** Carries the panel's swaps and its elimination over to the columns outside. */
    private void eliminate(Block a, int first, int width) {
        int end = first + width;
        swapRows(first, width, a, first);
        swapRows(first, width, a.from(0, end), n - end);
        // U₁₂ = L₁₁⁻¹·A₁₂
        lower.solveBlock(Op.AS_IS, first, a.from(0, end), n - end);
        // A₂₂ ← A₂₂ − L₂₁·U₁₂
        work.product(-1, a.from(end, first), Op.AS_IS, a.from(first, end), Op.AS_IS, 1, a.from(end, end), n - end, n - end, width);
    }

    private void swapRows(int first, int count, Block b, int cols) {
        if (cols > 0) {
            work.gpu().launch(SWAP_ROWS, Grid.of(Math.ceilDiv(cols, 256), 256), first, count, swaps, cols, b.address(), (long) b.stride());
        }
    }

    /** B ← P·B or, backwards, Pᵀ·B for B of n × cols. */
    private void permute(boolean backwards, Block b, int cols) {
        for (int first = 0; first < cols; first += STRIP) {
            int width = Math.min(STRIP, cols - first);
            Block strip = b.from(0, first);
            work.gpu().launch(PERMUTE_ROWS, Grid.covering((long) n * width), n, width, places, backwards ? 1 : 0, strip.address(), (long) strip.stride(),
                    permuted.address(), (long) permuted.stride());
            work.copy(n, width, permuted, strip);
        }
    }

    /** B ← op(A)⁻¹·B for B of n × cols. */
    void solve(Op op, Block b, int cols) {
        if (op == Op.AS_IS) { // A⁻¹ = U⁻¹·L⁻¹·P
            permute(false, b, cols);
            lower.solve(op, b, cols);
            upper.solve(op, b, cols);
        } else { // A⁻ᵀ = Pᵀ·L⁻ᵀ·U⁻ᵀ
            upper.solve(op, b, cols);
            lower.solve(op, b, cols);
            permute(true, b, cols);
        }
    }

    /**
     * to (n × n, without gaps) ← A⁻¹, in (4/3)·n³ operations.
     *
     * @param x n × n zeros without gaps, which are overwritten
     */
    void invert(Block x, Block to) {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        work.write(ones, n, 1, x.diagonal());
        // L⁻¹ is lower triangular: its first k rows are zero from column k on
        lower.solve(Op.AS_IS, x, rows -> rows);
        upper.solve(Op.AS_IS, x, n);
        // A⁻¹ = (U⁻¹·L⁻¹)·P
        work.gpu().launch(PLACE_COLUMNS, Grid.covering((long) n * n), n, n, places, x.buffer(), to.buffer());
    }

    /** Where each row of P·B comes from: row k is row places[k] of B. */
    private int[] places() {
        int[] places = new int[n];
        Arrays.setAll(places, k -> k);
        for (int k = 0; k < n; k++) {
            int kept = places[k];
            places[k] = places[pivots[k]];
            places[pivots[k]] = kept;
        }
        return places;
    }

    /**
     * 1/(‖A‖₁·‖A⁻¹‖₁), with Higham's estimate of ‖A⁻¹‖₁ from a few solutions (ACM TOMS 14, 1988; LAPACK's slacn2, as in sgecon); 0 where
     * A is singular.
     *
     * @param norm ‖A‖₁
     */
    double reciprocalCondition(double norm) {
        float[] x = new float[n];
        float[] estimate = {0};
        int[] next = {0};
        Block vector = work.matrix(n, 1);
        float[] v = new float[n];
        int[] signs = new int[n];
        int[] state = new int[3];
        while (!singular) {
            Lapack.call("slacn2", () -> LAPACKE_slacn2(n, v, x, signs, estimate, next, state));
            if (next[0] == 0) {
                return 1 / (norm * estimate[0]);
            }
            vector.buffer().write(x);
            solve(next[0] == 1 ? Op.AS_IS : Op.TRANSPOSED, vector, 1);
            vector.buffer().read(x);
            for (float entry : x) {
                singular |= !Float.isFinite(entry);
            }
        }
        return 0;
    }
}
