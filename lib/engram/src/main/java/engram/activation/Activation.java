package engram.activation;

/**
 * A function y = ρ(x) of a row of n float32 numbers whose derivative ∂y_i/∂x_j is symmetric, as that of every gradient is. Immutable, and used by
 * many threads at once. A number that is not finite may spoil its row and nothing else. Those of this room are computed on every device; any other
 * on the host.
 */
public interface Activation {
    /**
     * y ← ρ(x).
     *
     * @param x     read from xAt on, n numbers
     * @param y     written from yAt on; may be x at the same place
     * @param count n, the length of the row
     */
    void apply(float[] x, int xAt, float[] y, int yAt, int count);

    /**
     * out ← v·∂ρ/∂x, the product of a row with the derivative at x.
     *
     * @param x   read from xAt on, n numbers
     * @param v   read from vAt on, n numbers
     * @param out written from outAt on; neither x nor v
     */
    void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count);

    /** Whether every number of y depends on the same number of x alone, so that rows may be joined and cut. */
    boolean isPointwise();
}
