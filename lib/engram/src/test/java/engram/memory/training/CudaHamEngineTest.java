package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import engram.cuda.CudaOnCpu;
import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.OnGpu;
import engram.data.Images;
import engram.deq.Anderson;
import engram.deq.Broyden;
import engram.deq.Picard;
import engram.deq.Solver;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import engram.tensor.Backend;
import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import engram.cuda.DeviceMemoryException;
import engram.tensor.RandomStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fused kernels learn what the CPU learns, but for the order of sums. */
@OnGpu
class CudaHamEngineTest {
    private static final Recipe FULL = new Recipe("full", new Madam(10, 1024), LearningRate.constant(.01), 4, true, .01, 12, Recipe.Backward.FULL, 5);
    private static final Recipe RECURRENT = new Recipe("recurrent", new Madam(3, 1024), LearningRate.constant(.01), 4, true, 0, 12,
            Recipe.Backward.RECURRENT, 5);

    /** Of some pixels, labelled 0 to 2 in turn. */
    private static Images images(int size, int count) {
        var random = RandomStream.of(1, "pixels");
        byte[] pixels = new byte[size * count];
        int[] labels = new int[count];
        for (int p = 0; p < pixels.length; p++) pixels[p] = (byte) random.bits(p);
        for (int k = 0; k < count; k++) labels[k] = k % 3;
        return Images.of(size, pixels, labels);
    }

    private static Training training(Variant variant, Backend backend, Recipe recipe, Images images, int... layers) {
        var memory = recipe.initialised(variant.memory(layers).on(backend), 3);
        return Training.of(memory, images).recipe(recipe).solver(variant.solver()).epochs(1);
    }

    private static void assertFused(Training training) { assertTrue(training.engine().startsWith("fused kernels of "), training.engine()); }

    private static void assertAlike(Trained wanted, Trained found, String what) {
        for (int k = 0; k < wanted.epochs().size(); k++) {
            Epoch one = wanted.epochs().get(k), other = found.epochs().get(k);
            assertEquals(one.loss(), other.loss(), 1e-3 * one.loss(), what);
            assertEquals(one.calls(), other.calls(), .02 * one.calls(), what);
        }
        for (int l = 0; l < 2; l++) {
            assertNear(wanted.memory().weights(l), found.memory().weights(l), what + ": weights " + l);
            assertNear(wanted.memory().biases(l + 1), found.memory().biases(l + 1), what + ": biases " + (l + 1));
        }
    }

    private static void assertNear(Matrix wanted, Matrix found, String what) {
        double off = 0, size = 0;
        for (int k = 0; k < wanted.entries().length; k++) {
            off += Math.pow(wanted.entries()[k] - found.entries()[k], 2);
            size += Math.pow(wanted.entries()[k], 2);
        }
        assertTrue(off <= 1e-6 * size, what + ": " + Math.sqrt(off / size));
    }

    private static void assertAlike(Variant variant, Recipe recipe, Images images, String what, int... layers) {
        var there = training(variant, Backend.cuda(), recipe, images, layers);
        assertFused(there);
        assertAlike(training(variant, Backend.cpu(), recipe, images, layers).run(), there.run(), variant + ", " + what);
    }

    @ParameterizedTest
    @EnumSource(names = {"HAM", "HAM_AA", "EO", "EO_AA"})
    void layersAndBatchesOfAnySize(Variant variant) {
        for (Recipe recipe : List.of(FULL, RECURRENT)) {
            assertAlike(variant, recipe, images(9, 14), recipe.name(), 9, 5, 3);
            assertAlike(variant, recipe.inBatchesOf(5), images(67, 10), recipe.name() + ", 67-37-10", 67, 37, 10);
        }
        assertAlike(variant, FULL.inBatchesOf(1), images(1, 3), "one input", 1, 1, 3);
        assertAlike(variant, FULL.inBatchesOf(67), images(5, 67), "batches of 67", 5, 3, 4);
        assertAlike(variant, FULL.inBatchesOf(2), images(40, 4), "many hidden neurons", 40, 300, 33);
    }

