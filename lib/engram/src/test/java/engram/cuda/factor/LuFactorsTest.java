package engram.cuda.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import engram.cuda.Block;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Systems with A and with Aᵀ, where rows are swapped, and P is not its own inverse. */
@OnGpu
class LuFactorsTest {

    private final Gpu gpu = Gpu.get();

    @ParameterizedTest(name = "n = {0}, {1} right-hand sides")
    @CsvSource({"1, 1", "3, 1", "40, 1", "64, 32", "65, 33", "150, 70", "300, 5"})
    void bothKindsOfSystemsAreSolved(int n, int cols) {
        Matrix a = Matrix.gaussian(n, n, 1);
        for (int i = 0; i < n; i++) { // row i has its pivot 3·√n in column i + 1
            int next = (i + 1) % n;
            a.set(i, next, a.get(i, next) + 3 * (float) Math.sqrt(n));
        }
        Matrix b = Matrix.gaussian(n, cols, 2);
        for (Op op : Op.values()) {
            Matrix system = op == Op.AS_IS ? a : a.transpose();
            assertArrayEquals(Backend.plain().linearAlgebra().solve(system, b).entries(), solution(op, a, b), 1e-4f, op::toString);
        }
    }

    /** op(A)⁻¹·B, with B in the middle of a wider matrix. */
    private float[] solution(Op op, Matrix a, Matrix b) {
        int n = a.rows();
        int cols = b.cols();
        return gpu.use(() -> {
            try (var work = new Workspace(gpu)) {
                Block x = work.zeros(n, cols + 2).from(0, 1);
                work.write(b.entries(), n, cols, x);
                new LuFactors(work, work.matrix(n, n, a.entries()), n, 16, cols).solve(op, x, cols);
                return Matrix.of(cols, n, work.readColumns(n, cols, x)).transpose().entries();
            }
        });
    }
}
