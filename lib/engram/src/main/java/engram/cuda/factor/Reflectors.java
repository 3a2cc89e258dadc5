package engram.cuda.factor;

import engram.cuda.Block;
import engram.tensor.Op;

/**
 * An orthogonal matrix Q = H₀·H₁·… on the device, as a product of reflections H_i = I − τ_i·v_i·v_iᵀ, where the first i entries of v_i
 * are zero. Those of a panel are taken together as I − V·T·Vᵀ with T upper triangular (Schreiber and Van Loan, SIAM J. Sci. Stat. Comput. 10,
 * 1989; LAPACK's slarft and slarfb), so that they are applied by matrix products.
 */
final class Reflectors {

    private final Workspace work;
    private final int count;
    private final int length;
    private final int panel;
    private final Block vectors;   // count × length: v_i is row i, so that a panel of rows is Vᵀ
    private final Block triangles; // count × panel: T of each panel, one below the other
    private final Block projected; // panel × columns
    private final Block turned;    // panel × columns

    /**
     * @param count   how many reflections
     * @param length  rows of Q
     * @param columns the most that a matrix has to which they are applied
     */
    Reflectors(Workspace work, int count, int length, int panel, int columns) {
        this.work = work;
        this.count = count;
        this.length = length;
        this.panel = panel;
        this.vectors = work.zeros(count, length);
        this.triangles = work.zeros(count, panel);
        this.projected = work.matrix(panel, columns);
        this.turned = work.matrix(panel, columns);
    }

    /** The vectors from the i-th on, one a row. */
    Block vectors(int i) {
        return vectors.from(i, 0);
    }

    /** T of the panel that begins at `first`. */
    Block triangle(int first) {
        return triangles.from(first, 0);
    }

    /** C ← (I − V·op(T)·Vᵀ)·C for the reflections of a panel that begins at `first`, and C of length × cols. */
    void apply(int first, int width, Op op, Block c, int cols) {
        Block transposed = vectors.from(first, first); // Vᵀ; what is to the left of it is zero
        Block rows = c.from(first, 0);
        int height = length - first;
        // C ← C − V·(op(T)·(Vᵀ·C))
        work.product(1, transposed, Op.AS_IS, rows, Op.AS_IS, 0, projected, width, cols, height);
        work.product(1, triangle(first), op, projected, Op.AS_IS, 0, turned, width, cols, width);
        work.product(-1, transposed, Op.TRANSPOSED, turned, Op.AS_IS, 1, rows, height, cols, width);
    }

    /** C ← Q·C for C of length × cols. */
    void apply(Block c, int cols) {
        for (int first = (count - 1) / panel * panel; first >= 0 && count > 0; first -= panel) {
            apply(first, Math.min(panel, count - first), Op.AS_IS, c, cols);
            work.gpu().checkpoint();
        }
    }
}
