package engram.tensor;

import engram.progress.Progress;
import java.util.Arrays;
import static org.bytedeco.openblas.global.openblas.LAPACKE_sgecon;
import static org.bytedeco.openblas.global.openblas.LAPACKE_sgeev;
import static org.bytedeco.openblas.global.openblas.LAPACKE_sgelsd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_sgesdd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_sgetrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_sgetri;
import static org.bytedeco.openblas.global.openblas.LAPACKE_sgetrs;
import static org.bytedeco.openblas.global.openblas.LAPACKE_ssyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

/**
 * LAPACK in float32, the fast routines of OpenBLAS among them, on all cores.
 *
 * <p>LAPACK's matrices lie column by column, ours row by row: what we call A it sees as Aᵀ. Where that matters a method says how it
 * makes up for it.
 */
final class CpuLinearAlgebra implements LinearAlgebra {

    CpuLinearAlgebra() {
        OpenBlas.get(); // says so in a sentence if there is none
    }

    /** P·L·U factors of the matrix that LAPACK sees. */
    private record Factors(float[] lu, int[] pivots) {
    }

    @Override
    public Matrix inverse(Matrix a) {
        FactorCheck.square("inverse", a);
        int n = a.rows();
        if (n == 0) return Matrix.zeros(0, 0);
        PowerOfTwo size = PowerOfTwo.ofExtreme(a);
        Factors factors = factorise("inverse", size.divided(a));
        // the inverse of Aᵀ, column by column, is the inverse of A row by row
        Lapack.call("sgetri", () -> LAPACKE_sgetri(LAPACK_COL_MAJOR, n, factors.lu(), n, factors.pivots()));
        // A⁻¹ = (A/s)⁻¹/s
        return FactorCheck.inRange("inverse", size.divided(Matrix.of(n, n, factors.lu())));
    }

    @Override
    public Matrix solve(Matrix a, Matrix b) {
        FactorCheck.square("solve", a);
        FactorCheck.rightSide("solve", a, b);
        int n = a.rows();
        if (n == 0 || b.cols() == 0) return b.copy();
        PowerOfTwo size = PowerOfTwo.ofExtreme(a), right = PowerOfTwo.ofExtreme(b);
        Factors factors = factorise("solve", size.divided(a));
        float[] x = right.divided(b).transpose().writableEntries(); // B column by column
        // 'T': the factors are those of Aᵀ
        Lapack.call("sgetrs", () -> LAPACKE_sgetrs(LAPACK_COL_MAJOR, (byte) 'T', n, b.cols(), factors.lu(), n, factors.pivots(), x, n));
        // X = (A/s)⁻¹·(B/t)·(t/s)
        var back = new PowerOfTwo(size.exponent() - right.exponent());
        return FactorCheck.inRange("solve", back.divided(Matrix.of(b.cols(), n, x).transpose()));
    }

    private static Factors factorise(String operation, Matrix a) {
        int n = a.rows();
        var factors = new Factors(a.entries().clone(), new int[n]);
        double norm = FactorCheck.columnNorm(a);
        int info = Lapack.call("sgetrf", () -> LAPACKE_sgetrf(LAPACK_COL_MAJOR, n, n, factors.lu(), n, factors.pivots()));
        float[] reciprocal = {0};
        // 'I': the row-sum norm of Aᵀ is the column-sum norm ‖A‖₁
        if (info == 0) Lapack.call("sgecon", () -> LAPACKE_sgecon(LAPACK_COL_MAJOR, (byte) 'I', n, factors.lu(), n, (float) norm, reciprocal));
        FactorCheck.invertible(operation, n, reciprocal[0]);
        return factors;
    }

    @Override
    public LeastSquares leastSquares(Matrix a, Matrix b) {
        FactorCheck.rightSide("leastSquares", a, b);
        int m = a.rows(), n = a.cols(), k = b.cols(), longest = Math.max(m, n), most = Math.min(m, n);
        if (most == 0) return new LeastSquares(Matrix.zeros(n, k), 0, 0);
        if (k == 0) return new LeastSquares(Matrix.zeros(n, 0), leastSquares(a, Matrix.zeros(m, 1)).rank(), most); // LAPACK wants a column
        // B column by column, in columns long enough for X
        Matrix room = Matrix.zeros(k, longest);
        for (int i = 0; i < m; i++) {
            Progress.checkCancelled();
            for (int j = 0; j < k; j++) room.set(j, i, b.get(i, j));
        }
        float threshold = (float) (longest * FactorCheck.UNIT_ROUNDOFF);
        int[] rank = {0};
        Lapack.iterate("sgelsd", () -> LAPACKE_sgelsd(LAPACK_COL_MAJOR, m, n, k, a.transpose().writableEntries(), m, room.writableEntries(), longest,
                new float[most], threshold, rank));
        Matrix x = Matrix.zeros(n, k);
        for (int i = 0; i < n; i++) {
            Progress.checkCancelled();
            for (int j = 0; j < k; j++) x.set(i, j, room.get(j, i));
        }
        return new LeastSquares(FactorCheck.inRange("leastSquares", x), rank[0], most);
    }

    @Override
    public SymmetricEigen symmetricEigen(Matrix a) {
        FactorCheck.symmetric(a);
        int n = a.rows();
        float[] vectors = a.entries().clone();
        float[] values = new float[n];
        if (n > 0) Lapack.iterate("ssyevd", () -> LAPACKE_ssyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', n, vectors, n, values));
        return new SymmetricEigen(toDouble(values), Matrix.of(n, n, vectors).transpose());
    }

    @Override
    public Eigen eigen(Matrix a) {
        FactorCheck.square("eigen", a);
        int n = a.rows();
        float[] real = new float[n], imaginary = new float[n], packed = new float[n * n];
        if (n > 0) Lapack.iterate("sgeev", () -> LAPACKE_sgeev(LAPACK_COL_MAJOR, (byte) 'N', (byte) 'V', n, a.transpose().writableEntries(), n, real, imaginary,
                new float[1], 1, packed, n));
        // a real eigenvector is a column; of a conjugate pair (k, k+1) column k is the real and k+1 the imaginary part of the first
        Matrix re = Matrix.zeros(n, n), im = Matrix.zeros(n, n);
        for (int k = 0; k < n; k++) {
            Progress.checkCancelled();
            boolean first = imaginary[k] > 0, second = imaginary[k] < 0;
            for (int i = 0; i < n; i++) {
                re.set(i, k, packed[(second ? k - 1 : k) * n + i]);
                im.set(i, k, first ? packed[(k + 1) * n + i] : second ? -packed[k * n + i] : 0);
            }
        }
        return new Eigen(toDouble(real), toDouble(imaginary), re, im);
    }

    @Override
    public SingularValues singularValues(Matrix a) {
        CpuBackend.requireFinite("the matrix", a);
        int m = a.rows(), n = a.cols(), r = Math.min(m, n);
        float[] values = new float[r], left = new float[n * r], right = new float[r * m];
        // LAPACK decomposes Aᵀ = V·diag(σ)·Uᵀ (n × m): its left vectors, n × r, are ours on the right, its right ones, r × m, our Uᵀ
        if (r > 0) Lapack.iterate("sgesdd", () -> LAPACKE_sgesdd(LAPACK_COL_MAJOR, (byte) 'S', n, m, a.entries().clone(), n, values, left, n, right, r));
        return new SingularValues(Matrix.of(m, r, right), toDouble(values), Matrix.of(r, n, left).transpose());
    }

    private static double[] toDouble(float[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, k -> values[k]);
        return result;
    }
}
