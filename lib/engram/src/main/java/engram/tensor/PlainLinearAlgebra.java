package engram.tensor;

import engram.progress.Progress;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** The reference: Commons Math, in float64 on one thread, for matrices of a few hundred rows. */
final class PlainLinearAlgebra implements LinearAlgebra {

    @Override
    public Matrix inverse(Matrix a) {
        FactorCheck.square("inverse", a);
        return a.rows() == 0 ? Matrix.zeros(0, 0) : FactorCheck.inRange("inverse", toMatrix(inverted("inverse", a)));
    }

    @Override
    public Matrix solve(Matrix a, Matrix b) {
        FactorCheck.square("solve", a);
        FactorCheck.rightSide("solve", a, b);
        return a.rows() == 0 || b.cols() == 0 ? b.copy() : FactorCheck.inRange("solve", toMatrix(inverted("solve", a).multiply(toReal(b))));
    }

    /** A⁻¹ in float64, if ‖A‖₁·‖A⁻¹‖₁ says that there is one. */
    private static RealMatrix inverted(String operation, Matrix a) {
        RealMatrix real = toReal(a);
        var solver = new LUDecomposition(real, Double.MIN_NORMAL).getSolver();
        RealMatrix inverse = solver.isNonSingular() ? solver.getInverse() : null;
        FactorCheck.invertible(operation, a.rows(), inverse == null ? 0 : 1 / (real.getNorm() * inverse.getNorm()));
        return inverse;
    }

    @Override
    public LeastSquares leastSquares(Matrix a, Matrix b) {
        FactorCheck.rightSide("leastSquares", a, b);
        int m = a.rows(), n = a.cols(), most = Math.min(m, n);
        if (most == 0) return new LeastSquares(Matrix.zeros(n, b.cols()), 0, 0);
        if (b.cols() == 0) return new LeastSquares(Matrix.zeros(n, 0), leastSquares(a, Matrix.zeros(m, 1)).rank(), most);
        SingularValues svd = singularValues(a);
        double threshold = Math.max(m, n) * FactorCheck.UNIT_ROUNDOFF * svd.values()[0];
        int rank = 0;
        RealMatrix x = new Array2DRowRealMatrix(n, b.cols());
        RealMatrix projected = toReal(svd.u()).transpose().multiply(toReal(b)); // r × k
        // X = Σ_k v_k (u_kᵀB)/σ_k over the singular values that are not zero
        for (int k = 0; k < most && svd.values()[k] > threshold; k++, rank++) {
            Progress.checkCancelled();
            RealMatrix column = toReal(svd.v()).getColumnMatrix(k);
            x = x.add(column.multiply(projected.getRowMatrix(k)).scalarMultiply(1 / svd.values()[k]));
        }
        return new LeastSquares(FactorCheck.inRange("leastSquares", toMatrix(x)), rank, most);
    }

    @Override
    public SymmetricEigen symmetricEigen(Matrix a) {
        FactorCheck.symmetric(a);
        int n = a.rows();
        if (n == 0) return new SymmetricEigen(new double[0], a.copy());
        RealMatrix real = toReal(a);
        var decomposition = new EigenDecomposition(real.add(real.transpose()).scalarMultiply(0.5));
        double[] values = new double[n];
        Matrix vectors = Matrix.zeros(n, n);
        for (int k = 0; k < n; k++) { // Commons Math sorts them in descending order
            values[k] = decomposition.getRealEigenvalue(n - 1 - k);
            for (int i = 0; i < n; i++) vectors.set(i, k, (float) decomposition.getV().getEntry(i, n - 1 - k));
        }
        return new SymmetricEigen(values, vectors);
    }

    @Override
    public Eigen eigen(Matrix a) {
        FactorCheck.square("eigen", a);
        int n = a.rows();
        Matrix re = Matrix.zeros(n, n), im = Matrix.zeros(n, n);
        if (n == 0) return new Eigen(new double[0], new double[0], re, im);
        var decomposition = new EigenDecomposition(toReal(a));
        double[] real = decomposition.getRealEigenvalues(), imaginary = decomposition.getImagEigenvalues();
        RealMatrix packed = decomposition.getV();
        for (int k = 0; k < n; k++) {
            boolean first = imaginary[k] > 0, second = imaginary[k] < 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double x = packed.getEntry(i, second ? k - 1 : k);
                double y = first ? packed.getEntry(i, k + 1) : second ? -packed.getEntry(i, k) : 0;
                squares += x * x + y * y;
            }
            double length = Math.sqrt(squares);
            for (int i = 0; i < n; i++) {
                double y = first ? packed.getEntry(i, k + 1) : second ? -packed.getEntry(i, k) : 0;
                re.set(i, k, (float) (packed.getEntry(i, second ? k - 1 : k) / length));
                im.set(i, k, (float) (y / length));
            }
        }
        return new Eigen(real, imaginary, re, im);
    }

    @Override
    public SingularValues singularValues(Matrix a) {
        CpuBackend.requireFinite("the matrix", a);
        if (a.rows() == 0 || a.cols() == 0) return new SingularValues(Matrix.zeros(a.rows(), 0), new double[0], Matrix.zeros(a.cols(), 0));
        var decomposition = new SingularValueDecomposition(toReal(a));
        return new SingularValues(toMatrix(decomposition.getU()), decomposition.getSingularValues(), toMatrix(decomposition.getV()));
    }

    private static RealMatrix toReal(Matrix a) {
        var real = MatrixUtils.createRealMatrix(a.rows(), a.cols());
        for (int i = 0; i < a.rows(); i++) {
            Progress.checkCancelled();
            for (int j = 0; j < a.cols(); j++) real.setEntry(i, j, a.get(i, j));
        }
        return real;
    }

    private static Matrix toMatrix(RealMatrix real) {
        Matrix a = Matrix.zeros(real.getRowDimension(), real.getColumnDimension());
        for (int i = 0; i < a.rows(); i++) {
            Progress.checkCancelled();
            for (int j = 0; j < a.cols(); j++) a.set(i, j, (float) real.getEntry(i, j));
        }
        return a;
    }
}
