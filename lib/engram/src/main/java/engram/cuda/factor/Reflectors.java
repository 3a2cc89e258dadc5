package engram.cuda.factor;

import engram.cuda.Block;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.tensor.Op;

/**
 * An orthogonal matrix Q = H₀·H₁·… on the device, as a product of reflections H_i = I − τ_i·v_i·v_iᵀ, where the first i entries of v_i
 * are zero. Those of a panel are taken together as I − V·T·Vᵀ with T upper triangular (Schreiber and Van Loan, SIAM J. Sci. Stat. Comput. 10,
 * 1989; LAPACK's slarft and slarfb), so that they are applied by matrix products.
 */
final class Reflectors {

    private static final Kernel REFLECTOR = Steps.FACTOR.kernel("reflector");

    private final Workspace work;
    private final int count;
    private final int length;
    private final int panel;
    private final Block vectors;   // count × length: v_i is row i, so that a panel of rows is Vᵀ
    private final Block triangles; // count × panel: T of each panel, one below the other; τ_i on the diagonals
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

    /**
     * Makes H_i so that it turns a vector x of n ≥ 1 numbers into (β, 0, …, 0); v_i is (0, …, 0, 1, …).
     *
     * @param zeros how many zeros v_i begins with: the rest is n long
     * @param beta  where β is to stand; x may begin there
     */
    void make(int i, int zeros, Block x, Block beta) {
        work.gpu().launch(REFLECTOR, Grid.of(1, 256), length - zeros, x.address(), (long) x.stride(), vectors(i).from(0, zeros).address(),
                beta.address(), tau(i).address());
    }

    /** Where τ_i is kept. */
    Block tau(int i) {
        return triangles.from(i, i % panel);
    }

    /** T of the panel that holds reflection i. */
    Block triangle(int i) {
        return triangles.from(i - i % panel, 0);
    }

    /**
     * The next column of T, when those before it and τ_i are there: T_{0…p−1, p} ← −τ_i·T·(Vᵀ·v_i).
     *
     * @param overlaps Vᵀ·v_i with the p vectors before v_i in its panel
     */
    void extendTriangle(int i, Block overlaps) {
        int p = i % panel;
        Block column = triangle(i).from(0, p);
        work.times(-1, tau(i), triangle(i), p, p, overlaps, 0, column);
    }

    /** C ← (I − V·op(T)·Vᵀ)·C for the reflections of a panel that begins at `first`, and C of length × cols. */
    void apply(int first, int width, Op op, Block c, int cols) {
        Block transposed = vectors.from(first, first); // Vᵀ; what is to the left of it is zero
        Block rows = c.from(first, 0);
        int height = length - first;
        // C ← C − V·(op(T)·(Vᵀ·C))
        work.product(1, transposed, Op.AS_IS, rows, Op.AS_IS, 0, projected, width, cols, height);
        work.product(1, triangles.from(first, 0), op, projected, Op.AS_IS, 0, turned, width, cols, width);
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
