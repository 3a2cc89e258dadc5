package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.parallel.TooLargeException;
import org.junit.jupiter.api.Test;

class MatrixTest {

    @Test
    void entriesStandRowAfterRow() {
        Matrix a = Matrix.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertEquals(2, a.rows());
        assertEquals(3, a.cols());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, a.entries());
        assertArrayEquals(new float[] {4, 5, 6}, a.row(1));
        assertEquals(6, a.get(1, 2));
        a.set(1, 2, 7);
        assertEquals(7, a.entries()[5]);
        a.writableEntries()[0] = 9;
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
        assertArrayEquals(new float[] {1, 2, 3, 6}, a.entries());
        assertArrayEquals(new float[] {1, 2, 3, 4}, copy.entries());
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
        assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, Matrix.identity(3).entries());
        assertEquals(0, Matrix.identity(0).entries().length);
    }

    @Test
    void randomMatricesRepeatAndFillTheirRange() {
        Matrix a = Matrix.uniform(300, 400, 5);
        assertArrayEquals(a.entries(), Matrix.uniform(300, 400, 5).entries());
        assertNotEquals(a.get(0, 0), Matrix.uniform(300, 400, 6).get(0, 0));
        double sum = 0;
        for (float x : a.entries()) {
            assertTrue(x >= 0 && x < 1);
            sum += x;
        }
        assertEquals(0.5, sum / 120_000, 5 / Math.sqrt(12 * 120_000));
        double squares = 0;
        for (float z : Matrix.gaussian(300, 400, 5).entries()) {
            squares += z * z;
        }
        assertEquals(1, squares / 120_000, 5 * Math.sqrt(2 / 120_000.0));
    }

    /** A device that is an array, and counts what is copied. */
    private static final class Counted implements DeviceCopy, DeviceCopy.Factory {
        private float[] numbers = {};
        private int sent;
        private int fetched;

        @Override
        public DeviceCopy allocate(int rows, int cols) {
            numbers = new float[rows * cols];
            return this;
        }

        @Override
        public boolean isOf(Factory factory) {
            return factory == this;
        }

        @Override
        public void exclusively(Runnable work) {
            work.run();
        }

        @Override
        public void write(float[] from) {
            numbers = from.clone();
            sent++;
        }

        @Override
        public void read(float[] to) {
            System.arraycopy(numbers, 0, to, 0, to.length);
            fetched++;
        }
    }

    @Test
    void whatIsReadStaysOnTheDeviceAndWhatMayBeWrittenIsSentAgain() {
        var device = new Counted();
        Matrix a = Matrix.madeOnDevice(2, 2, device);
        device.write(new float[] {1, 2, 3, 4});
        device.sent = 0;
        assertEquals("Matrix 2 × 2\n     1.000      2.000\n     3.000      4.000", a.toString());
        assertArrayEquals(new float[] {3, 4}, a.row(1));
        assertArrayEquals(new float[] {1, 3, 2, 4}, a.transpose().entries());
        assertArrayEquals(new float[] {1, 2, 3, 4}, a.copy().entries());
        Check.finite("a", a);
        a.onDevice(device);
        assertEquals(0, device.sent);
        assertEquals(1, device.fetched);

        a.writableEntries()[0] = 5;
        a.set(1, 1, 6);
        a.onDevice(device);
        assertArrayEquals(new float[] {5, 2, 3, 6}, device.numbers);
        a.onDevice(device);
        assertEquals(1, device.sent);

        a.overwrittenOnDevice(device);
        device.numbers[0] = 7;
        assertEquals(7, a.get(0, 0));
        assertEquals(1, device.sent);
        assertEquals(2, device.fetched);
    }

    @Test
    void readersThatWriteAreFound() {
        assumeTrue(Matrix.class.desiredAssertionStatus(), "skipped: assertions are off");
        var device = new Counted();
        Matrix sent = Matrix.identity(2);
        sent.onDevice(device);
        sent.entries()[1] = 5;
        assertSays(sent, device);
        Matrix fetched = Matrix.madeOnDevice(2, 2, device);
        fetched.entries()[1] = 5;
        assertSays(fetched, device);
        fetched.writableEntries();
        fetched.onDevice(device); // which sends it
    }

    private static void assertSays(Matrix changed, Counted device) {
        String message = assertThrows(AssertionError.class, () -> changed.onDevice(device)).getMessage();
        assertTrue(message.startsWith("The array of a 2 × 2 matrix was written to") && message.contains("writableEntries()"), message);
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
