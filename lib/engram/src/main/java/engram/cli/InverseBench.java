package engram.cli;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The inverse of an n × n matrix, uniform in [0, 1). */
@Command(name = "inverse", mixinStandardHelpOptions = true, description = "Inverts an n × n matrix of float32.")
final class InverseBench implements Callable<Integer> {

    @Mixin
    private final SquareOptions options = new SquareOptions(2000);

    @Override
    public Integer call() {
        int n = options.n();
        int repeat = options.repeat();
        Backend backend = options.device().backend();
        var accounted = new Accounted(backend);
        Matrix a = Matrix.uniform(n, n, 1);
        Timed<Matrix> inverse = Timed.median(repeat, () -> accounted.algebra().inverse(a));
        // 2n³ operations: the factors (2/3 n³) and the inverse from them (4/3 n³)
        double gflops = 2.0 * n * n * n / inverse.seconds() / 1e9;
        return options.print(accounted.report("inverse", options.device(), inverse.seconds())
                .with("n", n).with("gflops", gflops).with("residual", residual(backend.matmul(a, inverse.result()))));
    }

    /** max |(A·X − I)_ij|. */
    private static double residual(Matrix product) {
        double largest = 0;
        for (int i = 0; i < product.rows(); i++) {
            for (int j = 0; j < product.cols(); j++) {
                largest = Math.max(largest, Math.abs(product.get(i, j) - (i == j ? 1 : 0)));
            }
        }
        return largest;
    }
}
