package engram.cli;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.tensor.RandomStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The product of two n × n matrices, uniform in [0, 1), into a third one; on a GPU all three stay there. */
@Command(name = "matmul", mixinStandardHelpOptions = true, description = "Multiplies two n × n matrices of float32.")
final class MatmulBench implements Callable<Integer> {
    private static final int CHECKED_ENTRIES = 100;

    @Mixin
    private final SquareOptions options = new SquareOptions(4096);

    @Override
    public Integer call() {
        int n = options.n();
        int repeat = options.repeat();
        Backend backend = options.device().backend();
        Matrix a = Matrix.uniform(n, n, 1);
        Matrix b = Matrix.uniform(n, n, 2);
        Matrix c = Matrix.zeros(n, n);
        Timed<Matrix> product = Timed.median(repeat, () -> {
            backend.gemm(1, a, Op.AS_IS, b, Op.AS_IS, 0, c);
            return c;
        });
        // n² entries of n multiplications and n additions each
        double gflops = 2.0 * n * n * n / product.seconds() / 1e9;
        return options.print(new BenchReport("matmul", options.device(), backend.description(), product.seconds())
                .with("n", n).with("gflops", gflops).with("residual", largestError(a, b, product.result())));
    }

    /** max |c_ij − Σ_k a_ik b_kj| / |Σ_k a_ik b_kj| over some entries, the sums in float64. */
    private static double largestError(Matrix a, Matrix b, Matrix c) {
        RandomStream draws = RandomStream.of(3, "entries");
        double largest = 0;
        for (int draw = 0; draw < CHECKED_ENTRIES; draw++) {
            int i = draws.below(2 * draw, c.rows());
            int j = draws.below(2 * draw + 1, c.cols());
            double exact = 0;
            for (int k = 0; k < a.cols(); k++) {
                exact += (double) a.get(i, k) * b.get(k, j);
            }
            largest = Math.max(largest, Math.abs(c.get(i, j) - exact) / Math.abs(exact));
        }
        return largest;
    }
}
