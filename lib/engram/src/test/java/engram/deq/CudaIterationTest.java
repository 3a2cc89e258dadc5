package engram.deq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.cuda.CudaOnCpu;
import engram.cuda.DeviceBuffer;
import engram.cuda.DeviceMemoryException;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.Xavier;
import engram.tensor.Backend;
import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A GPU solves as the CPU does: the same states, residuals, calls and fates, in every bit where f has them. */
@OnGpu
class CudaIterationTest {
    static List<Solver> solvers() {
        return List.of(new Picard(), new Picard(.5), new Picard(1e-50), new ForwardEuler(.3), new Anderson(1), new Anderson(2), new Anderson(4),
                new Anderson(4).with(Anderson.Safeguard.NEAR), new Anderson(5, .3, Anderson.Safeguard.FALLING), new Anderson(7, 0, Anderson.Safeguard.NEAR),
                new Anderson(32));
    }

    /** With a clock that stands still, so that samples are finished long before anybody looks, however slow the emulated device is. */
    private static Solution assertSame(Solver solver, Ramps f, Matrix start, Stop stop) {
        Solution here = solver.solve(f.on(Backend.cpu()), start, stop), there = Iteration.run(solver, f.on(Backend.cuda()), start, stop, () -> 0);
        for (int i = 0; i < f.samples(); i++) {
            String what = solver + ", " + stop + ", " + f.size() + " numbers, sample " + i;
            assertEquals(here.status(i), there.status(i), what);
            assertArrayEquals(here.residuals(i), there.residuals(i), what);
            assertEquals(here.residual(i), there.residual(i), what);
            assertEquals(here.periodTwo(i), there.periodTwo(i), what);
            assertEquals(here.accepted(i), there.accepted(i), what);
            assertArrayEquals(here.states().row(i), there.states().row(i), what);
        }
        return here;
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void theBitsAreThoseOfTheCpu(Solver solver) {
        var fates = EnumSet.noneOf(Status.class);
        for (int size : new int[] {1, 3, 38, 150}) {
            Ramps f = Ramps.of(Backend.cpu(), 28, size, size == 38 ? 1.5 : size == 3 ? 0 : .2);
            Solution found = assertSame(solver, f, Matrix.gaussian(28, size, 3), new Stop(1e-4, 45));
            for (int i = 0; i < 28; i++) fates.add(found.status(i));
        }
        assertTrue(fates.contains(Status.DIVERGED) && fates.contains(Status.LIMIT), fates + "");
        assertTrue(fates.contains(Status.CYCLE) || !solver.equals(new Picard()), fates + "");
        assertTrue(fates.contains(Status.CONVERGED) || solver.equals(new Picard(1e-50)), fates + "");
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void whereverItStops(Solver solver) {
        Ramps f = Ramps.of(Backend.cpu(), 20, 10, .5);
        for (Stop stop : new Stop[] {Stop.after(1), Stop.after(2), new Stop(1e-3, 3), Stop.after(17), new Stop(.5, 50)})
            assertSame(solver, f, Matrix.zeros(20, 10), stop);
        // a start that is at rest, one that is not finite, and no sample at all
        assertSame(solver, Ramps.of(Backend.cpu(), 3, 10, 0), Matrix.zeros(3, 10), new Stop(1e-3, 5));
        Matrix start = Matrix.gaussian(20, 10, 1);
        start.set(3, 4, Float.NaN);
        assertSame(solver, f, start, new Stop(1e-3, 9));
        assertSame(solver, Ramps.of(Backend.cpu(), 0, 10, 1), Matrix.zeros(0, 10), new Stop(1e-3, 9));
    }

    /** f, which asks the driver how often it was waited for, or copied, from the beginning of each call to that of the next. */
    private static final class Watched implements FixedPoint {
        private static final List<String> WAITING = List.of("cuStreamSynchronize", "cuCtxSynchronize", "cuEventSynchronize", "cuMemcpyHtoD", "cuMemcpyDtoH",
                "cuMemcpy2D", "cuMemAlloc", "cuMemFree");
        private final FixedPoint f;
        private final List<Long> since = new ArrayList<>();
        private long before;

        Watched(FixedPoint f) { this.f = f; }

        static long waits() { return WAITING.stream().mapToLong(CudaOnCpu::calls).sum(); }

        @Override public int samples() { return f.samples(); }

        @Override public int size() { return f.size(); }

        @Override public Backend backend() { return f.backend(); }

        @Override public void apply(Batch batch, Matrix z, Matrix out) {
            since.add(waits() - before);
            before = waits();
            f.apply(batch, z, out);
        }

        @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) { f.pullBack(batch, z, v, out); }
    }

    /**
     * Of 64 samples of a memory of any form. Operation by operation HAM took 277 waits, 239 copies and 708 launches with Picard's iteration, and 384, 363
     * and 521 with Anderson's. The clock stands still, so that no look comes early because the emulated device is slow.
     */
    @ParameterizedTest
    @EnumSource
    void nothingIsCopiedOrWaitedForBetweenTwoLooks(Form form) {
        assumeFalse(OnGpu.REAL, "skipped: a real driver does not count its calls");
        var memory = HierarchicalMemory.layers(40, 24, 16, 12, 5).initialised(Xavier.gain(.5), 11).as(form).on(Backend.cuda());
        var looks = List.of(1, 3, 7, 11, 16, 24, 36, 54);
        for (Solver solver : new Solver[] {new Picard(form == Form.CHN ? .5 : 1), new Anderson(4)}) {
            FixedPoint f = memory.fixedPoint(Matrix.uniform(64, 40, 3));
            Iteration.run(solver, f, Matrix.zeros(64, f.size()), Stop.after(2), () -> 0); // loads the kernels
            var watched = new Watched(f);
            long waits = CudaOnCpu.calls("cuStreamSynchronize"), copies = copies(), launches = CudaOnCpu.calls("cuLaunchKernel");
            Solution found = Iteration.run(solver, watched, Matrix.zeros(64, f.size()), new Stop(1e-4, 54), () -> 0);
            waits = CudaOnCpu.calls("cuStreamSynchronize") - waits;
            copies = copies() - copies;
            launches = CudaOnCpu.calls("cuLaunchKernel") - launches;
            int calls = watched.since.size(), looked = looks.indexOf(calls) + 1;
            String what = "%s by %s: %d waits, %d copies and %d launches in %d calls with %d looks; %s"
                    .formatted(form, solver, waits, copies, launches, calls, looked, found);
            System.out.println(what);
            assertTrue(looked > 0, what);
            // a look brings home what was seen; where samples left, four of those that work are told who is there
            assertTrue(copies <= 6 + 5 * looked && waits <= 9 + 6 * looked, what);
            for (int call = 2; call < calls; call++) {
                boolean told = looks.contains(call - 1); // f, whose samples have changed
                if (!looks.contains(call)) assertTrue(watched.since.get(call) <= (told ? 2 : 0), what + ": " + watched.since.get(call) + " after call " + call);
            }
        }
    }

    private static long copies() { return CudaOnCpu.calls("cuMemcpyHtoD") + CudaOnCpu.calls("cuMemcpyDtoH"); }

    @Test
    void aLongSolveIsInterruptedAndTheNextOneWorks() throws Exception {
        for (Solver solver : new Solver[] {new Picard(), new Anderson(4)}) {
            long fastest = Long.MAX_VALUE;
            for (int trial = 0; trial < 3 && fastest > 200_000_000; trial++) fastest = Math.min(fastest, nanosToStop(solver));
            assertTrue(fastest < 200_000_000, solver + " took " + fastest / 1e6 + " ms");
            assertSame(solver, Ramps.of(Backend.cpu(), 20, 10, .5), Matrix.zeros(20, 10), new Stop(1e-3, 20));
        }
    }

    private static long nanosToStop(Solver solver) throws InterruptedException {
        var task = new FutureTask<>(() -> solver.solve(Ramps.of(Backend.cuda(), 64, 20, .2), Matrix.zeros(64, 20), Stop.after(Integer.MAX_VALUE)));
        var thread = Thread.ofPlatform().daemon().start(task);
        Thread.sleep(400);
        assertFalse(task.isDone(), "it should go on");
        long from = System.nanoTime();
        thread.interrupt();
        var e = assertThrows(ExecutionException.class, () -> task.get(5, TimeUnit.SECONDS));
        assertTrue(e.getCause() instanceof CancellationException, e.getCause() + "");
        return System.nanoTime() - from;
    }

    @Test
    void aKernelThatFailsIsNamedAndTheNextSolutionIsRight() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        Ramps f = Ramps.of(Backend.cuda(), 20, 10, .5);
        for (Solver solver : new Solver[] {new Picard(), new Anderson(4)}) {
            String kernel = solver instanceof Picard ? "picard_step" : "anderson_step";
            for (int before : new int[] {0, 2, 9}) {
                CudaOnCpu.fail(kernel, 719, before);
                var failure = assertThrows(DeviceException.class, () -> solver.solve(f, Matrix.zeros(20, 10), new Stop(1e-3, 20)));
                assertTrue(failure.getMessage().contains(kernel), failure::getMessage);
                assertSame(solver, f, Matrix.zeros(20, 10), new Stop(1e-3, 20));
            }
        }
    }

