package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class CpuBackendTest extends BackendContract {

    @Override
    Backend backend() {
        return Backend.cpu();
    }

    @Test
    void tilesOfTransposedFactorsAreReadRight() {
        // whole numbers below 2²⁴, so the four ways to write one large product agree exactly
        Matrix a = wholeNumbers(1500, 1300, 1);
        Matrix b = wholeNumbers(1300, 1100, 2);
        float[] expected = backend().matmul(a, b).entries();
        for (Op opA : Op.values()) {
            for (Op opB : Op.values()) {
                Matrix c = Matrix.zeros(1500, 1100);
                backend().gemm(1, opA == Op.AS_IS ? a : a.transpose(), opA, opB == Op.AS_IS ? b : b.transpose(), opB, 0, c);
                assertArrayEquals(expected, c.entries());
            }
        }
    }

    private static Matrix wholeNumbers(int rows, int cols, long seed) {
        Matrix matrix = Matrix.uniform(rows, cols, seed);
        float[] entries = matrix.writableEntries();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Math.round(20 * entries[i]) - 10;
        }
        return matrix;
    }
}
