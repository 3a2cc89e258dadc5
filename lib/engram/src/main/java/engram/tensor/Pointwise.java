package engram.tensor;

/**
 * A named function of two numbers, applied entry by entry: out_ij = f(x_ij, y_ij). {@link #of} is its definition, which
 * the plain backend loops over and which the fast backends, who know the function by its type, must reproduce.
 */
public sealed interface Pointwise {

    /** The function itself, in float64; a backend rounds the result once to float32. */
    double of(double x, double y);

    /**
     * sign(x + c·y) ∈ {−1, 0, +1}, computed in float64; zero stays zero. With the local field x = N·h, the spin y = S and
     * c = λp this is the update of a Hopfield network, and the zeros are its ties.
     */
    record SignOfSum(double c) implements Pointwise {
        @Override
        public double of(double x, double y) {
            return Math.signum(x + c * y);
        }
    }
}
