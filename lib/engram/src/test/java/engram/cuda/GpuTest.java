package engram.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.tensor.Backend;
import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory, failures and graphs of the device. */
@OnGpu
class GpuTest {
    private static final Kernel AXPBY = Ptx.shipped("matrix").kernel("axpby");

    private final Gpu gpu = Gpu.get();

    @Test
    void forgottenMatricesAreFreed() {
        Matrix a = Matrix.uniform(300, 300, 1);
        Backend cuda = Backend.cuda();
        long before = gpu.heldBytes();
        for (int round = 0; round < 200; round++) {
            cuda.axpby(1, a, 0, Matrix.zeros(300, 300)); // 72 MB in all
        }
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (gpu.heldBytes() > before + 1_000_000 && System.nanoTime() < deadline) {
            System.gc();
        }
        assertTrue(gpu.heldBytes() <= before + 1_000_000, () -> before + " → " + gpu.heldBytes());
    }

    @Test
    void forgottenMatricesDoNotFillTheDevice() {
        assumeFalse(OnGpu.REAL, "skipped: what else uses a real device is not counted");
        long most = 0;
        for (int round = 0; round < 300; round++) {
            assertEquals(2 << 20, gpu.allocate(2 << 20).bytes()); // 600 MB in all
            most = round < 100 ? 0 : Math.max(most, CudaOnCpu.held()); // the first rounds find what other tests left
        }
        assertTrue(most < 0.6 * gpu.device().memory(), most + " of " + gpu.device().memory());
    }

    @Test
    void anInterruptDuringTheLastPieceOfAProductIsSeenToo() {
        Matrix x = Matrix.uniform(10, 10, 1);
        assertThrows(CancellationException.class, () -> gpu.use(() -> {
            Thread.currentThread().interrupt();
            return Backend.cuda().matmul(x, x);
        }));
        assertTrue(Thread.interrupted());
        assertThrows(CancellationException.class, () -> gpu.use(() -> {
            Thread.currentThread().interrupt();
            return Backend.cuda().rowSums(x);
        }));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aDeviceThatDoesNotComeBackSaysSo() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        Matrix x = Matrix.uniform(10, 10, 1);
        CudaOnCpu.fail("axpby", 700, 0);
        assertThrows(DeviceException.class, () -> Backend.cuda().axpby(1, x, 0, Matrix.zeros(10, 10)));
        CudaOnCpu.fail("cuCtxCreate", 999, 0);
        DeviceException failure = assertThrows(DeviceException.class, () -> Backend.cuda().axpby(1, x, 0, Matrix.zeros(10, 10)));
        assertTrue(failure.getMessage().startsWith("The GPU does not start again after its failure: restart this program"), failure::getMessage);
        Backend.cuda().axpby(1, x, 0, Matrix.zeros(10, 10)); // this driver thinks better of it
    }

