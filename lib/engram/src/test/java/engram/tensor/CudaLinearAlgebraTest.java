package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.cuda.factor.CudaLinearAlgebra;
import engram.cuda.factor.Division;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The device takes part from the smallest matrices on, in narrow panels, so that all of its ways are taken. */
@OnGpu
class CudaLinearAlgebraTest extends LinearAlgebraContract {

    private final Gpu gpu = Gpu.get();

    @Override
    LinearAlgebra algebra() {
        return algebra(16);
    }

    private LinearAlgebra algebra(int columns) {
        return new CudaLinearAlgebra(gpu, Division.from(columns, 1));
    }

    @ParameterizedTest
    @CsvSource({"64, 16", "65, 16", "63, 16", "150, 40", "20, 64", "9, 1"})
    void rowsAreSwappedWhereThePivotIsSmall(int n, int columns) {
        Matrix a = Matrix.gaussian(n, n, n);
        for (int i = 0; i < n; i++) {
            a.set(i, i, 0); // without swaps the first division is by zero
        }
        Matrix b = Matrix.gaussian(n, 3, 1);
        Matrix expected = Backend.plain().linearAlgebra().solve(a, b);
        assertNear(expected, algebra(columns).solve(a, b));
        assertNear(expected, Backend.plain().matmul(algebra(columns).inverse(a), b));
    }

    /** Equal to 1e-3 of the largest entry, which these condition numbers allow. */
    private static void assertNear(Matrix expected, Matrix found) {
        double largest = 0;
        for (float entry : expected.entries()) {
            largest = Math.max(largest, Math.abs(entry));
        }
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.cols(); j++) {
                assertEquals(expected.get(i, j), found.get(i, j), 1e-3 * largest);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 1e-9", "101, 3e-9", "33, 0"})
    void conditionNumbersAreThoseOfLapack(int n, float smallest) {
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) { // bidiagonal with the rows in reverse order, one of them tiny
            a.set(n - 1 - i, i, i == n / 2 ? smallest : 1);
            a.set(n - 1 - i, (i + 1) % n, i == n / 2 ? 0 : 0.5f);
        }
        double expected = reciprocalCondition(Backend.cpu().linearAlgebra(), a);
        assertEquals(expected, reciprocalCondition(algebra(), a), 1e-3 * expected);
    }

    private static double reciprocalCondition(LinearAlgebra algebra, Matrix a) {
        return assertThrows(SingularMatrixException.class, () -> algebra.inverse(a)).reciprocalCondition();
    }

    @ParameterizedTest
    @CsvSource({"60, 20, 16", "100, 33, 16", "20, 60, 16", "33, 100, 7", "48, 48, 16", "70, 64, 16", "64, 70, 16", "5, 1, 16", "1, 5, 16", "90, 40, 64"})
    void leastSquaresOfFullRankAreDoneOnTheDevice(int m, int n, int columns) {
        Matrix a = Matrix.gaussian(m, n, 1);
        for (int i = 0; i < Math.min(m, n); i++) {
            a.set(i, i, a.get(i, i) + (m == n ? 20 : 0));
        }
        Matrix b = Matrix.gaussian(m, 3, 2);
        List<String> engines = new ArrayList<>();
        var fit = algebra(columns).accountingTo(engines::add).leastSquares(a, b);
        assertTrue(engines.getFirst().contains(gpu.device().name()), engines::toString);
        assertNear(Backend.plain().linearAlgebra().leastSquares(a, b).x(), fit.x());
        assertEquals(Math.min(m, n), fit.rank());
        assertFalse(fit.rankDeficient());
    }

