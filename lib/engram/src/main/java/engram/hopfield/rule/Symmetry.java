package engram.hopfield.rule;

/** Whether the two couplings of a pair of neurons, J_ij and J_ji, share their fate. */
public enum Symmetry {
    /** One draw for both. */
    SYMMETRIC {
        @Override long draw(int i, int j, int neurons) { return (long) Math.min(i, j) * neurons + Math.max(i, j); }
    },
    /** A draw for each. */
    ASYMMETRIC {
        @Override long draw(int i, int j, int neurons) { return (long) i * neurons + j; }
    };

    /** The number of the random draw that decides about J_ij. */
    abstract long draw(int i, int j, int neurons);
}