    /** As the recipe of the bench has it: all calls, or until a tolerance. */
    @ParameterizedTest
    @EnumSource(names = {"HAM", "EO_AA"})
    void digits(Variant variant) {
        assumeTrue(ModuleLayer.boot().findModule("java.desktop").isPresent(), "skipped: this Java reads no pictures, as that of the GPU bundle");
        Images some = Digits.SAMPLE.train().first(48);
        var recipe = Recipe.WORKSHOP_2023.inBatchesOf(16);
        assertAlike(variant, recipe, some, "digits", 784, 40, 10);
        var early = training(variant, Backend.cuda(), recipe, some, 784, 40, 10).tolerance(1e-4);
        Trained found = early.run();
        assertTrue(found.epochs().getFirst().calls() < 40, found.epochs().toString());
        assertAlike(training(variant, Backend.cpu(), recipe, some, 784, 40, 10).tolerance(1e-4).run(), found, variant + ", tolerance");
        assertSame(found, early.run());
    }

    private static void assertSame(Trained one, Trained other) {
        for (int l = 0; l < 2; l++) assertArrayEquals(one.memory().weights(l).entries(), other.memory().weights(l).entries());
    }

    @Test
    void everyKindOfNeurons() {
        Lagrangian[] all = {Lagrangian.logistic(), Lagrangian.identity(), Lagrangian.relu(), Lagrangian.tanh(), Lagrangian.softplus()};
        for (Lagrangian kind : all) {
            for (Variant variant : List.of(Variant.HAM, Variant.EO_AA)) {
                var memory = FULL.initialised(variant.memory(9, 5, 3), 3).scaled(.5).with(Lagrangian.tanh(), kind, Lagrangian.identity());
                var here = Training.of(memory, images(9, 12)).recipe(FULL).solver(variant.solver()).epochs(1);
                var there = Training.of(memory.on(Backend.cuda()), images(9, 12)).recipe(FULL).solver(variant.solver()).epochs(1);
                assertFused(there);
                assertAlike(here.run(), there.run(), variant + ", " + kind);
            }
        }
    }

    /** Half of an image from the other half. */
    @Test
    void completions() {
        boolean[] known = new boolean[20];
        for (int p = 0; p < 20; p++) known[p] = p % 5 < 3;
        for (Variant variant : List.of(Variant.HAM_AA, Variant.EO)) {
            var memory = FULL.initialised(variant.memory(12, 7, 8), 3);
            var there = Training.completing(memory.on(Backend.cuda()), images(20, 12), known).recipe(FULL).solver(variant.solver()).epochs(2);
            assertFused(there);
            assertAlike(Training.completing(memory, images(20, 12), known).recipe(FULL).solver(variant.solver()).epochs(2).run(), there.run(),
                    variant.toString());
        }
    }

    /** Who does what. */
    @Test
    void theRestIsDoneByOperations() {
        Images some = images(9, 12);
        var memory = FULL.initialised(Variant.EO.memory(9, 5, 3).on(Backend.cuda()), 3);
        assertFused(Training.of(memory, some).recipe(FULL));
        assertNotFused(Training.of(memory, some).recipe(FULL).constrained(new WeightDecay(.1)));
        assertNotFused(Training.of(memory, some).recipe(FULL.with(new Adam())));
        for (Solver solver : new Solver[] {new Picard(.5), new Anderson(4), new Anderson(5).with(Anderson.Safeguard.NEAR), new Broyden()})
            assertNotFused(Training.of(memory, some).recipe(FULL).solver(solver));
        assertNotFused(Training.of(memory.with(Lagrangian.softmax(1)), some).recipe(FULL));
        assertNotFused(Training.of(Variant.HAM.memory(9, 5, 3).on(Backend.cuda()).damped(.5), some).recipe(FULL));
        assertNotFused(training(Variant.EO, Backend.cuda(), FULL, some, 9, 5, 4, 4, 3));
        assertNotFused(training(Variant.EO, Backend.cuda(), FULL, some, 9, 1200, 10));
        assertNotFused(training(Variant.CHN, Backend.cuda(), FULL, some, 9, 5, 3));
    }

    private static void assertNotFused(Training training) { assertTrue(training.engine().startsWith("operations of "), training.engine()); }

