package engram.deq;

import engram.tensor.Backend;
import engram.tensor.Matrix;

/**
 * The equation z = f(z) for B samples, each with an f of its own: all have n numbers, and the state of a sample is a row. Not for two threads at a
 * time, since it has room of its own to compute in.
 */
public interface FixedPoint {

    /** B, the number of samples. */
    int samples();

    /** n, the numbers of a state. */
    int size();

    /** What computes. */
    Backend backend();

    /**
     * out ← f(z) for the samples at work: row i belongs to sample {@code batch.number(i)}. A row must not depend on the others, to the last bit, and
     * one that is not finite must spoil no other. On a GPU a sample that is finished may be among them some calls longer.
     *
     * @param z   at least as many rows as there are samples at work, and n columns
     * @param out likewise, another matrix; rows after those of the batch are left alone
     */
    void apply(Batch batch, Matrix z, Matrix out);

    /**
     * out ← v·∂f/∂z at z, the product of a row with the Jacobian, whose entry (i, j) is ∂f_i/∂z_j.
     *
     * @param z   as in {@link #apply}
     * @param v   likewise
     * @param out likewise, another matrix
     */
    void pullBack(Batch batch, Matrix z, Matrix v, Matrix out);
}
