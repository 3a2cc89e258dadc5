package engram.tensor;

/**
 * Inverse, linear systems, least squares, eigenvalues and singular values. Nothing that is passed in is changed.
 *
 * <p>Every entry must be finite, or {@link NonFiniteException} names the first that is not; sizes that do not fit throw
 * {@link ShapeException}. Each call is one factorisation, which can't be stopped half-way: a large one ends before an interrupt is seen.
 */
public interface LinearAlgebra {

    /**
     * The inverse A⁻¹ of an n × n matrix.
     *
     * @throws SingularMatrixException if A has none, or is so close to having none that float32 can't tell
     */
    Matrix inverse(Matrix a);

    /**
     * The solution X (n × k) of A·X = B for A of n × n and B of n × k.
     *
     * @throws SingularMatrixException as for {@link #inverse}
     */
    Matrix solve(Matrix a, Matrix b);

    /**
     * The X of smallest norm among those that minimise ‖A·X − B‖, for A of m × n with any m, n and any rank, and B of m × k.
     * With more equations than unknowns this is the best fit, with fewer the shortest solution.
     */
    LeastSquares leastSquares(Matrix a, Matrix b);

    /**
     * Eigenvalues and eigenvectors of a symmetric n × n matrix.
     *
     * @throws ShapeException also if A is not symmetric to 1e-5 of its largest entry
     */
    SymmetricEigen symmetricEigen(Matrix a);

    /** Complex eigenvalues and eigenvectors of any n × n matrix. */
    Eigen eigen(Matrix a);

    /** The singular value decomposition A = U·diag(σ)·Vᵀ of an m × n matrix, with r = min(m, n) singular values. */
    SingularValues singularValues(Matrix a);

    /**
     * @param x            n × k
     * @param rank         the rank of A in float32: singular values above max(m, n)·2⁻²⁴ times the largest
     * @param fullRank     min(m, n), the rank that A could have
     */
    record LeastSquares(Matrix x, int rank, int fullRank) {

        /** Whether A has linearly dependent rows (or columns, if there are fewer of them), so that the fit was not unique. */
        public boolean rankDeficient() { return rank < fullRank; }
    }

    /**
     * @param values  n, ascending
     * @param vectors n × n: column k belongs to values[k], of length 1
     */
    record SymmetricEigen(double[] values, Matrix vectors) {}

    /**
     * Eigenvalues λ_k = real[k] + i·imaginary[k] and eigenvectors in column k of realVectors + i·imaginaryVectors, of length 1;
     * complex ones come in conjugate pairs.
     */
    record Eigen(double[] real, double[] imaginary, Matrix realVectors, Matrix imaginaryVectors) {}

    /**
     * @param u      m × r, orthonormal columns
     * @param values σ, r, descending
     * @param v      n × r, orthonormal columns
     */
    record SingularValues(Matrix u, double[] values, Matrix v) {}
}
