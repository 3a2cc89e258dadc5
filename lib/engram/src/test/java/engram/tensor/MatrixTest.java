package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MatrixTest {

    @Test
    void entriesStandRowAfterRow() {
        Matrix a = Matrix.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertEquals(2, a.rows());
        assertEquals(3, a.cols());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, a.data());
        assertArrayEquals(new float[] {4, 5, 6}, a.row(1));
        assertEquals(6, a.get(1, 2));
        a.set(1, 2, 7);
        assertEquals(7, a.data()[5]);
        a.data()[0] = 9;
        assertEquals(9, a.get(0, 0));
    }

    @Test
    void copiesAreIndependent() {
        float[] values = {1, 2, 3, 4};
        Matrix a = Matrix.of(2, 2, values);
        Matrix copy = a.copy();
        values[0] = 5;
        a.set(1, 1, 6);
        a.row(0)[1] = 7;
        assertArrayEquals(new float[] {1, 2, 3, 6}, a.data());
        assertArrayEquals(new float[] {1, 2, 3, 4}, copy.data());
    }

    @Test
    void transposingMovesEveryEntry() {
        for (int[] shape : new int[][] {{0, 3}, {1, 1}, {1, 40}, {31, 33}, {64, 64}, {100, 7}}) {
            Matrix a = Matrix.uniform(shape[0], shape[1], 1);
            Matrix t = a.transpose();
            assertEquals(shape[1], t.rows());
            assertEquals(shape[0], t.cols());
            for (int i = 0; i < a.rows(); i++) {
                for (int j = 0; j < a.cols(); j++) {
                    assertEquals(a.get(i, j), t.get(j, i));
                }
            }
        }
    }

    @Test
    void identityLeavesOnesOnTheDiagonal() {
        assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, Matrix.identity(3).data());
        assertEquals(0, Matrix.identity(0).data().length);
    }

    @Test
    void randomMatricesRepeatAndFillTheirRange() {
        Matrix a = Matrix.uniform(300, 400, 5);
        assertArrayEquals(a.data(), Matrix.uniform(300, 400, 5).data());
        assertNotEquals(a.get(0, 0), Matrix.uniform(300, 400, 6).get(0, 0));
        double sum = 0;
        for (float x : a.data()) {
            assertTrue(x >= 0 && x < 1);
            sum += x;
        }
        assertEquals(0.5, sum / 120_000, 5 / Math.sqrt(12 * 120_000));
        double squares = 0;
        for (float z : Matrix.gaussian(300, 400, 5).data()) {
            squares += z * z;
        }
        assertEquals(1, squares / 120_000, 5 * Math.sqrt(2 / 120_000.0));
    }

    @Test
    void sizesThatCannotBeAreNamedBeforeAllocation() {
        assertSays(TooLargeException.class, () -> Matrix.zeros(50_000, 50_000), "2,500,000,000 entries", "blocks");
        assertSays(TooLargeException.class, () -> Matrix.uniform(Integer.MAX_VALUE, Integer.MAX_VALUE, 1), "entries");
        assertSays(TooLargeException.class, () -> Matrix.zeros(40_000, 50_000), "heap", "-Xmx");
        assertSays(ShapeException.class, () -> Matrix.zeros(-1, 3), "-1 × 3");
        assertSays(ShapeException.class, () -> Matrix.of(2, 3, 1, 2, 3), "6 entries", "3 were given");
        assertSays(ShapeException.class, () -> Matrix.of(new float[][] {{1, 2}, {3}}), "Row 1 has 1");
        assertSays(IndexOutOfBoundsException.class, () -> Matrix.zeros(2, 3).get(0, 3), "(0, 3)", "2 × 3");
        assertSays(IndexOutOfBoundsException.class, () -> Matrix.zeros(2, 3).row(2), "Row 2", "2 × 3");
    }

    @Test
    void textIsCutToItsCorners() {
        assertEquals("Matrix 0 × 5", Matrix.zeros(0, 5).toString());
        assertEquals("Matrix 2 × 2\n     1.000      2.500\n    -3.000      0.000",
                Matrix.of(2, 2, 1, 2.5f, -3, 0).toString());
        String[] lines = Matrix.uniform(4000, 4000, 1).toString().split("\n");
        assertEquals(8, lines.length);
        assertTrue(lines[4].contains("⋮"));
        assertTrue(lines[1].contains("…") && lines[1].length() < 80);
    }

    static void assertSays(Class<? extends Exception> type, org.junit.jupiter.api.function.Executable action,
            String... words) {
        String message = assertThrows(type, action).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), () -> "\"" + message + "\" lacks \"" + word + "\"");
        }
    }
}
