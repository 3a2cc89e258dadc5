package engram.tensor;

import static engram.tensor.MatrixTest.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.parallel.TooLargeException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every backend must do, against float64 loops written here. One subclass a backend. */
abstract class BackendContract {

    /** Rounding error of one float32 operation, relative. */
    private static final double UNIT = 0x1p-24;

    private static final ThreadMXBean CLOCKS = ManagementFactory.getThreadMXBean();

    private static final int[] SIZES = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 100};

    private final RandomStream random = RandomStream.of(2024, "backend contract");
    private long draws;

    /** The backend under test. */
    abstract Backend backend();

    /** Rows and columns of a product that takes a while. */
    int longProduct() {
        return 6000;
    }

    /** Rows and columns of a matrix over which other operations take as long as memory allows. */
    int longMatrix() {
        return 5000;
    }

    /** Seconds for which nobody looks for an interruption. */
    double longestPiece() {
        return 0.002;
    }

    @Test
    void productsOfAllShapesAndTransposes() {
        for (int trial = 0; trial < 300; trial++) {
            checkProduct(size(), size(), size());
        }
    }

    @Test
    void productsOfOnesAreExact() {
        // ±1 spins: every sum is an integer below 2²⁴, so float32 must be exact in any order
        Matrix a = spins(130, 1000);
        Matrix b = spins(1000, 77);
        Matrix c = backend().matmul(a, b);
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.cols(); j++) {
                int row = i;
                int col = j;
                assertEquals(IntStream.range(0, 1000).map(k -> (int) (a.get(row, k) * b.get(k, col))).sum(),
                        c.get(i, j));
            }
        }
    }

    @Test
    void productWithTheIdentityChangesNothing() {
        Matrix a = Matrix.gaussian(65, 65, 3);
        assertArrayEquals(a.entries(), backend().matmul(a, Matrix.identity(65)).entries());
        assertArrayEquals(a.entries(), backend().matmul(Matrix.identity(65), a).entries());
    }

    @Test
    void zeroBetaDoesNotReadTheOldResult() {
        Matrix c = Matrix.of(1, 1, Float.NaN);
        backend().gemm(1, Matrix.of(1, 1, 2), Op.AS_IS, Matrix.of(1, 1, 3), Op.AS_IS, 0, c);
        assertEquals(6, c.get(0, 0));
        Matrix y = Matrix.of(1, 1, Float.POSITIVE_INFINITY);
        backend().axpby(2, Matrix.of(1, 1, 5), 0, y);
        assertEquals(10, y.get(0, 0));
    }

    @Test
    void axpbyAddsScaledMatrices() {
        for (int trial = 0; trial < 100; trial++) {
            int rows = size();
            int cols = size();
            Matrix x = gaussian(rows, cols);
            Matrix y = gaussian(rows, cols);
            float alpha = coefficient();
            float beta = coefficient();
            float[] old = y.entries().clone();
            backend().axpby(alpha, x, beta, y);
            for (int i = 0; i < old.length; i++) {
                double left = (double) alpha * x.entries()[i];
                double right = (double) beta * old[i];
                assertEquals(left + right, y.entries()[i], 3 * UNIT * (Math.abs(left) + Math.abs(right)));
            }
        }
    }

    @Test
    void rowSumsAndDotsAreRoundedOnce() {
        for (int trial = 0; trial < 100; trial++) {
            Matrix a = gaussian(size(), 10 * size());
            Matrix b = gaussian(a.rows(), a.cols());
            Matrix sums = backend().rowSums(a);
            Matrix dots = backend().rowDots(a, b);
            assertEquals(a.rows(), sums.rows());
            assertEquals(1, dots.cols());
            for (int i = 0; i < a.rows(); i++) {
                float[] left = a.row(i);
                float[] right = b.row(i);
                double sum = IntStream.range(0, a.cols()).mapToDouble(j -> left[j]).sum();
                double dot = IntStream.range(0, a.cols()).mapToDouble(j -> (double) left[j] * right[j]).sum();
                double sumSize = IntStream.range(0, a.cols()).mapToDouble(j -> Math.abs(left[j])).sum();
                double dotSize = IntStream.range(0, a.cols()).mapToDouble(j -> Math.abs((double) left[j] * right[j])).sum();
                // two float64 sums in different orders, each within n·2⁻⁵³·Σ|terms|, and one rounding to float32
                double bound = 2 * a.cols() * 0x1p-53;
                assertEquals(sum, sums.get(i, 0), bound * sumSize + UNIT * Math.abs(sum));
                assertEquals(dot, dots.get(i, 0), bound * dotSize + UNIT * Math.abs(dot));
            }
        }
    }

    @Test
    void rowSumsKeepWhatFloat32WouldLose() {
        float[] values = new float[1001];
        Arrays.fill(values, 1);
        values[0] = 1 << 24; // in float32, 2²⁴ + 1 = 2²⁴
        assertEquals((1 << 24) + 1000, backend().rowSums(Matrix.of(1, 1001, values)).get(0, 0));
    }

    @Test
    void softmaxIsADistribution() {
        for (int trial = 0; trial < 100; trial++) {
            Matrix x = gaussian(size(), size());
            float beta = coefficient() * 10;
            Matrix out = Matrix.zeros(x.rows(), x.cols());
            backend().softmax(beta, x, out);
            for (int i = 0; i < x.rows(); i++) {
                float[] row = x.row(i);
                double largest = IntStream.range(0, row.length).mapToDouble(j -> (double) beta * row[j]).max().orElse(0);
                double sum = IntStream.range(0, row.length).mapToDouble(j -> Math.exp((double) beta * row[j] - largest)).sum();
                for (int j = 0; j < row.length; j++) {
                    double expected = Math.exp((double) beta * row[j] - largest) / sum;
                    // the exponent βx carries a relative error of 2⁻²⁴, e^{βx} an absolute one of |βx| times as much
                    assertEquals(expected, out.get(i, j), expected * UNIT * (10 + 4 * Math.abs(largest - beta * row[j])) + 1e-37);
                }
            }
            backend().softmax(beta, x, x);
            assertArrayEquals(out.entries(), x.entries());
        }
    }

    @Test
    void softmaxSurvivesLargeExponents() {
        Matrix x = Matrix.of(2, 2, 3e38f, -3e38f, 1000, 1000);
        backend().softmax(1, x, x);
        assertArrayEquals(new float[] {1, 0, 0.5f, 0.5f}, x.entries());
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        Backend b = backend();
        Matrix a = Matrix.zeros(3, 4);
        assertSays(ShapeException.class, () -> b.matmul(a, a), "3 × 4", "4 columns need 4 rows");
        assertSays(ShapeException.class,
                () -> b.gemm(1, a, Op.TRANSPOSED, Matrix.zeros(4, 2), Op.AS_IS, 0, Matrix.zeros(4, 2)), "4 × 3 (transposed)");
        assertSays(ShapeException.class,
                () -> b.gemm(1, a, Op.AS_IS, a, Op.TRANSPOSED, 0, Matrix.zeros(3, 4)), "3 × 3", "3 × 4");
        assertSays(ShapeException.class, () -> b.axpby(1, a, 1, Matrix.zeros(4, 3)), "3 × 4", "4 × 3");
        assertSays(ShapeException.class, () -> b.rowDots(a, Matrix.zeros(3, 5)), "3 × 5");
        assertSays(ShapeException.class, () -> b.softmax(1, a, Matrix.zeros(1, 4)), "1 × 4");
        Matrix square = Matrix.zeros(3, 3);
        assertThrows(IllegalArgumentException.class,
                () -> b.gemm(1, square, Op.AS_IS, Matrix.identity(3), Op.AS_IS, 0, square));
    }

    @Test
    void productsTooLargeForAnArrayAreRefused() {
        assertSays(TooLargeException.class,
                () -> backend().matmul(Matrix.zeros(50_000, 1), Matrix.zeros(1, 50_000)), "50000 × 50000");
    }

    @Test
    void nonFiniteInputsAreNamedWhereverTheyStand() {
        float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int trial = 0; trial < 200; trial++) {
            int m = size() + 1;
            int k = size() + 1;
            int n = size() + 1;
            Matrix[] operands = {trial % 2 == 0 ? gaussian(m, k) : Matrix.zeros(m, k),
                trial % 4 < 2 ? gaussian(k, n) : Matrix.zeros(k, n), gaussian(m, n)};
            Matrix spoiled = operands[trial % 3];
            int row = random.below(draws++, spoiled.rows());
            int col = random.below(draws++, spoiled.cols());
            spoiled.set(row, col, bad[trial % 7 % 3]);
            NonFiniteException e = assertThrows(NonFiniteException.class, () -> backend()
                    .gemm(1, operands[0], Op.AS_IS, operands[1], Op.AS_IS, 0.5f, operands[2]));
            assertEquals(row, e.row());
            assertEquals(col, e.col());
        }
        for (float value : bad) {
            Matrix x = Matrix.zeros(20, 37);
            x.set(11, 36, value);
            Matrix y = Matrix.zeros(20, 37);
            String entry = "(11, 36)";
            assertSays(NonFiniteException.class, () -> backend().axpby(0, x, 1, y), entry);
            assertSays(NonFiniteException.class, () -> backend().axpby(1, y, 1, x), entry);
            assertSays(NonFiniteException.class, () -> backend().rowSums(x), entry);
            assertSays(NonFiniteException.class, () -> backend().rowDots(x, y), entry);
            assertSays(NonFiniteException.class, () -> backend().rowDots(y, x), entry);
            assertSays(NonFiniteException.class, () -> backend().softmax(0, x, y), entry);
            assertSays(NonFiniteException.class,
                    () -> backend().gemm(0, x, Op.AS_IS, y, Op.TRANSPOSED, 1, Matrix.zeros(20, 20)), entry);
        }
    }

    @Test
    void overflowIsNotAnInputError() {
        Matrix huge = Matrix.of(1, 1, 3e38f);
        assertEquals(Float.POSITIVE_INFINITY, backend().matmul(huge, huge).get(0, 0));
    }

    @Test
    void manyThreadsGetTheSameResults() {
        Matrix a = gaussian(200, 300);
        Matrix b = gaussian(300, 150);
        float[] alone = backend().matmul(a, b).entries();
        IntStream.range(0, 16).parallel().forEach(i -> assertArrayEquals(alone, backend().matmul(a, b).entries()));
    }

    @Test
    void everyOperationIsListed() {
        Set<String> declared = Stream.of(Backend.class, Batches.class).flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
        declared.removeAll(Set.of("name", "description", "offer", "isReference", "linearAlgebra")); // compute nothing
        assertEquals(declared, Arrays.stream(BackendOperation.values()).map(BackendOperation::method).collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * The interrupt comes when the operation has run for a while; where it has ended before, somewhat earlier once more, so that its last part is
     * asked first. What takes less than {@link #longestPiece} need only look at its beginning.
     */
    @ParameterizedTest
    @EnumSource
    @Tag("timing")
    void interruptionStopsEveryOperationSoon(BackendOperation operation) throws InterruptedException {
        int n = operation.isProduct() ? longProduct() : longMatrix();
        Matrix a = Matrix.uniform(n, n, 1);
        Matrix b = Matrix.zeros(n, n);
        operation.run(backend(), Matrix.uniform(64, 64, 1), Matrix.zeros(64, 64)); // loads what is loaded once
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> operation.run(backend(), a, b));
        assertTrue(Thread.interrupted(), "the interrupt status was lost");
        boolean stopped = false;
        double shortest = 1;
        for (double after = 0.2; !stopped && after > 0.001; after *= 0.75) {
            Interrupted run = interrupt(() -> operation.run(backend(), a, b), after);
            assertTrue(run.goneOn() < 0.2 || run.goneOn() < 0.2 * slowness(), run::toString);
            stopped = run.stopped();
            boolean onePiece = run.seconds() < longestPiece();
            assertTrue(stopped || onePiece || run.coreGoneOn() < Math.max(0.005, run.coreSeconds() / 4), () -> "it goes on to its end: " + run);
            shortest = Math.min(shortest, run.seconds());
        }
        assertTrue(stopped || shortest < longestPiece(), "it never stops before its end");
        productWithTheIdentityChangesNothing();
        rowSumsKeepWhatFloat32WouldLose();
        softmaxSurvivesLargeExponents();
    }

    /** How much longer work takes now than on a machine of one's own: time by the clock for 0.03 s of a core's. */
    private static double slowness() {
        long start = System.nanoTime();
        long cpu = CLOCKS.getCurrentThreadCpuTime();
        while (CLOCKS.getCurrentThreadCpuTime() - cpu < 30_000_000) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - start) / 30e6;
    }

    /**
     * Work that was interrupted.
     *
     * @param stopped whether it ended with a CancellationException, and the interrupt status set
     * @param goneOn  seconds from the interrupt to its end; 0 where it had ended by itself before
     * @param seconds from its beginning to its end
     * @param coreGoneOn  as goneOn, in time of a core that its thread took: on a busy machine this tells how far it is
     * @param coreSeconds as seconds, likewise; both 0 where it was stopped
     */
    private record Interrupted(boolean stopped, double goneOn, double seconds, double coreGoneOn, double coreSeconds) {
    }

    private static Interrupted interrupt(Runnable work, double after) throws InterruptedException {
        AtomicReference<Object> outcome = new AtomicReference<>("still at work");
        AtomicLong core = new AtomicLong();
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                work.run();
                core.set(CLOCKS.getCurrentThreadCpuTime());
                outcome.set("ended");
            } catch (CancellationException e) {
                outcome.set(Thread.currentThread().isInterrupted() ? "stopped" : "the interrupt status was lost");
            } catch (Throwable e) {
                outcome.set(e);
            }
        });
        long begun = System.nanoTime();
        long coreInterrupted = 0;
        while (coreInterrupted < after * 1e9 && System.nanoTime() < begun + 1e10 * after && worker.isAlive()) { // on a GPU the clock has to tell
            Thread.sleep(0, 100_000);
            coreInterrupted = Math.max(coreInterrupted, CLOCKS.getThreadCpuTime(worker.threadId())); // −1 when it has ended
        }
        boolean ended = outcome.get().equals("ended");
        long interrupted = System.nanoTime();
        worker.interrupt();
        worker.join();
        long end = System.nanoTime();
        assertTrue(Set.of("ended", "stopped").contains(outcome.get()), outcome::toString);
        return new Interrupted(outcome.get().equals("stopped"), ended ? 0 : (end - interrupted) / 1e9, (end - begun) / 1e9,
                ended ? 0 : Math.max(0, core.get() - coreInterrupted) / 1e9, core.get() / 1e9);
    }

    @Test
    void largeProductsAreRightWhereverTheyAreCut() {
        // more than 2³⁰ multiplications, which a backend may share among cores; whole numbers, so every sum is exact
        largeProduct(130, 4000, 2100);
    }

    private void largeProduct(int m, int k, int n) {
        int[] left = signs(m);
        int[] right = signs(n);
        Matrix a = Matrix.zeros(m, k);
        Matrix b = Matrix.zeros(n, k);
        // A_iq = (q mod 7)·left_i and B_jq = (q mod 5 − 1)·right_j, so (ABᵀ)_ij = left_i·right_j·Σ_q (q mod 7)(q mod 5 − 1)
        fill(a, (i, q) -> q % 7 * left[i]);
        fill(b, (j, q) -> (q % 5 - 1) * right[j]);
        int sum = IntStream.range(0, k).map(q -> q % 7 * (q % 5 - 1)).sum();
        Matrix c = spins(m, n);
        Matrix old = c.copy();
        backend().gemm(2, a, Op.AS_IS, b, Op.TRANSPOSED, -3, c);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                assertEquals(2f * sum * left[i] * right[j] - 3 * old.get(i, j), c.get(i, j));
            }
        }
    }

    private static void fill(Matrix matrix, IntBinaryOperator value) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                matrix.set(i, j, value.applyAsInt(i, j));
            }
        }
    }

    private int[] signs(int n) {
        return IntStream.generate(() -> 2 * random.below(draws++, 2) - 1).limit(n).toArray();
    }

    private void checkProduct(int m, int k, int n) {
        Op opA = random.below(draws++, 2) == 0 ? Op.AS_IS : Op.TRANSPOSED;
        Op opB = random.below(draws++, 2) == 0 ? Op.AS_IS : Op.TRANSPOSED;
        Matrix a = opA == Op.AS_IS ? gaussian(m, k) : gaussian(k, m);
        Matrix b = opB == Op.AS_IS ? gaussian(k, n) : gaussian(n, k);
        Matrix c = gaussian(m, n);
        Matrix old = c.copy();
        float alpha = coefficient();
        float beta = coefficient();
        backend().gemm(alpha, a, opA, b, opB, beta, c);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double size = 0;
                for (int q = 0; q < k; q++) {
                    double term = (opA == Op.AS_IS ? a.get(i, q) : (double) a.get(q, i))
                            * (opB == Op.AS_IS ? b.get(q, j) : b.get(j, q));
                    sum += term;
                    size += Math.abs(term);
                }
                double expected = alpha * sum + (double) beta * old.get(i, j);
                // |error| ≤ (k + 2)·u·|α|Σ|a||b| + 2u·|βc|: Higham, Accuracy and Stability, §3.1
                double bound = UNIT * ((k + 2) * Math.abs(alpha) * size + 2 * Math.abs(beta * old.get(i, j)));
                assertEquals(expected, c.get(i, j), bound + Double.MIN_NORMAL);
            }
        }
    }

    private int size() {
        return SIZES[random.below(draws++, SIZES.length)];
    }

    /** 0 and 1 often, else a normal number. */
    private float coefficient() {
        int kind = random.below(draws++, 4);
        return kind < 2 ? kind : (float) random.gaussian(draws++);
    }

    private Matrix gaussian(int rows, int cols) {
        return Matrix.gaussian(rows, cols, draws++);
    }

    private Matrix spins(int rows, int cols) {
        Matrix matrix = Matrix.uniform(rows, cols, draws++);
        float[] entries = matrix.writableEntries();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = entries[i] < 0.5f ? -1 : 1;
        }
        return matrix;
    }


    @Test
    void factorsThatAreNoNumbersAreRefused() {
        Matrix a = Matrix.identity(2), c = Matrix.zeros(2, 2);
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertSays(ArgumentException.class, () -> backend().gemm(bad, a, Op.AS_IS, a, Op.AS_IS, 0, c), "α", "finite");
            assertSays(ArgumentException.class, () -> backend().gemm(1, a, Op.AS_IS, a, Op.AS_IS, bad, c), "β", "finite");
            assertSays(ArgumentException.class, () -> backend().axpby(bad, a, 0, c), "α", "finite");
            assertSays(ArgumentException.class, () -> backend().axpby(1, a, bad, c), "β", "finite");
            assertSays(ArgumentException.class, () -> backend().softmax(bad, a, c), "β", "finite");
        }
        assertArrayEquals(new float[4], c.entries());
        assertThrows(ArgumentException.class, () -> backend().rowSums(null));
        assertThrows(ArgumentException.class, () -> backend().matmul(a, null));
    }
}
