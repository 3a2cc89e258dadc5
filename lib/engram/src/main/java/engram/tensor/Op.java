package engram.tensor;

/** How a product reads an operand: op(A) = A or op(A) = Aᵀ. Nothing is copied. */
public enum Op {
    /** op(A) = A. */
    AS_IS,
    /** op(A) = Aᵀ. */
    TRANSPOSED;

    /** Rows of op(a). */
    public int rows(Matrix a) {
        return this == AS_IS ? a.rows() : a.cols();
    }

    /** Columns of op(a). */
    public int cols(Matrix a) {
        return this == AS_IS ? a.cols() : a.rows();
    }
}
