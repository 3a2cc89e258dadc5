package engram.rate;

/**
 * A formula of x through one exponential q = e^((x − midpoint)/|scale|), so that several of the same scale can share it: those of different midpoints
 * differ by a factor.
 */
public sealed interface OfExponential extends Rate permits Exponential, Sigmoid, Linoid {

    /** Its factor, in the unit of its value. */
    double rate();

    /** In the unit of x. */
    double midpoint();

    /** In the unit of x; negative where it is turned round. */
    double scale();

    /** Its value at x, where q is known. */
    double of(double x, double q);

    /**
     * y_i ← its value at x_i, where q_i = factor·exponential_i, for i in [from, to); the same bits as one by one.
     *
     * @throws IndexOutOfBoundsException where [from, to) is not a range of all three arrays
     */
    void of(double[] x, double[] exponential, double factor, double[] y, int from, int to);
}
