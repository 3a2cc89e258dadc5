package engram.cuda.factor;

import engram.cuda.Block;
import engram.tensor.FactorCheck;
import engram.tensor.Matrix;
import engram.tensor.Op;
import java.util.Optional;

/** The shortest X that minimises ‖A·X − B‖ for a matrix A of full rank, by {@link QrFactors} (Golub and Van Loan, Matrix Computations, §5.3 and 5.6). */
record QrLeastSquares(Workspace work, int panel) {

    /** X, n × cols; nothing where A (m × n, not empty) may be short of full rank in float32. */
    Optional<Matrix> solve(Matrix a, Matrix b) {
        Block x = work.zeros(Math.max(a.rows(), a.cols()), b.cols());
        boolean solved = a.rows() >= a.cols() ? fit(a, b, x) : shorten(a, b, x);
        if (!solved) {
            return Optional.empty();
        }
        Block result = work.matrix(a.cols(), b.cols());
        work.copy(a.cols(), b.cols(), x, result);
        return Optional.of(work.keep(a.cols(), b.cols(), result));
    }

    /** X = R⁻¹·(QᵀB)₁ with A = Q·R, for at least as many rows as columns. */
    private boolean fit(Matrix a, Matrix b, Block x) {
        int m = a.rows();
        int n = a.cols();
        work.write(b.entries(), m, b.cols(), x);
        var factors = new QrFactors(work, work.matrix(m, n, a.entries()), m, n, panel, x, b.cols(), b.cols());
        if (!hasFullRank(factors, a)) {
            return false;
        }
        factors.solve(Op.AS_IS, x, b.cols());
        return true;
    }

    /** X = Q·(R⁻ᵀ·B, 0) with Aᵀ = Q·R, for fewer rows than columns. */
    private boolean shorten(Matrix a, Matrix b, Block x) {
        int m = a.rows();
        int n = a.cols();
        Block transposed = work.matrix(n, m);
        work.writeColumns(a.entries(), n, m, transposed);
        var factors = new QrFactors(work, transposed, n, m, panel, x, 0, b.cols());
        if (!hasFullRank(factors, a)) {
            return false;
        }
        work.write(b.entries(), m, b.cols(), x);
        factors.solve(Op.TRANSPOSED, x, b.cols());
        factors.turn(x, b.cols());
        return true;
    }

    /** Whether the smallest singular value is twice what counts as zero, which is more than its estimate can be wrong. */
    private static boolean hasFullRank(QrFactors factors, Matrix a) {
        // σ₁ ≤ √(‖A‖₁·‖Aᵀ‖₁)
        double largest = Math.sqrt(FactorCheck.columnNorm(a) * FactorCheck.columnNorm(a.transpose()));
        return factors.smallestSingularValue() > 2 * Math.max(a.rows(), a.cols()) * FactorCheck.UNIT_ROUNDOFF * largest;
    }
}
