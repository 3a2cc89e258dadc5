package engram.tensor;

import engram.activation.Activation;

/**
 * Operations on batches: a sample is a row, and every row of a result depends on the same row of the arguments alone, to the last bit. So a sample
 * comes out the same whatever stands beside it, and a number that is NaN or infinite, which nobody looks for here, stays within its sample. Nothing
 * is allocated but what a device needs to be told. Panels that do not fit throw {@link ShapeException} before anything is written. The panel that is
 * written is a part of another matrix than those that are read, unless a method says otherwise.
 */
public interface Batches {

    /** Does work of many operations. This thread has the device until its end, and waits for it there, and where numbers are asked for. */
    void together(Runnable work);

    /**
     * C ← C + A·B.
     *
     * @param a rows × k
     * @param b k × n
     * @param c rows × n
     */
    void addProduct(Panel a, Matrix b, Panel c);

    /**
     * Y ← ρ(X), row by row.
     *
     * @param x rows × n
     * @param y rows × n; may be x
     */
    void apply(Activation function, Panel x, Panel y);

    /**
     * Out ← V·∂ρ/∂X, row by row: each row of V times the derivative of ρ at the same row of X.
     *
     * @param x   rows × n
     * @param v   rows × n
     * @param out rows × n
     */
    void pullBack(Activation function, Panel x, Panel v, Panel out);

    /** y ← α·x + β·y, for two panels of one shape; where α or β is 0 that panel is not read. */
    void axpby(float alpha, Panel x, float beta, Panel y);

    /**
     * y_i ← α_i·x_i + β_i·y_i for every row i of two panels of one shape; where a factor is 0 that row is not read.
     *
     * @param alpha one a row, or more
     * @param beta  one a row, or more
     */
    void axpby(float[] alpha, Panel x, float[] beta, Panel y);

    /** y_ij ← x_ij·y_ij, for two panels of one shape. */
    void multiply(Panel x, Panel y);

    /**
     * Inner products of the rows of a with the same rows of b, which may be a, in float64.
     *
     * @param dots written: one a row
     */
    void rowDots(Panel a, Panel b, double[] dots);

    /**
     * Row i of out ← row numbers[i] of x.
     *
     * @param x       of as many columns as out has
     * @param numbers one for each row of out, or more
     */
    void gather(Matrix x, int[] numbers, Panel out);

    /**
     * Row numbers[i] of out ← row i of x, for every i whose number is not −1.
     *
     * @param numbers one for each row of x, or more; none but −1 twice
     * @param out     of as many columns as x has
     */
    void scatter(Panel x, int[] numbers, Matrix out);
}
