package engram.cli;

import engram.tensor.Backend;
import engram.tensor.LinearAlgebra.LeastSquares;
import engram.tensor.Matrix;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Least squares with a matrix of any shape, uniform in [0, 1), and one right-hand side: x = A⁺b. */
@Command(name = "pinv", mixinStandardHelpOptions = true, description = "Solves a least-squares problem of rows equations in cols unknowns.")
final class PinvBench implements Callable<Integer> {

    @Option(names = "--rows", defaultValue = "1600", description = "equations (default: 1600)")
    private int rows;

    @Option(names = "--cols", defaultValue = "2000", description = "unknowns (default: 2000)")
    private int cols;

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        options.require(rows >= 1, "--rows is %d, and must be at least 1.", rows);
        options.require(cols >= 1, "--cols is %d, and must be at least 1.", cols);
        int repeat = options.repeat();
        Backend backend = options.device().backend();
        var accounted = new Accounted(backend);
        Matrix a = Matrix.uniform(rows, cols, 1);
        Matrix b = Matrix.uniform(rows, 1, 2);
        Timed<LeastSquares> fit = Timed.median(repeat, () -> accounted.algebra().leastSquares(a, b));
        return options.print(accounted.report("pinv", options.device(), fit.seconds())
                .with("rows", rows).with("cols", cols).with("rank", fit.result().rank())
                .with("residual", residual(a, fit.result().x(), b)));
    }

    /** ‖Aᵀ(Ax − b)‖ / (‖A‖·‖b‖) in float64, with the Frobenius norm of A: zero at every best fit. */
    private static double residual(Matrix a, Matrix x, Matrix b) {
        double[] gradient = new double[a.cols()];
        for (int i = 0; i < a.rows(); i++) {
            double miss = -b.get(i, 0);
            for (int j = 0; j < a.cols(); j++) {
                miss += (double) a.get(i, j) * x.get(j, 0);
            }
            for (int j = 0; j < a.cols(); j++) {
                gradient[j] += miss * a.get(i, j);
            }
        }
        double square = 0;
        for (double entry : gradient) {
            square += entry * entry;
        }
        return Math.sqrt(square) / (Norms.frobenius(a) * Norms.frobenius(b));
    }
}