    @Test
    void virtualThreadsMayUseTheDevice() throws InterruptedException {
        Matrix ones = Matrix.identity(20);
        List<Thread> threads = new ArrayList<>();
        var done = new AtomicInteger();
        for (int k = 0; k < 20; k++) {
            threads.add(Thread.startVirtualThread(() -> {
                assertEquals(1, Backend.cuda().matmul(ones, ones).get(3, 3));
                done.incrementAndGet();
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(20, done.get());
    }

    @Test
    void memoryThatNobodyCanReachMakesRoom() {
        // more than the device has, a piece at a time
        long piece = gpu.device().memory() / 8;
        for (int k = 0; k < 30; k++) {
            assertEquals(piece, gpu.allocate(piece).bytes());
        }
    }

    @Test
    void fullMemoryIsNamedAndLeavesTheRestAlone() {
        Matrix a = Matrix.uniform(100, 100, 1);
        Matrix twice = Matrix.zeros(100, 100);
        Backend.cuda().axpby(2, a, 0, twice);
        long half = gpu.device().memory() / 2;
        List<DeviceBuffer> kept = new ArrayList<>();
        try {
            DeviceMemoryException full = assertThrows(DeviceMemoryException.class, () -> {
                for (int k = 0; k < 3; k++) {
                    kept.add(gpu.allocate(half));
                }
            });
            assertTrue(full.getMessage().matches("The GPU has no room for [\\d.,]+ MB: of its [\\d.,]+ MB, [\\d.,]+ MB are free and [\\d.,]+ MB are held by this program.*"),
                    full::getMessage);
        } finally {
            kept.forEach(DeviceBuffer::close);
        }
        assertEquals(2 * a.get(3, 4), twice.get(3, 4));
    }

    @Test
    void closedMemoryIsGivenBack() throws InterruptedException {
        long before = -1;
        while (before != gpu.heldBytes()) { // until nothing of other tests is left to be found
            before = gpu.heldBytes();
            System.gc();
            Thread.sleep(100);
        }
        DeviceBuffer buffer = gpu.allocate(1 << 20);
        assertEquals(before + (1 << 20), gpu.heldBytes());
        buffer.close();
        buffer.close();
        assertEquals(before, gpu.heldBytes());
    }

    @Test
    void wrongArgumentsAreNamedBeforeTheKernelRuns() {
        assertSays("takes 5 arguments", () -> gpu.launch(AXPBY, Grid.of(1, 32), 1L));
        assertSays("Argument 2 of the kernel axpby is of type f32", () -> gpu.launch(AXPBY, Grid.of(1, 32), 1L, 2, 3L, 1f, 4L));
        assertSays("There is no kernel 'nothing'", () -> gpu.launch(Ptx.shipped("matrix").kernel("nothing"), Grid.of(1, 32)));
    }

    @Test
    void aFailedKernelIsNamedAndTheDeviceStartsAnew() {
        assumeFalse(OnGpu.REAL, "a real device is not made to fail on purpose");
        Backend cuda = Backend.cuda();
        Matrix x = Matrix.uniform(10, 10, 1);
        Matrix kept = Matrix.zeros(10, 10);
        cuda.axpby(3, x, 0, kept);
        float expected = kept.get(0, 0); // brought home
        Matrix lost = cuda.matmul(x, x);
        CudaOnCpu.fail("axpby", 700, 0);
        DeviceException failure = assertThrows(DeviceException.class, () -> cuda.axpby(3, x, 0, Matrix.zeros(10, 10)));
        assertTrue(failure.getMessage().contains("in the kernel axpby (CUDA_ERROR_ILLEGAL_ADDRESS)"), failure::getMessage);

        assertThrows(DeviceException.class, () -> lost.get(0, 0));
        assertEquals(expected, kept.get(0, 0));
        Matrix again = Matrix.zeros(10, 10);
        cuda.axpby(3, x, 0, again);
        assertArrayEquals(kept.entries(), again.entries());
    }

    @Test
    void aBufferBecomesAMatrixOfItsFirstNumbers() {
        DeviceBuffer buffer = gpu.allocate(7 * Float.BYTES);
        buffer.write(new float[] {1, 2, 3, 4, 5, 6, 7});
        assertThrows(IllegalArgumentException.class, () -> buffer.toMatrix(2, 4));
        assertEquals(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6).toString(), buffer.toMatrix(2, 3).toString());
    }

    @Test
    void aFailedKernelIsNamedThoughALaterCallIsRefusedFirst() {
        assumeFalse(OnGpu.REAL, "a real device is not made to fail on purpose");
        try (DeviceBuffer x = gpu.allocate(4)) {
            CudaOnCpu.fail("axpby", 700, 0);
            assertSays("in the kernel axpby (CUDA_ERROR_ILLEGAL_ADDRESS)", () -> {
                gpu.launch(AXPBY, Grid.of(1, 32), 1L, 1f, x, 0f, x);
                gpu.launch(AXPBY, Grid.of(1, 32));
            });
        }
        aGraphRunsWhatWasRecordedEachTime();
    }

    @Test
    @Timeout(60)
    void readingAtHomeWhileTheDeviceReadsTooNeverStalls() {
        Backend cuda = Backend.cuda();
        Matrix ones = Matrix.identity(20);
        for (int round = 0; round < 300; round++) {
            Matrix fresh = cuda.matmul(ones, ones); // on the device alone
            IntStream.range(0, 4).parallel().forEach(k -> {
                if (k % 2 == 0) {
                    assertEquals(1, fresh.get(3, 3));
                } else {
                    assertEquals(1, cuda.matmul(fresh, ones).get(3, 3));
                }
            });
        }
    }

    @Test
    void aGraphRunsWhatWasRecordedEachTime() {
        float[] numbers = {1, 2, 3};
        try (DeviceBuffer x = gpu.allocate(12); DeviceBuffer y = gpu.allocate(12)) {
            x.write(numbers);
            y.write(new float[3]);
            gpu.use(() -> {
                try (Graph graph = Graph.record(gpu, () -> gpu.launch(AXPBY, Grid.of(1, 32), 3L, 1f, x, 1f, y))) {
                    for (int k = 0; k < 5; k++) {
                        graph.replay();
                    }
                    gpu.checkpoint();
                }
                return null;
            });
            y.read(numbers);
        }
        assertArrayEquals(new float[] {5, 10, 15}, numbers);
    }

    @Test
    void recordingRefusesToWaitAndLeavesTheDeviceUsable() {
        try (DeviceBuffer x = gpu.allocate(12)) {
            assertSays("waiting for the device (CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED)", () -> Graph.record(gpu, () -> x.write(new float[3])));
            assertSays("takes 5 arguments", () -> Graph.record(gpu, () -> gpu.launch(AXPBY, Grid.of(1, 32))));
        }
        aGraphRunsWhatWasRecordedEachTime();
    }

    private void assertSays(String part, Runnable work) {
        DeviceException refused = assertThrows(DeviceException.class, () -> gpu.use(() -> {
            work.run();
            return null;
        }));
        assertTrue(refused.getMessage().contains(part), refused::getMessage);
    }
}