    @ParameterizedTest
    @CsvSource({"60, 20", "20, 60"})
    void leastSquaresNearToDependenceAreLeftToTheProcessor(int m, int n) {
        double zero = 60 * 0x1p-24; // relative to the largest singular value
        for (double smallest : new double[] {0, 0.1 * zero, 0.9 * zero, 1.1 * zero, 20 * zero}) {
            Matrix a = Matrix.zeros(m, n);
            for (int i = 0; i < 20; i++) {
                a.set(i, (i + 7) % n, i == 11 ? (float) smallest : 1); // its singular values are its entries
            }
            Matrix b = Matrix.gaussian(m, 1, 2);
            List<String> engines = new ArrayList<>();
            var fit = algebra().accountingTo(engines::add).leastSquares(a, b);
            assertEquals(smallest > zero ? 20 : 19, fit.rank(), "for " + smallest / zero);
            assertEquals(smallest < 2 * zero, engines.getLast().equals(Backend.cpu().description()), "for " + smallest / zero);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-25f, 1e-8f, 1e8f, 1e15f, 1e37f})
    void theSizeOfTheEntriesDoesNotMatter(float size) {
        int n = 40;
        Matrix a = Matrix.zeros(n, n);
        Matrix ring = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) { // the path and the directed ring of n nodes: eigenvalues 2·cos(π·k/(n + 1)), and the n-th roots of 1
            int next = (i + 1) % n;
            ring.set(i, next, size);
            if (i < n - 1) {
                a.set(i, next, size);
                a.set(next, i, size);
            }
        }
        double condition = Math.cos(Math.PI / (n + 1)) / Math.cos(Math.PI * n / 2 / (n + 1)); // of the path, 1 for the ring
        assertEquals(1, algebra().solve(a, Matrix.of(n, 1, a.transpose().row(0))).get(0, 0), FACTOR * Math.sqrt(n) * EPS * condition);
        assertEquals(1, algebra().leastSquares(ring, Matrix.of(n, 1, ring.transpose().row(0))).x().get(0, 0), FACTOR * Math.sqrt(n) * EPS);
    }

    @Test
    void deviceMemoryIsGivenBack() {
        Matrix a = Matrix.gaussian(90, 90, 1);
        Matrix singular = Matrix.zeros(90, 90);
        Matrix steep = a.copy();
        for (int i = 0; i < 90; i++) {
            steep.set(i, i, 50);
        }
        algebra().inverse(a);
        long before = settledBytes();
        List<Matrix> kept = new ArrayList<>();
        for (Function<LinearAlgebra, Matrix> work : List.<Function<LinearAlgebra, Matrix>>of(
                la -> la.inverse(a), la -> la.solve(a, a), la -> la.leastSquares(steep, a).x())) {
            kept.add(work.apply(algebra()));
            assertOnlyHolds(before, kept);
        }
        assertThrows(SingularMatrixException.class, () -> algebra().inverse(singular));
        assertOnlyHolds(before, kept);
    }

    /** Results stay on the device, and nothing else; less than before is held where something forgotten was freed late. */
    private void assertOnlyHolds(long before, List<Matrix> results) {
        long bytes = results.stream().mapToLong(result -> (long) result.rows() * result.cols() * Float.BYTES).sum();
        assertTrue(gpu.heldBytes() <= before + bytes, () -> before + " + " + bytes + " → " + gpu.heldBytes());
    }

    /** Device memory in use, when what earlier tests have forgotten is freed. */
    private long settledBytes() {
        long bytes = gpu.heldBytes();
        for (int quiet = 0; quiet < 5; quiet++) {
            System.gc();
            sleep(20); // the cleaner has a thread of its own
            long now = gpu.heldBytes();
            quiet = now == bytes ? quiet : 0;
            bytes = now;
        }
        return bytes;
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theListenerIsToldWhoDidIt() {
        List<String> engines = new ArrayList<>();
        Matrix a = Matrix.gaussian(40, 40, 1);
        algebra().accountingTo(engines::add).inverse(a);
        new CudaLinearAlgebra(gpu, Division.from(16, 41)).accountingTo(engines::add).inverse(a);
        assertTrue(engines.getFirst().contains(gpu.device().name()), engines::toString);
        assertEquals(Backend.cpu().description(), engines.getLast());
    }

    @Test
    void eigenvaluesAndSingularValuesAreLeftToTheProcessor() {
        List<String> engines = new ArrayList<>();
        LinearAlgebra algebra = algebra().accountingTo(engines::add);
        algebra.symmetricEigen(Matrix.identity(40));
        algebra.eigen(Matrix.identity(40));
        algebra.singularValues(Matrix.identity(40));
        assertEquals(Collections.nCopies(3, Backend.cpu().description()), engines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LuFactors", "QrFactors"})
    void interruptionStopsADeviceSoon(String factorisation) throws InterruptedException {
        int n = OnGpu.REAL ? 8000 : 150;
        Matrix large = Matrix.identity(n);
        LinearAlgebra algebra = algebra(64);
        Runnable work = factorisation.equals("LuFactors") ? () -> algebra.inverse(large) : () -> algebra.leastSquares(large, Matrix.zeros(n, 1));
        AtomicReference<Throwable> outcome = new AtomicReference<>(new AssertionError("the work ended by itself"));
        Thread worker = new Thread(() -> {
            try {
                work.run();
            } catch (CancellationException e) {
                outcome.set(e);
            }
        });
        long before = settledBytes();
        worker.start();
        while (Arrays.stream(worker.getStackTrace()).noneMatch(call -> call.getClassName().endsWith(factorisation) && call.getMethodName().equals("<init>"))) {
            assertTrue(worker.isAlive(), () -> outcome.get().toString());
            sleep(1);
        }
        long start = System.nanoTime();
        worker.interrupt();
        worker.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(outcome.get() instanceof CancellationException, () -> outcome.get().toString());
        assertTrue(seconds < (OnGpu.REAL ? 0.2 : 1), () -> "stopped after " + seconds + " s"); // the emulated device is some thousand times slower
        assertTrue(gpu.heldBytes() <= before, () -> before + " → " + gpu.heldBytes());
        inverseTimesMatrixIsTheIdentity(33);
    }
}
