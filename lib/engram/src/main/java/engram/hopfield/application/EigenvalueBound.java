package engram.hopfield.application;

import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.Arrays;

/**
 * A number that no eigenvalue of a symmetric matrix A exceeds, close to the largest one and certain in spite of all rounding.
 *
 * <p>LAPACK finds the eigenvector v in float32. Its Rayleigh quotient ρ = vᵀAv/vᵀv in float64 is below the largest eigenvalue by the square of v's error only.
 * That a μ a little above ρ is no longer below is proved by Cholesky's factorisation of μ − A: it comes to its end only if no eigenvalue of
 * μ − A is less than −c, where c = γ·trace(μ − A), γ = (n+1)u/(1 − (n+1)u), u = 2^−53 (S. M. Rump, BIT Numerical Mathematics 46, 2006). So no eigenvalue
 * of A exceeds μ + c.
 */
final class EigenvalueBound {
    private static final double U = 0x1p-53;

    private EigenvalueBound() {}

    /** @param a n × n, symmetric; its entries may be wrong by n·u of the largest sum of absolute values in a row */
    static double of(double[][] a) {
        int n = a.length;
        double scale = Arrays.stream(a).mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum()).max().orElse(0);
        if (scale == 0) return 0;
        double rayleigh = rayleigh(a, scale);
        double margin = n * U * scale;
        while (!isPositive(rayleigh + margin, a)) margin *= 4;
        double mu = rayleigh + margin, trace = 0;
        for (int i = 0; i < n; i++) trace += mu - a[i][i];
        double gamma = (n + 1) * U / (1 - (n + 1) * U);
        // c, and what rounding has done to the entries of A, to those of μ − A and to this sum
        return mu + gamma * trace * (1 + 2 * n * U) + (n + 4) * U * (scale + Math.abs(mu));
    }

    /** ρ of the eigenvector that belongs to the largest eigenvalue. */
    private static double rayleigh(double[][] a, double scale) {
        int n = a.length;
        var scaled = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) scaled.set(i, j, (float) (a[i][j] / scale));
        var eigen = Backend.cpu().linearAlgebra().symmetricEigen(scaled);
        int largest = 0;
        for (int k = 1; k < n; k++) if (eigen.values()[k] > eigen.values()[largest]) largest = k;
        double product = 0, square = 0;
        for (int i = 0; i < n; i++) {
            double image = 0;
            for (int j = 0; j < n; j++) image += a[i][j] * eigen.vectors().get(j, largest);
            product += image * eigen.vectors().get(i, largest);
            square += (double) eigen.vectors().get(i, largest) * eigen.vectors().get(i, largest);
        }
        return product / square;
    }

    /** Whether μ − A = LLᵀ can be computed. */
    private static boolean isPositive(double mu, double[][] a) {
        int n = a.length;
        var l = new double[n][];
        for (int i = 0; i < n; i++) {
            Progress.checkCancelled();
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                // L_ij = (B_ij − Σ_k<j L_ik L_jk)/L_jj, and L_ii² = B_ii − Σ_k<i L_ik²
                double rest = i == j ? mu - a[i][i] : -a[i][j];
                for (int k = 0; k < j; k++) rest -= l[i][k] * l[j][k];
                if (i == j && !(rest > 0)) return false;
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
        }
        return true;
    }
}
