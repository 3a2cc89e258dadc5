package engram.tensor;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Inverse, linear systems, least squares, eigenvalues and singular values. Nothing that is passed in is changed.
 *
 * <p>Every entry must be finite, or {@link NonFiniteException} names the first that is not; sizes that do not fit throw
 * {@link ShapeException}. An interrupt is seen before work starts. A call of LAPACK, or of Commons Math, can't be stopped half-way, and on the
 * processor a factorisation is one or a few: a large one ends before an interrupt is seen. What a GPU does is stopped within 0.2 s.
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
     * The same factorisations, of which each tells who computed it. Says nothing where everything is done in one place.
     *
     * @param listener is told, by the thread that called, before the factorisation returns
     */
    default LinearAlgebra accountingTo(Consumer<Account> listener) { return this; }

    /**
     * Who computed a factorisation.
     *
     * @param engine  in words
     * @param seconds how long its parts took, by name, in the order in which they were done; empty where it was not taken apart
     */
    record Account(String engine, Map<String, Double> seconds) {}

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