    /** A step that is refused, and those that were asked for with it, have not moved anything. */
    @ParameterizedTest
    @EnumSource(names = {"HAM", "HAM_AA", "EO", "EO_AA"})
    void noParameterHasChanged(Variant variant) {
        Images some = images(9, 12);
        for (Lagrangian output : List.of(Lagrangian.identity(), Lagrangian.tanh())) {
            var memory = times(RECURRENT.initialised(variant.memory(9, 5, 3).on(Backend.cuda()), 1), 1e30f).with(Lagrangian.identity(), Lagrangian.identity(), output);
            var parameters = new Parameters(memory, RECURRENT);
            float[][] before = parameters.blocks().stream().map(block -> block.values().clone()).toArray(float[][]::new);
            try (var engine = new CudaHamEngine(memory, parameters, new Examples.Named(some), 4, variant.solver(), RECURRENT.forward(memory),
                    RECURRENT.adjoint(memory, variant.solver()))) {
                int[][] batches = {{0, 1, 2, 3}, {4, 5, 6, 7}};
                var done = new ArrayList<Engine.Outcome>();
                var refused = assertThrows(TrainingException.class, () -> engine.steps(batches, .01, 7, done::add));
                assertTrue(refused.getMessage().contains(" of batch 7 is not finite"), refused.getMessage());
                assertEquals(List.of(), done);
                List<Parameters.Block> blocks = engine.parameters().blocks();
                for (int k = 0; k < before.length; k++) {
                    assertArrayEquals(before[k], blocks.get(k).values(), variant.toString());
                    for (float[] moment : blocks.get(k).moments().memory()) assertArrayEquals(new float[moment.length], moment);
                }
            }
        }
    }

    private static HierarchicalMemory times(HierarchicalMemory memory, float gain) {
        Matrix[] weights = {memory.weights(0), memory.weights(1)};
        for (Matrix block : weights) for (int k = 0; k < block.entries().length; k++) block.writableEntries()[k] *= gain;
        return memory.withWeights(weights);
    }

    /** Linear neurons that learn too fast: both engines say so of the same batch, and keep what was learned before it. */
    @Test
    void whatIsNotFiniteIsNamedWithItsBatch() {
        Images some = images(9, 60);
        var memory = RECURRENT.initialised(Variant.EO.memory(9, 5, 3), 1).with(Lagrangian.identity());
        var fast = RECURRENT.with(LearningRate.constant(3));
        var here = assertThrows(TrainingException.class, () -> Training.of(memory, some).recipe(fast).epochs(3).run());
        var there = assertThrows(TrainingException.class, () -> Training.of(memory.on(Backend.cuda()), some).recipe(fast).epochs(3).run());
        assertEquals(here.getMessage(), there.getMessage());
        for (int l = 0; l < 2; l++)
            for (float one : there.trained().orElseThrow().memory().weights(l).entries()) assertTrue(Float.isFinite(one));
    }

    /** Batches at a time, and one at a time, are the same batches. */
    @Test
    void manyBatchesAtATime() {
        Images some = images(9, 40);
        var memory = FULL.initialised(Variant.EO_AA.memory(9, 5, 3).on(Backend.cuda()), 1);
        int[][] batches = new int[10][];
        Arrays.setAll(batches, k -> IntStream.range(4 * k, 4 * k + 4).toArray());
        Parameters together = new Parameters(memory, FULL), single = new Parameters(memory, FULL);
        List<Engine.Outcome> some1 = new ArrayList<>(), some2 = new ArrayList<>();
        try (var engine = engine(memory, together, some); var other = engine(memory, single, some)) {
            engine.steps(batches, .01, 1, some1::add);
            for (int k = 0; k < batches.length; k++) some2.add(other.step(batches[k], .01, k + 1));
            assertEquals(some2, some1);
            for (int k = 0; k < 4; k++) assertArrayEquals(other.parameters().blocks().get(k).values(), engine.parameters().blocks().get(k).values());
        }
    }

    /** A sample a batch and one output, which shall be 1: the loss is ½·(output − 1)². */
    @ParameterizedTest
    @EnumSource(names = {"HAM", "HAM_AA", "EO", "EO_AA"})
    void equilibriaAreThoseOfTheCpu(Variant variant) {
        Images some = images(9, 20), named = Images.of(9, pixels(some), new int[20]);
        Recipe recipe = FULL.inBatchesOf(1);
        var memory = recipe.initialised(variant.memory(9, 6, 1), 5);
        Matrix wanted = memory.equilibrium(named.toMatrix(), variant.solver(), recipe.forward(memory)).outputs();
        var there = memory.on(Backend.cuda());
        var found = new ArrayList<Engine.Outcome>();
        try (var engine = new CudaHamEngine(there, new Parameters(there, recipe), new Examples.Named(named), 1, variant.solver(), recipe.forward(memory),
                recipe.adjoint(memory, variant.solver()))) {
            for (int k = 0; k < 20; k++) found.add(engine.step(new int[] {k}, 0, k + 1)); // at a rate of 0 nothing moves
        }
        for (int k = 0; k < 20; k++) assertEquals(Math.abs(wanted.entries()[k] - 1), Math.sqrt(2 * found.get(k).loss()), 1e-4, variant + ", image " + k);
    }