    @Test
    void memoryIsGivenBackWhateverFails() throws InterruptedException {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        Ramps f = Ramps.of(Backend.cuda(), 20, 10, .5);
        Matrix start = Matrix.zeros(20, 10);
        var solver = new Anderson(4);
        Runnable work = () -> solver.solve(f, start, new Stop(1e-3, 20));
        work.run();
        long before = held();
        for (int allocations = 0; allocations < 40; allocations++) {
            CudaOnCpu.fail("cuMemAlloc", 1, allocations);
            try {
                work.run();
            } catch (DeviceException refused) {
                assertTrue(refused.getMessage().contains("refused"), refused::getMessage);
            }
        }
        CudaOnCpu.fail("cuMemAlloc", 0, 0);
        work.run();
        assertEquals(before, held());
    }

    @Test
    void aFullDeviceIsNamedAndUsableOnceThereIsRoom() {
        Ramps f = Ramps.of(Backend.cuda(), 20, 10, .5);
        List<DeviceBuffer> hoard = new ArrayList<>();
        try {
            for (long piece = Gpu.get().device().memory() / 8; piece >= 64; piece /= 16) fill(piece, hoard);
            var full = assertThrows(DeviceMemoryException.class, () -> new Anderson(4).solve(f, Matrix.zeros(20, 10), new Stop(1e-3, 20)));
            assertTrue(full.getMessage().startsWith("The GPU has no room for"), full::getMessage);
        } finally {
            hoard.forEach(DeviceBuffer::close);
        }
        assertSame(new Anderson(4), f, Matrix.zeros(20, 10), new Stop(1e-3, 20));
    }

    private static void fill(long piece, List<DeviceBuffer> hoard) {
        try {
            while (true) hoard.add(Gpu.get().allocate(piece));
        } catch (DeviceMemoryException full) {
            // smaller pieces may fit
        }
    }

    /** Bytes that are held when what nobody can reach has been found. */
    private static long held() throws InterruptedException {
        long before = -1;
        while (before != Gpu.get().heldBytes()) {
            before = Gpu.get().heldBytes();
            System.gc();
            Thread.sleep(100);
        }
        return before;
    }
}
