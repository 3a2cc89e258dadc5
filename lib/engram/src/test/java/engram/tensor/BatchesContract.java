package engram.tensor;

import static engram.tensor.MatrixTest.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.activation.Curve;
import engram.activation.Softmax;
import engram.argument.ArgumentException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every backend must do with batches, against float64 loops written here. One subclass a backend. */
abstract class BatchesContract extends ActivationContract {

    /** Rounding error of one float32 operation, relative. */
    private static final double UNIT = 0x1p-24;

    private static final int[] ROWS = {0, 1, 2, 3, 4, 5, 7, 8, 33};

    /** Batches of all shapes, as parts of larger matrices or not. */
    private static Batch[] batches() {
        return IntStream.range(0, 200).mapToObj(k -> {
            Batch all = Batch.gaussian(40, COLUMNS[k % COLUMNS.length], k);
            return all.rows(IntStream.range(0, ROWS[k % ROWS.length]).toArray(), k % 4 * 3, k % 5, k % 3);
        }).toArray(Batch[]::new);
    }

    @Test
    void productsAreAdded() {
        for (Batch batch : batches()) {
            for (int n : new int[] {0, 1, batch.cols(), 37}) {
                Matrix b = Matrix.gaussian(batch.cols(), n, n);
                Panel c = new Panel(Matrix.gaussian(batch.rows() + 1, n + 2, 11), batch.rows(), 1, n);
                Matrix old = c.matrix().copy();
                backend().addProduct(batch.x(), b, c);
                for (int i = 0; i < batch.rows(); i++) {
                    float[] a = Batch.row(batch.x(), i);
                    for (int j = 0; j < n; j++) {
                        int col = j;
                        double before = old.get(i, 1 + j);
                        double sum = IntStream.range(0, a.length).mapToDouble(k -> (double) a[k] * b.get(k, col)).sum();
                        double size = IntStream.range(0, a.length).mapToDouble(k -> Math.abs((double) a[k] * b.get(k, col))).sum();
                        assertEquals(before + sum, c.matrix().get(i, 1 + j), UNIT * (a.length + 1) * (size + Math.abs(before)));
                    }
                }
                assertUntouchedOutside(c, old, "addProduct");
            }
        }
    }

    @Test
    void panelsAreAddedAndMultiplied() {
        for (Batch batch : batches()) {
            float[] alpha = Matrix.gaussian(1, batch.rows() + 1, 5).entries().clone();
            float[] beta = Matrix.gaussian(1, batch.rows() + 2, 6).entries().clone();
            if (batch.rows() > 3) {
                alpha[1] = 0;
                beta[2] = 0;
                alpha[3] = beta[3] = 0;
            }
            Batch scaled = batch.copy();
            Batch byRow = batch.copy();
            Batch product = batch.copy();
            backend().axpby(0.3f, scaled.x(), -2, scaled.y());
            backend().axpby(alpha, byRow.x(), beta, byRow.y());
            backend().multiply(product.x(), product.y());
            for (int i = 0; i < batch.rows(); i++) {
                for (int j = 0; j < batch.cols(); j++) {
                    double x = Batch.row(batch.x(), i)[j];
                    double y = Batch.row(batch.y(), i)[j];
                    double bound = 3 * UNIT * (Math.abs(x) + Math.abs(y)) * (2 + Math.abs(alpha[i]) + Math.abs(beta[i]));
                    assertEquals(0.3f * x - 2 * y, Batch.row(scaled.y(), i)[j], bound);
                    assertEquals(alpha[i] * x + beta[i] * y, Batch.row(byRow.y(), i)[j], bound);
                    assertEquals((float) (x * y), Batch.row(product.y(), i)[j]);
                }
            }
        }
    }

