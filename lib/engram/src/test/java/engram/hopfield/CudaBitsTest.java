package engram.hopfield;

import static engram.hopfield.HopfieldTest.assertSame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.cuda.CudaOnCpu;
import engram.cuda.DeviceBuffer;
import engram.cuda.DeviceMemoryException;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.tensor.Backend;
import engram.tensor.DeviceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bit engine on the GPU writes down what the one on the CPU writes down. */
@OnGpu
class CudaBitsTest {

    private static void assertSameOnBoth(Hopfield network, Patterns probes, Update update, int steps, Watch watch, String name) {
        assertSame(network.recall(probes, update, steps, watch), network.on(Backend.cuda()).recall(probes, update, steps, watch), name);
    }

    @Test
    void everyRecordIsThatOfThePlainLoops() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(new int[] {300, 6, 90, 90}[round % 4]), p = 1 + random.nextInt(round % 10 == 0 ? 180 : 20);
            int steps = new int[] {0, 1, 2, 7, n * p < 2000 ? 40 : 10}[random.nextInt(5)];
            // λp is an integer for the first four, so that fields can be zero; the last two are beyond every field
            double lambda = new double[] {0, 1, -1, 1.0 / p, 0.37, -0.4, 1e300, -1e300}[random.nextInt(8)];
            var patterns = Patterns.random(p, n, round);
            double temperature = new double[] {0, 0, 0, 0.5, 30}[random.nextInt(5)];
            double fraction = new double[] {1, 1, 1, 0.5 + 0.5 / n, 0.2 + 0.8 / n}[random.nextInt(5)];
            var update = new Update(fraction, temperature, random.nextBoolean() ? Ties.RANDOM : Ties.KEEP, round, round % 7 == 0 ? 3 : 0);
            var watch = random.nextInt(4) == 0 ? Watch.overlaps().withEnergy().withNeurons(n - 1, 0) : Watch.overlaps();
            var network = Hopfield.hebb(patterns).withSelfCoupling(lambda);
            var probes = patterns.corrupted(2 * random.nextDouble() - 1, round);
            assertSame(network.on(Backend.plain()).recall(probes, update, steps, watch), network.on(Backend.cuda()).recall(probes, update, steps, watch),
                    "round " + round + ", N = " + n + ", p = " + p + ", λ = " + lambda + ", " + update + ", " + steps + " steps");
        }
    }

    /** Fewer probes than patterns, more, in blocks, and sweeps made before. */
    @Test
    void probesOfAnyNumberEndWhereTheyDoOnTheCpu() {
        var random = new Random(4);
        for (int round = 0; round < 60; round++) {
            int n = 1 + random.nextInt(200), p = round % 4 == 0 ? 130 + random.nextInt(20) : 1 + random.nextInt(20), steps = random.nextInt(9);
            double lambda = new double[] {0, 1, 0.37}[round % 3];
            var patterns = Patterns.random(p, n, round);
            double temperature = new double[] {0, 0, 0.5}[random.nextInt(3)];
            double fraction = new double[] {1, 1, 0.5 + 0.5 / n}[random.nextInt(3)];
            var update = new Update(fraction, temperature, random.nextBoolean() ? Ties.RANDOM : Ties.KEEP, round, random.nextInt(3) * 1000);
            var network = Hopfield.hebb(patterns).withSelfCoupling(lambda);
            var probes = Patterns.random(1 + random.nextInt(round % 4 == 0 ? 300 : 20), n, round + 1);
            AllStatesTest.assertSame(network.recognise(probes, update, steps), network.on(Backend.cuda()).recognise(probes, update, steps),
                    "round " + round + ", N = " + n + ", p = " + p + ", " + probes + ", λ = " + lambda + ", " + update + ", " + steps + " steps");
        }
    }

    /** Those that follow take the places of those before them, whose last states are still there and are where the new ones go. */
    @Test
    void probesThatArePutInThePlacesOfOthersAreNotTakenForThem() {
        var patterns = Patterns.random(1, 64, 1).select(new int[300]);
        assertSameOnBoth(Hopfield.hebb(patterns), patterns.corrupted(0.8, 1), Update.synchronous(), 5, Watch.overlaps(), "300 copies of one pattern");
    }

    /** On two multiprocessors, 2 × 2 tiles of 200 probes and patterns are enough blocks; later each of 1 × 2 tiles is shared between two. */
    @Test
    void lateStepsAreSharedBetweenMoreBlocks() {
        int p = 200, n = 520, most = 30;
        var patterns = Patterns.random(40, n, 1).select(IntStream.range(0, p).map(k -> k % 40).toArray());
        var probes = patterns.corrupted(0.4, 1);
        Update update = Update.synchronous();
        Recall expected = Hopfield.hebb(patterns).withSelfCoupling(0).recall(probes, update, most);
        List<Integer> tiles = new ArrayList<>();
        Gpu gpu = Gpu.get();
        gpu.use(() -> {
            try (var stored = CudaPatterns.of(gpu, patterns); var decision = CudaDecision.of(gpu, update, patterns, 0, 0);
                    var cohort = new CudaProbes(gpu, stored, decision, p, 2); var steps = new CudaSteps.Synchronous(gpu, stored, cohort)) {
                cohort.start(probes, 0, p);
                steps.start();
                while (cohort.active() > 0 && cohort.time() < most) {
                    tiles.add(cohort.activeTiles());
                    cohort.advance(1, () -> steps.launch(tiles.getLast()));
                    cohort.forEachOverlap((mu, t, scaled) -> assertEquals(expected.scaledOverlaps()[mu][t], scaled, "probe " + mu + " at " + t));
                }
                assertArrayEquals(expected.settledAt(), IntStream.range(0, p).map(cohort::settledAt).toArray());
            }
            return null;
        });
        assertEquals(List.of(1, 2), tiles.stream().distinct().sorted().toList());
    }

    @Test
    void aBlockCountsFewWordsOfFewTilesAndAllOfMany() {
        int words = 500, enough = 264; // N = 16,000 on 132 multiprocessors
        assertEquals(32, CudaProbes.share(words, 15, enough)); // a tile of probes with p = 1920: 240 blocks
        assertEquals(256, CudaProbes.share(words, 132, enough));
        assertEquals(512, CudaProbes.share(words, 133, enough));
        assertEquals(16, CudaProbes.share(2, 1, enough));
    }

    /** ΔX = 32767 needs a third digit: 32767 = −1 + 256·(−128 + 256·1). */
    @Test
    void theLargestNetworkHasRoomForTheLargestChange() {
        int n = (1 << 15) - 1;
        int[] up = IntStream.range(0, n).map(i -> i % 3 == 0 ? 1 : -1).toArray();
        int[] opposite = IntStream.of(up).map(spin -> -spin).toArray();
        int[] other = IntStream.range(0, n).map(i -> i % 5 < 3 ? 1 : -1).toArray();
        var patterns = Patterns.of(new int[][] {up, opposite, other});
        assertSameOnBoth(Hopfield.hebb(patterns).withSelfCoupling(-2), patterns.corrupted(1, 1), Update.synchronous(), 4, Watch.overlaps(), "λ = −2");
    }

    @Test
    void updatesWithoutKernelsAreComputedElsewhere() {
        var patterns = Patterns.random(9, 77, 1);
        var network = Hopfield.hebb(patterns).withSelfCoupling(0.5);
        for (Update update : List.of(Update.asynchronous(1.0 / 77), Update.asynchronous(1.0 / 77).atTemperature(0.4)))
            assertSameOnBoth(network, patterns.corrupted(0.6, 1), update, 6, Watch.overlaps(), update.toString());
        var many = Patterns.random(1000, 3000, 1);
        assertTrue(CudaDecision.isPossible(Update.synchronous().atTemperature(1), many, 1000));
        assertFalse(CudaDecision.isPossible(Update.synchronous().atTemperature(100), many, 1000));
    }

    @Test
    void matrixProductsOnTheGpuGiveTheSame() {
        var patterns = Patterns.random(30, 200, 1);
        var network = Hopfield.hebb(patterns);
        var probes = patterns.corrupted(0.7, 1);
        assertSame(network.recall(probes, Update.synchronous(), 20),
                network.byMatrixProducts(Backend.cuda()).recall(probes, Update.synchronous(), 20), "products");
    }

    @Test
    void manyThreadsTakeTurns() throws Exception {
        var patterns = Patterns.random(20, 100, 1);
        var probes = patterns.corrupted(0.5, 1);
        var onGpu = Hopfield.hebb(patterns).on(Backend.cuda());
        String expected = Hopfield.hebb(patterns).recall(probes, Update.synchronous(), 10).overlapHash();
        Callable<String> recall = () -> onGpu.recall(probes, Update.synchronous(), 10).overlapHash();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var hash : pool.invokeAll(Collections.nCopies(16, recall))) assertEquals(expected, hash.get());
        }
    }

    @Test
    void anInterruptStopsItAndTheDeviceStaysUsable() throws Exception {
        int p = OnGpu.REAL ? 20_000 : 1000;
        var patterns = Patterns.random(p, OnGpu.REAL ? 20_000 : 600, 2);
        var network = Hopfield.hebb(patterns).on(Backend.cuda());
        var ended = new CompletableFuture<Throwable>();
        long before = Gpu.get().heldBytes();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                network.recall(patterns.corrupted(0.2, 1), Update.synchronous(), 10_000);
                ended.complete(new AssertionError("the recall ended by itself"));
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        Thread.sleep(600);
        thread.interrupt();
        // 0.2 s is the promise; the machine may be busy
        assertInstanceOf(CancellationException.class, ended.get(2, TimeUnit.SECONDS));
        var few = Patterns.random(3, 100, 1);
        assertSameOnBoth(Hopfield.hebb(few), few.corrupted(0.5, 1), Update.synchronous(), 5, Watch.overlaps(), "afterwards");
        assertTrue(Gpu.get().heldBytes() <= before);
    }

    @Test
    void aRecallThatCanNotCopyGivesItsMemoryBackAtOnce() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        var patterns = Patterns.random(20, 100, 1);
        var network = Hopfield.hebb(patterns).on(Backend.cuda());
        var probes = patterns.corrupted(0.8, 1);
        for (var update : List.of(Update.synchronous(), Update.asynchronous(0.5), new Update(1, 0.3, Ties.RANDOM, 0))) {
            long before = Gpu.get().heldBytes();
            int copies = 0;
            for (boolean refused = true; refused; copies++) {
                CudaOnCpu.fail("cuMemcpyHtoD", 1, copies);
                try {
                    network.recall(probes, update, 3);
                    refused = false;
                } catch (DeviceException expected) {
                    assertEquals(before, Gpu.get().heldBytes(), update + ", copy " + copies);
                }
            }
            CudaOnCpu.fail("none", 1, 0);
            assertTrue(copies > 5, "copies: " + copies);
        }
    }

    @Test
    void aFullDeviceIsNamedAndUsableOnceThereIsRoom() {
        var gpu = Gpu.get();
        var patterns = Patterns.random(100, 1000, 1);
        var probes = patterns.corrupted(0.9, 1);
        List<DeviceBuffer> hoard = new ArrayList<>();
        try {
            for (long piece = gpu.device().memory() / 8; piece >= 1 << 12; piece /= 16) fill(gpu, piece, hoard);
            var full = assertThrows(DeviceMemoryException.class,
                    () -> Hopfield.hebb(patterns).on(Backend.cuda()).recall(probes, Update.synchronous(), 5));
            assertTrue(full.getMessage().startsWith("The GPU has no room for"), full::getMessage);
        } finally {
            hoard.forEach(DeviceBuffer::close);
        }
        assertSameOnBoth(Hopfield.hebb(patterns), probes, Update.synchronous(), 5, Watch.overlaps(), "afterwards");
    }

    private static void fill(Gpu gpu, long piece, List<DeviceBuffer> hoard) {
        try {
            while (true) hoard.add(gpu.allocate(piece));
        } catch (DeviceMemoryException full) {
            // what was wanted
        }
    }
}
