package engram.tensor;

import static engram.argument.Given.given;

/** How a product reads an operand: op(A) = A or op(A) = Aᵀ. Nothing is copied. */
public enum Op {
    /** op(A) = A. */
    AS_IS,
    /** op(A) = Aᵀ. */
    TRANSPOSED;

    /** Rows of op(a). */
    public int rows(Matrix a) {
        return this == AS_IS ? given("a", a).rows() : given("a", a).cols();
    }

    /** Columns of op(a). */
    public int cols(Matrix a) {
        return this == AS_IS ? given("a", a).cols() : given("a", a).rows();
    }
}
