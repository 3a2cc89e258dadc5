package engram.tensor;

import static engram.argument.Given.given;

import java.util.function.Consumer;

/**
 * Inverse, linear systems, least squares, eigenvalues and singular values. Nothing that is passed in is changed.
 *
 * <p>Every entry must be finite, or {@link NonFiniteException} names the first that is not; sizes that do not fit throw
 * {@link ShapeException}.
 *
 * <p><b>Stopping.</b> On the processor a factorisation is one call or a few of LAPACK, with {@link Backend#plain()} of Commons Math, and
 * such a call can't be stopped half-way: {@code inverse}, {@code solve}, {@code leastSquares}, {@code symmetricEigen}, {@code eigen} and
 * {@code singularValues} do not honour an interrupt within 0.2 s when the matrix is large. It is seen before the first call, between two,
 * and while matrices are checked and copied, which ends in {@link java.util.concurrent.CancellationException}. On a GPU, which takes
 * part in large inverses, systems and least squares, it is seen within 0.2 s, but for the calls of LAPACK for panels of some columns.
 */
public interface LinearAlgebra {

    /**
     * The inverse A⁻¹ of an n × n matrix. On the processor it can't be stopped half-way.
     *
     * @throws SingularMatrixException if A has none, or is so close to having none that float32 can't tell
     * @throws OverflowException       if an entry of the result is beyond float32
     */
    Matrix inverse(Matrix a);

    /**
     * The solution X (n × k) of A·X = B for A of n × n and B of n × k. On the processor it can't be stopped half-way.
     *
     * @throws SingularMatrixException as for {@link #inverse}
     * @throws OverflowException       likewise
     */
    Matrix solve(Matrix a, Matrix b);

    /**
     * The X of smallest norm among those that minimise ‖A·X − B‖, for A of m × n with any m, n and any rank, and B of m × k. With more
     * equations than unknowns this is the best fit, with fewer the shortest solution. On the processor it can't be stopped half-way.
     */
    LeastSquares leastSquares(Matrix a, Matrix b);

    /**
     * Eigenvalues and eigenvectors of a symmetric n × n matrix. On the processor it can't be stopped half-way.
     *
     * @throws ShapeException also if A is not symmetric to 1e-5 of its largest entry
     */
    SymmetricEigen symmetricEigen(Matrix a);

    /** Complex eigenvalues and eigenvectors of any n × n matrix. On the processor it can't be stopped half-way. */
    Eigen eigen(Matrix a);

    /**
     * The singular value decomposition A = U·diag(σ)·Vᵀ of an m × n matrix, with r = min(m, n) singular values. On the processor it can't
     * be stopped half-way.
     */
    SingularValues singularValues(Matrix a);

    /**
     * The same factorisations, of which each tells who computed it. Says nothing where everything is done in one place.
     *
     * @param listener is told in words, by the thread that called, before the factorisation returns
     */
    default LinearAlgebra accountingTo(Consumer<String> listener) {
        given("listener", listener);
        return this;
    }

    /**
     * @param x            n × k
     * @param rank         the rank of A in float32: singular values above max(m, n)·2⁻²⁴ times the largest
     * @param fullRank     min(m, n), the rank that A could have
     */
    record LeastSquares(Matrix x, int rank, int fullRank) {
        public LeastSquares {
            given("x", x);
        }

        /** Whether A has linearly dependent rows (or columns, if there are fewer of them), so that the fit was not unique. */
        public boolean rankDeficient() { return rank < fullRank; }
    }

    /**
     * @param values  n, ascending
     * @param vectors n × n: column k belongs to values[k], of length 1
     */
    record SymmetricEigen(double[] values, Matrix vectors) {
        public SymmetricEigen {
            given("values", values);
            given("vectors", vectors);
        }
    }

    /**
     * Eigenvalues λ_k = real[k] + i·imaginary[k] and eigenvectors in column k of realVectors + i·imaginaryVectors, of length 1;
     * complex ones come in conjugate pairs.
     */
    record Eigen(double[] real, double[] imaginary, Matrix realVectors, Matrix imaginaryVectors) {
        public Eigen {
            given("real", real);
            given("imaginary", imaginary);
            given("realVectors", realVectors);
            given("imaginaryVectors", imaginaryVectors);
        }
    }

    /**
     * @param u      m × r, orthonormal columns
     * @param values σ, r, descending
     * @param v      n × r, orthonormal columns
     */
    record SingularValues(Matrix u, double[] values, Matrix v) {
        public SingularValues {
            given("u", u);
            given("values", values);
            given("v", v);
        }
    }
}
