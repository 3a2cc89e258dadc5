package engram.cuda.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import engram.cuda.Block;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.tensor.Matrix;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products of a part of a matrix with a vector, against float64. */
@OnGpu
class StepsTest {

    private static final int GAP = 3; // columns of the whole matrix on either side of the part

    private final Gpu gpu = Gpu.get();

    @ParameterizedTest(name = "{0} rows, {1} columns")
    @CsvSource({"1, 1", "0, 5", "7, 100", "255, 33", "256, 32", "257, 31", "300, 65", "391, 1", "1000, 40", "2053, 7", "600, 1024", "300, 16400", "140000, 2"})
    void columnsAreAddedUpInAnyNumberOfParts(int rows, int cols) {
        Matrix a = Matrix.gaussian(rows, cols + 2 * GAP, 1);
        Matrix x = Matrix.gaussian(rows, 2, 2); // the vector is its second column
        Matrix y = Matrix.gaussian(cols, 1, 3);
        for (float beta : new float[] {0, 1, -0.5f}) {
            float[] expected = new float[2 * cols];
            for (int j = 0; j < cols; j++) {
                double sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum += (double) a.get(i, GAP + j) * x.get(i, 1);
                }
                expected[2 * j] = (float) (2 * sum + beta * y.get(j, 0));
            }
            float[] found = transposedProduct(a, rows, cols, x, beta, y);
            assertArrayEquals(expected, found, (float) (1e-5 * Math.sqrt(rows + 1)));
            assertArrayEquals(found, transposedProduct(a, rows, cols, x, beta, y)); // whichever blocks are the first
        }
    }

    /** 2·Aᵀ·x + β·y for the middle of A, in every second place; zeros between. */
    private float[] transposedProduct(Matrix a, int rows, int cols, Matrix x, float beta, Matrix y) {
        float[] old = y.entries().clone();
        if (beta == 0) {
            Arrays.fill(old, Float.NaN);
        }
        return gpu.use(() -> {
            try (var work = new Workspace(gpu)) {
                Block whole = work.matrix(rows, a.cols(), a.entries());
                Block vector = work.matrix(rows, 2, x.entries()).from(0, 1);
                Block result = work.zeros(cols, 2);
                work.write(old, cols, 1, result);
                work.timesTransposed(2, work.one(), whole.from(0, GAP), rows, cols, vector, beta, result);
                return work.read(cols, 2, result);
            }
        });
    }
}
