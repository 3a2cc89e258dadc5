package engram.cuda.factor;

import static org.bytedeco.openblas.global.openblas.LAPACKE_strtri;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import engram.cuda.Block;
import engram.tensor.Lapack;
import engram.tensor.Op;
import java.util.function.IntUnaryOperator;

/**
 * A triangular matrix T on the device, and the solution of op(T)·X = B block by block (Golub and Van Loan, Matrix Computations, §3.1.4).
 * Its diagonal blocks are inverted on the CPU, where they are small, so that everything on the device is a matrix product.
 */
final class Triangle {

    /** Which triangle of a matrix it is. */
    enum Kind { UNIT_LOWER, UPPER }

    private final Workspace work;
    private final Block matrix; // n × n; the other triangle and the diagonal blocks are not looked at
    private final int n;
    private final int panel;
    private final Kind kind;
    private final Block inverses; // n × panel: of the diagonal blocks, one below the other
    private final Block part;     // panel × columns of B

    /** @param columns the most that a right-hand side will have */
    Triangle(Workspace work, Block matrix, int n, int panel, Kind kind, int columns) {
        this.work = work;
        this.matrix = matrix;
        this.n = n;
        this.panel = panel;
        this.kind = kind;
        this.inverses = work.matrix(n, panel);
        this.part = work.matrix(panel, columns);
    }

    /**
     * Takes the diagonal block that begins at (first, first) from the top of a panel.
     *
     * @param columns the panel column by column
     * @param height  rows of the panel
     * @param width   its columns
     * @return whether the block has an inverse
     */
    boolean invert(int first, float[] columns, int height, int width) {
        float[] block = new float[width * width]; // column by column
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                boolean inside = kind == Kind.UPPER ? i <= j : i > j;
                block[j * width + i] = inside ? columns[j * height + i] : i == j ? 1 : 0;
            }
        }
        byte half = (byte) (kind == Kind.UPPER ? 'U' : 'L');
        int info = Lapack.call("strtri", () -> LAPACKE_strtri(LAPACK_COL_MAJOR, half, (byte) 'N', width, block, width));
        work.writeColumns(block, width, width, inverses.from(first, 0));
        return info == 0;
    }

    /** X_j = op(T_jj)⁻¹·B_j, in the rows of B that belong to the diagonal block that begins at (first, first). */
    void solveBlock(Op op, int first, Block b, int cols) {
        int width = Math.min(panel, n - first);
        work.product(1, inverses.from(first, 0), op, b.from(first, 0), Op.AS_IS, 0, part, width, cols, width);
        work.copy(width, cols, part, b.from(first, 0));
    }

    /** B ← op(T)⁻¹·B for B of n × cols. */
    void solve(Op op, Block b, int cols) {
        solve(op, b, _ -> cols);
    }

    /**
     * B ← op(T)⁻¹·B where later columns of B become other than zero in later rows only.
     *
     * @param columns how many columns of B can be other than zero in rows before the given one
     */
    void solve(Op op, Block b, IntUnaryOperator columns) {
        boolean downwards = (kind == Kind.UNIT_LOWER) == (op == Op.AS_IS);
        int last = (n - 1) / panel * panel;
        for (int step = 0; step <= last; step += panel) {
            int first = downwards ? step : last - step;
            int end = Math.min(first + panel, n);
            int width = end - first;
            int cols = columns.applyAsInt(end);
            solveBlock(op, first, b, cols);
            // B_i ← B_i − op(T)_ij·X_j for the rows i that are not solved yet
            int top = downwards ? end : 0;
            int rows = downwards ? n - end : first;
            work.product(-1, matrix.from(op, top, first), op, b.from(first, 0), Op.AS_IS, 1, b.from(top, 0), rows, cols, width);
            work.gpu().checkpoint();
        }
    }
}