    @Test
    void dotsAreInFloat64() {
        for (Batch batch : batches()) {
            double[] dots = batch.dots();
            Arrays.fill(dots, 77);
            backend().rowDots(batch.x(), batch.v(), dots);
            for (int i = 0; i < dots.length; i++) {
                double dot = 77;
                double size = 0;
                if (i < batch.rows()) {
                    float[] x = Batch.row(batch.x(), i);
                    float[] v = Batch.row(batch.v(), i);
                    dot = IntStream.range(0, x.length).mapToDouble(j -> (double) x[j] * v[j]).sum();
                    size = IntStream.range(0, x.length).mapToDouble(j -> Math.abs((double) x[j] * v[j])).sum();
                }
                assertEquals(dot, dots[i], 2 * batch.cols() * 0x1p-53 * size);
            }
        }
    }

    @Test
    void rowsAreGatheredAndScattered() {
        for (Batch batch : batches()) {
            int rows = batch.rows();
            Matrix whole = Matrix.gaussian(rows + 4, batch.cols(), 3);
            int[] some = IntStream.range(0, rows + 1).map(i -> i * 7 % (rows + 4)).toArray();
            Matrix old = batch.y().matrix().copy();
            backend().gather(whole, some, batch.y());
            for (int i = 0; i < rows; i++) {
                assertArrayEquals(whole.row(some[i]), Batch.row(batch.y(), i));
            }
            assertUntouchedOutside(batch.y(), old, "gather");
            // each row to another place, but for every third
            int[] places = IntStream.range(0, rows + 1).map(i -> i % 3 == 2 ? -1 : rows + 3 - i).toArray();
            Matrix expected = whole.copy();
            IntStream.range(0, rows).filter(i -> places[i] >= 0).forEach(i ->
                    System.arraycopy(Batch.row(batch.x(), i), 0, expected.writableEntries(), places[i] * whole.cols(), whole.cols()));
            backend().scatter(batch.x(), places, whole);
            assertArrayEquals(expected.entries(), whole.entries());
        }
    }

    @Test
    void nothingIsWrittenOutsideThePanel() {
        for (BatchOperation operation : BatchOperation.all()) {
            for (int cols : COLUMNS) {
                Batch batch = Batch.gaussian(12, cols, cols).rows(new int[] {3, 1, 4, 1, 5}, 3, 2, 2);
                Matrix[] old = {batch.x().matrix().copy(), batch.v().matrix().copy(), batch.y().matrix().copy()};
                operation.work().run(backend(), batch);
                assertArrayEquals(old[0].entries(), batch.x().matrix().entries(), operation::name);
                assertArrayEquals(old[1].entries(), batch.v().matrix().entries(), operation::name);
                assertUntouchedOutside(batch.y(), old[2], operation.name());
            }
        }
    }

    static void assertUntouchedOutside(Panel panel, Matrix old, String what) {
        Matrix now = panel.matrix();
        for (int i = 0; i < now.rows(); i++) {
            for (int j = 0; j < now.cols(); j++) {
                if (i >= panel.rows() || j < panel.from() || j >= panel.from() + panel.cols()) {
                    assertEquals(Float.floatToRawIntBits(old.get(i, j)), Float.floatToRawIntBits(now.get(i, j)), what);
                }
            }
        }
    }

    @Test
    void aRowIsTheSameWhateverStandsBesideIt() {
        for (BatchOperation operation : BatchOperation.all()) {
            for (int cols : new int[] {1, 9, 33, 100}) {
                Batch all = Batch.gaussian(64, cols, cols);
                Batch together = all.copy();
                operation.work().run(backend(), together);
                int[] backwards = IntStream.range(0, 64).map(i -> 63 - i).toArray();
                for (int[] which : new int[][] {{0}, {63}, {17, 63}, {9, 0, 1, 2, 3, 4, 5}, backwards}) {
                    Batch some = all.rows(which, which.length % 4, 5, 1);
                    operation.work().run(backend(), some);
                    assertSameRows(operation, together, some, which);
                }
            }
        }
    }

    /** Row i of the second must be row which[i] of the first, to the last bit. */
    static void assertSameRows(BatchOperation operation, Batch all, Batch some, int[] which) {
        for (int i = 0; i < which.length; i++) {
            assertArrayEquals(Batch.row(all.y(), which[i]), Batch.row(some.y(), i), operation::name);
            assertEquals(all.dots()[which[i]], some.dots()[i], operation.name());
        }
    }

