package engram.cli;

import engram.tensor.Backend;
import engram.tensor.LinearAlgebra.Eigen;
import engram.tensor.Matrix;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All complex eigenvalues and eigenvectors of an n × n matrix of standard normal entries. */
@Command(name = "eigen", mixinStandardHelpOptions = true, description = "Diagonalises a general n × n matrix of float32.")
final class EigenBench implements Callable<Integer> {

    @Mixin
    private final SquareOptions options = new SquareOptions(1000);

    @Override
    public Integer call() {
        int n = options.n();
        int repeat = options.repeat();
        Backend backend = options.device().backend();
        var accounted = new Accounted(backend);
        Matrix a = Matrix.gaussian(n, n, 1);
        Timed<Eigen> eigen = Timed.median(repeat, () -> accounted.algebra().eigen(a));
        // about 25n³ operations (Golub and Van Loan, Matrix Computations, on the QR algorithm with vectors)
        double gflops = 25.0 * n * n * n / eigen.seconds() / 1e9;
        return options.print(accounted.report("eigen", options.device(), eigen.seconds())
                .with("n", n).with("gflops", gflops).with("residual", residual(backend, a, eigen.result())));
    }

    /** max over k of ‖A·v_k − λ_k·v_k‖ / ‖A‖, with the Frobenius norm of A; v = p + iq, λ = r + is. */
    private static double residual(Backend backend, Matrix a, Eigen eigen) {
        Matrix ap = backend.matmul(a, eigen.realVectors());
        Matrix aq = backend.matmul(a, eigen.imaginaryVectors());
        double largest = 0;
        for (int k = 0; k < a.cols(); k++) {
            double r = eigen.real()[k];
            double s = eigen.imaginary()[k];
            double square = 0;
            for (int i = 0; i < a.rows(); i++) {
                double p = eigen.realVectors().get(i, k);
                double q = eigen.imaginaryVectors().get(i, k);
                // A(p + iq) − (r + is)(p + iq), its real and its imaginary part
                double real = ap.get(i, k) - (r * p - s * q);
                double imaginary = aq.get(i, k) - (r * q + s * p);
                square += real * real + imaginary * imaginary;
            }
            largest = Math.max(largest, Math.sqrt(square));
        }
        return largest / Norms.frobenius(a);
    }
}