    private static byte[] pixels(Images images) {
        byte[] all = new byte[images.count() * images.size()];
        for (int k = 0; k < images.count(); k++) images.copyPixels(k, all, k * images.size());
        return all;
    }

    private static CudaHamEngine engine(HierarchicalMemory memory, Parameters parameters, Images images) {
        Solver solver = Variant.EO_AA.solver();
        return new CudaHamEngine(memory, parameters, new Examples.Named(images), 4, solver, FULL.forward(memory), FULL.adjoint(memory, solver));
    }

    /** From the checkpoint of a training that was stopped to the weights of one that was not. */
    @Test
    void goesOnFromACheckpoint(@TempDir Path folder) {
        Images some = images(9, 24);
        var training = training(Variant.EO_AA, Backend.cuda(), FULL, some, 9, 5, 3).epochs(3);
        Trained whole = training.run();
        training.epochs(1).checkpoints(folder, 0).run();
        assertSame(whole, training.checkpoints(folder, 0).run());
    }

    /** Interrupted again and again, it goes on to the same weights. */
    @Test
    void interruptedTrainingsGoOn(@TempDir Path folder) throws InterruptedException {
        var training = training(Variant.EO_AA, Backend.cuda(), FULL, images(9, 40), 9, 5, 3).epochs(3);
        Trained whole = training.run();
        var result = new AtomicReference<Trained>();
        int interrupts = 0;
        while (result.get() == null) {
            var thread = new Thread(() -> {
                try {
                    result.set(training.checkpoints(folder, 0).run());
                } catch (CancellationException stopped) {
                    // goes on in the next round
                }
            });
            thread.start();
            thread.join(150 + 20 * interrupts);
            thread.interrupt();
            thread.join();
            interrupts++;
        }
        assertSame(whole, result.get());
    }

    @Test
    void stopsBetweenBatches() {
        long before = Gpu.get().heldBytes();
        var training = training(Variant.EO_AA, Backend.cuda(), FULL, images(9, 24), 9, 5, 3);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, training::run);
        assertTrue(Thread.interrupted());
        assertEquals(before, Gpu.get().heldBytes());
        training.run();
        assertEquals(before, Gpu.get().heldBytes());
    }

    @Test
    void aFullDeviceIsNamedAndUsableOnceThereIsRoom() {
        var training = training(Variant.HAM, Backend.cuda(), FULL, images(9, 24), 9, 5, 3);
        Trained wanted = training.run();
        List<DeviceBuffer> hoard = new ArrayList<>();
        try {
            for (long piece = Gpu.get().device().memory() / 8; piece >= 64; piece /= 16) fill(piece, hoard);
            var full = assertThrows(DeviceMemoryException.class, training::run);
            assertTrue(full.getMessage().startsWith("The GPU has no room for"), full::getMessage);
        } finally {
            hoard.forEach(DeviceBuffer::close);
        }
        assertSame(wanted, training.run());
    }

    private static void fill(long piece, List<DeviceBuffer> hoard) {
        try {
            while (true) hoard.add(Gpu.get().allocate(piece));
        } catch (DeviceMemoryException full) {
            // smaller pieces may fit
        }
    }

    @Test
    void aKernelThatFailsLosesNothingButThisRun() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        var training = training(Variant.EO_AA, Backend.cuda(), FULL, images(9, 24), 9, 5, 3);
        Trained wanted = training.run();
        for (String kernel : List.of("drive_hidden", "solve_samples", "judge_batch", "move_input", "move_rest")) {
            CudaOnCpu.fail(kernel, 719, 2);
            assertThrows(DeviceException.class, training::run, kernel);
            assertSame(wanted, training.run());
        }
    }

    @Test
    void memoryIsGivenBackWhateverFails() {
        assumeFalse(OnGpu.REAL, "skipped: a real device is not made to fail on purpose");
        var training = training(Variant.EO, Backend.cuda(), FULL, images(9, 8), 9, 5, 3);
        long before = Gpu.get().heldBytes();
        int copies = 0;
        for (boolean refused = true; refused; copies++) {
            CudaOnCpu.fail("cuMemcpyHtoD", 1, copies);
            try {
                training.run();
                refused = false;
            } catch (DeviceException expected) {
                assertEquals(before, Gpu.get().heldBytes(), "copy " + copies);
            }
        }
        CudaOnCpu.fail("none", 1, 0);
        assertFalse(copies < 8, "copies: " + copies);
    }
}