    @Test
    void whatIsNoNumberStaysInItsRow() {
        for (BatchOperation operation : BatchOperation.all()) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                Batch good = Batch.gaussian(10, 21, 5);
                Batch spoiled = good.copy();
                spoiled.spoil(6, bad);
                operation.work().run(backend(), good);
                operation.work().run(backend(), spoiled);
                int[] others = IntStream.range(0, 10).filter(i -> i != 6).toArray();
                double[] dots = IntStream.of(others).mapToDouble(i -> good.dots()[i]).toArray();
                assertSameRows(operation, spoiled, good.rows(others, 0, 0, 0).withDots(dots), others);
            }
        }
    }

    @Test
    void aFactorOfZeroReadsNothing() {
        Matrix bad = Matrix.of(2, 2, Float.NaN, Float.POSITIVE_INFINITY, Float.NaN, Float.NaN);
        Matrix y = Matrix.of(2, 2, 1, 2, 3, 4);
        backend().axpby(0, Panel.of(bad), 2, Panel.of(y));
        assertArrayEquals(new float[] {2, 4, 6, 8}, y.entries());
        Matrix x = Matrix.of(2, 2, 1, 2, 3, 4);
        backend().axpby(new float[] {1, 0}, Panel.of(x), new float[] {0, 0}, Panel.of(bad));
        assertArrayEquals(new float[] {1, 2, 0, 0}, bad.entries());
        Matrix worse = Matrix.of(2, 2, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
        backend().axpby(3, Panel.of(x), 0, Panel.of(worse));
        assertArrayEquals(new float[] {3, 6, 9, 12}, worse.entries());
        backend().axpby(0, Panel.of(x), 0, Panel.of(worse));
        assertArrayEquals(new float[4], worse.entries());
    }

    @Test
    void aPanelMayBeItsOwnPartner() {
        Panel x = new Panel(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6), 2, 1, 2);
        double[] dots = new double[2];
        backend().rowDots(x, x, dots);
        assertArrayEquals(new double[] {13, 61}, dots);
        backend().rowDots(x, new Panel(x.matrix(), 2, 0, 2), dots);
        assertArrayEquals(new double[] {8, 50}, dots);
        backend().multiply(x, x);
        assertArrayEquals(new float[] {1, 4, 9, 4, 25, 36}, x.matrix().entries());
        backend().axpby(1, x, 1, x);
        assertArrayEquals(new float[] {1, 8, 18, 4, 50, 72}, x.matrix().entries());
        backend().axpby(0.5f, x, 0, x);
        backend().axpby(new float[] {1, 2}, x, new float[] {0, -1}, x);
        assertArrayEquals(new float[] {1, 4, 9, 4, 25, 36}, x.matrix().entries());
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Backend b = backend();
        Matrix wide = Matrix.zeros(3, 4);
        Panel x = Panel.of(wide);
        Panel y = Panel.of(Matrix.zeros(3, 4));
        Panel tall = Panel.of(Matrix.zeros(4, 3));
        Softmax softmax = new Softmax(1);
        assertSays(ShapeException.class, () -> new Panel(wide, 4, 0, 4), "4 rows", "3 × 4");
        assertSays(ShapeException.class, () -> new Panel(wide, 3, 2, 3), "from 2", "3 × 4");
        assertSays(ShapeException.class, () -> b.addProduct(x, Matrix.zeros(3, 4), y), "3 × 4");
        assertSays(ShapeException.class, () -> b.addProduct(x, Matrix.zeros(4, 3), tall), "4 × 3");
        assertSays(ShapeException.class, () -> b.apply(softmax, x, tall), "3 × 4", "4 × 3");
        assertSays(ShapeException.class, () -> b.pullBack(softmax, x, tall, y), "4 × 3");
        assertSays(ShapeException.class, () -> b.pullBack(softmax, tall, x, y), "4 × 3");
        assertSays(ShapeException.class, () -> b.axpby(1, x, 1, tall), "4 × 3");
        assertSays(ShapeException.class, () -> b.axpby(new float[2], x, new float[3], y), "α has 2", "3 rows");
        assertSays(ShapeException.class, () -> b.axpby(new float[3], x, new float[2], y), "β has 2", "3 rows");
        assertSays(ShapeException.class, () -> b.multiply(x, tall), "4 × 3");
        assertSays(ShapeException.class, () -> b.rowDots(x, tall, new double[4]), "4 × 3");
        assertSays(ShapeException.class, () -> b.rowDots(x, y, new double[2]), "2 entries", "3 rows");
        assertSays(ShapeException.class, () -> b.gather(wide, new int[2], y), "2 entries", "3 rows");
        assertSays(ShapeException.class, () -> b.gather(wide, new int[4], tall), "as many columns");
        assertSays(ShapeException.class, () -> b.gather(wide, new int[] {0, 3, 0}, y), "no row 3");
        assertSays(ShapeException.class, () -> b.gather(wide, new int[] {0, -1, 0}, y), "no row -1");
        assertSays(ShapeException.class, () -> b.scatter(x, new int[] {0, -2, 1}, Matrix.zeros(2, 4)), "no row -2");
        assertSays(ShapeException.class, () -> b.scatter(x, new int[] {0, 2, 1}, Matrix.zeros(2, 4)), "no row 2");
        assertSays(ShapeException.class, () -> b.scatter(x, new int[] {0, 1}, Matrix.zeros(3, 4)), "2 entries", "3 rows");
        assertArrayEquals(new float[12], y.matrix().entries());
    }

    @Test
    void aResultThatIsReadInAnotherPlaceIsRefused() {
        Backend b = backend();
        Matrix matrix = Matrix.zeros(3, 4);
        Panel left = new Panel(matrix, 3, 0, 2);
        Panel right = new Panel(matrix, 3, 1, 2);
        Panel apart = Panel.of(Matrix.zeros(3, 2));
        Curve tanh = Curve.of(Curve.Shape.TANH);
        assertSays(ArgumentException.class, () -> b.addProduct(left, Matrix.zeros(2, 2), right), "its own");
        assertSays(ArgumentException.class, () -> b.addProduct(Panel.of(Matrix.zeros(3, 3)), matrix, Panel.of(matrix)), "its own");
        assertSays(ArgumentException.class, () -> b.apply(tanh, left, right), "its own");
        assertSays(ArgumentException.class, () -> b.pullBack(tanh, left, apart, left), "its own");
        assertSays(ArgumentException.class, () -> b.pullBack(tanh, apart, left, right), "its own");
        assertSays(ArgumentException.class, () -> b.axpby(1, left, 1, right), "its own");
        assertSays(ArgumentException.class, () -> b.axpby(new float[3], left, new float[3], right), "its own");
        assertSays(ArgumentException.class, () -> b.multiply(left, right), "its own");
        assertSays(ArgumentException.class, () -> b.gather(matrix, new int[3], Panel.of(matrix)), "its own");
        assertSays(ArgumentException.class, () -> b.scatter(Panel.of(matrix), new int[] {2, 1, 0}, matrix), "its own");
    }

    @Test
    void togetherDoesTheWorkAndPassesOnItsFailure() {
        Matrix x = Matrix.of(1, 2, 1, 2);
        backend().together(() -> {
            backend().multiply(Panel.of(x), Panel.of(x));
            backend().together(() -> backend().multiply(Panel.of(x), Panel.of(x)));
            assertArrayEquals(new float[] {1, 16}, x.entries());
        });
        assertThrows(CancellationException.class, () -> backend().together(() -> {
            Thread.currentThread().interrupt();
            backend().multiply(Panel.of(x), Panel.of(x));
        }));
        assertEquals(true, Thread.interrupted());
        assertArrayEquals(new float[] {1, 16}, x.entries());
        assertThrows(ArgumentException.class, () -> backend().together(null));
    }
}
