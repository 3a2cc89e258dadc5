package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.data.Images;
import engram.deq.Anderson;
import engram.deq.Broyden;
import engram.deq.Picard;
import engram.deq.Solver;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import engram.memory.Xavier;
import engram.parallel.Cores;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tiles of samples in vectors, and an operation of the library after the other, learn the same weights, bit for bit. */
class EnginesTest {
    private static final Images TRAIN = Digits.SAMPLE.train();
    private static final List<Recipe> RECIPES = List.of(Recipe.WORKSHOP_2023, Recipe.OF_2024);

    private static Training training(Variant variant, Recipe recipe, Images images, int hidden, int outputs) {
        var memory = recipe.initialised(variant.memory(784, hidden, outputs), 3);
        return Training.of(memory, images).recipe(recipe).solver(variant.solver()).epochs(1).seed(5);
    }

    /** Weights, biases, losses and calls. */
    private static Trained assertSame(Training training, String what) {
        assertEquals("tiles of samples in vectors", training.engine(), what);
        assertTrue(training.readable().engine().startsWith("operations of "), what);
        Trained plain = training.readable().run(), tiles = training.run();
        Digits.assertSame(plain.memory(), tiles.memory(), what);
        for (int k = 0; k < plain.epochs().size(); k++) {
            assertEquals(plain.epochs().get(k).loss(), tiles.epochs().get(k).loss(), 1e-12, what);
            assertEquals(plain.epochs().get(k).calls(), tiles.epochs().get(k).calls(), 1e-9, what);
        }
        return tiles;
    }

    @ParameterizedTest
    @EnumSource
    void everyVariantByBothRecipes(Variant variant) {
        for (Recipe recipe : RECIPES) {
            var trained = assertSame(training(variant, recipe, TRAIN, 40, 10), variant + ", " + recipe.name());
            double all = variant.memory(1, 1, 1).step() == 1 ? 40 : 80;
            assertEquals(all, trained.epochs().getFirst().calls());
            var early = assertSame(training(variant, recipe, TRAIN, 40, 10).tolerance(1e-4), variant + ", tolerance, " + recipe.name());
            assertTrue(early.epochs().getFirst().calls() < all, variant + ": " + early.epochs());
        }
    }

    @ParameterizedTest
    @EnumSource
    void layersAndBatchesOfAnySize(Variant variant) {
        Images few = TRAIN.first(100);
        for (int batch : new int[] {1, 7, 24, 33})
            assertSame(training(variant, Recipe.OF_2024.inBatchesOf(batch), few.first(Math.max(48, batch)), 19, 10), variant + ", batches of " + batch);
        for (int hidden : new int[] {1, 8, 37, 130})
            for (int outputs : new int[] {10, 13, 21})
                assertSame(training(variant, Recipe.WORKSHOP_2023.inBatchesOf(16), few, hidden, outputs), variant + ", " + hidden + "-" + outputs);
        Images few3 = Digits.below(3).first(48);
        for (int outputs : new int[] {3, 4})
            assertSame(training(variant, Recipe.OF_2024.inBatchesOf(16), few3, 12, outputs), variant + ", " + outputs + " outputs");
        Images zeros = Digits.below(1).first(32);
        assertSame(training(variant, Recipe.OF_2024.inBatchesOf(16), zeros, 12, 1), variant + ", an output");
    }

    /** Biases that a recipe does not train count, and stay. */
    @ParameterizedTest
    @EnumSource
    void biasesThatAreGiven(Variant variant) {
        var given = Recipe.OF_2024.initialised(variant.memory(784, 20, 10), 4);
        var trained = assertSame(Training.of(given, TRAIN.first(128)).recipe(Recipe.WORKSHOP_2023).solver(variant.solver()).epochs(1), variant.toString());
        for (int l = 0; l < 3; l++) assertArrayEquals(given.biases(l).entries(), trained.memory().biases(l).entries());
    }

    /** Images of another size than MNIST's, so that the last rows of the input's synapses are fewer than the others. */
    @Test
    void inputsOfAnySize() {
        for (int size : new int[] {1, 5, 16, 35}) {
            byte[] pixels = new byte[40 * size];
            int[] labels = new int[40];
            for (int k = 0; k < pixels.length; k++) pixels[k] = (byte) (k * 37 ^ k >> 3);
            for (int k = 0; k < 40; k++) labels[k] = k % 3;
            for (Variant variant : Variant.values()) {
                var memory = Recipe.OF_2024.initialised(variant.memory(size, 9, 3), 3);
                assertSame(Training.of(memory, Images.of(size, pixels, labels)).recipe(Recipe.OF_2024.inBatchesOf(13)).solver(variant.solver())
                        .epochs(2), variant + ", inputs of " + size);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyNumberOfThreads(Variant variant) {
        var training = training(variant, Recipe.OF_2024.inBatchesOf(50), TRAIN.first(200), 33, 10);
        Trained all = training.run();
        for (int threads : new int[] {1, 2, 5})
            Cores.limitedTo(threads, () -> Digits.assertSame(all.memory(), training.run().memory(), variant + ", " + threads + " threads"));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfNeurons(Variant variant) {
        Lagrangian[] all = {Lagrangian.logistic(), Lagrangian.identity(), Lagrangian.relu(), Lagrangian.tanh(), Lagrangian.softplus()};
        for (Lagrangian kind : all) {
            assertAlike(kinds(variant, kind), variant + ", " + kind);
            assertAlike(kinds(variant, Lagrangian.identity(), kind, Lagrangian.logistic()), variant + ", hidden " + kind);
            assertAlike(kinds(variant, Lagrangian.tanh(), Lagrangian.logistic(), kind), variant + ", output " + kind);
        }
    }

    private static Training kinds(Variant variant, Lagrangian... kinds) {
        var memory = Recipe.OF_2024.initialised(variant.memory(784, 11, 10), 3).scaled(.5).with(kinds);
        return Training.of(memory, TRAIN.first(96)).recipe(Recipe.OF_2024.inBatchesOf(16)).solver(variant.solver()).epochs(1);
    }

    /** The same weights, or the same failure. */
    private static boolean assertAlike(Training training, String what) {
        try {
            training.readable().run();
        } catch (RuntimeException refused) {
            assertEquals(refused.toString(), assertThrows(refused.getClass(), training::run, what).toString(), what);
            return false;
        }
        assertSame(training, what);
        return true;
    }

    /** Weights of all sizes: the states go on 2-cycles, diverge, or are not finite from the start. */
    @ParameterizedTest
    @EnumSource
    void whatDoesNotConverge(Variant variant) {
        for (double gain : new double[] {3, 30, 1e3, 1e10, 1e20, 1e30, 1e37}) {
            for (Recipe recipe : RECIPES) {
                for (Lagrangian kind : new Lagrangian[] {Lagrangian.logistic(), Lagrangian.identity(), Lagrangian.softplus()}) {
                    String what = variant + ", " + recipe.name() + ", " + kind + ", weights times " + gain;
                    var memory = times(recipe.initialised(variant.memory(784, 11, 10), 3), gain).with(kind);
                    var training = Training.of(memory, TRAIN.first(48)).recipe(recipe.inBatchesOf(16)).solver(variant.solver()).epochs(1);
                    assertAlike(training, what);
                    assertAlike(training.tolerance(1e-3), what);
                }
            }
        }
    }

    private static HierarchicalMemory times(HierarchicalMemory memory, double gain) {
        Matrix[] weights = {memory.weights(0), memory.weights(1)};
        for (Matrix block : weights) for (int k = 0; k < block.entries().length; k++) block.writableEntries()[k] *= (float) gain;
        return memory.withWeights(weights);
    }

    /** Half of an image from the other half. */
    @ParameterizedTest
    @EnumSource
    void completions(Variant variant) {
        boolean[] known = new boolean[784];
        for (int p = 0; p < 784; p++) known[p] = p % 28 < 20;
        var memory = Recipe.OF_2024.initialised(variant.memory(560, 20, 224), 3);
        var trained = assertSame(Training.completing(memory, TRAIN.first(160), known).recipe(Recipe.OF_2024.inBatchesOf(40))
                .solver(variant.solver()).epochs(3), variant.toString());
        assertTrue(trained.epochs().getLast().loss() < trained.epochs().getFirst().loss(), trained.epochs().toString());
    }

    @Test
    void optimisersAndConstraints() {
        for (Variant variant : List.of(Variant.EO_AA, Variant.CHN)) {
            var training = training(variant, Recipe.OF_2024.inBatchesOf(20).with(new Adam()).with(LearningRate.constant(.001)), TRAIN.first(100), 21, 10);
            assertSame(training, variant + ", Adam");
            var constrained = assertSame(training.constrained(new WeightDecay(.1), new SpectralClip(.5, 2)), variant + ", constrained");
            assertNotEquals(constrained.memory().weights(1).entries()[0], training.run().memory().weights(1).entries()[0]);
        }
    }

    /** Who does what: the tiles do three layers of neurons that don't know one another, with two solvers, on the processor. */
    @Test
    void theRestIsDoneByOperations() {
        var memory = HierarchicalMemory.layers(784, 12, 10).initialised(Xavier.gain(1), 1).evenOdd();
        assertTiles(true, memory, new Picard());
        assertTiles(true, memory.as(Form.EVEN_ODD_CHN), Training.ANDERSON);
        assertTiles(false, memory, new Picard(.5));
        assertTiles(false, memory, new Anderson(4));
        assertTiles(false, memory, new Broyden());
        assertTiles(false, memory.on(Backend.plain()), new Picard());
        assertTiles(false, memory.with(Lagrangian.softmax(1)), new Picard());
        assertTiles(false, memory.with(Lagrangian.logistic(), Lagrangian.logistic(), Lagrangian.layerNorm(.1)), new Picard());
        assertTiles(false, HierarchicalMemory.layers(784, 12, 11, 12, 10).initialised(Xavier.gain(1), 1), new Picard());
        assertTiles(false, HierarchicalMemory.layers(784, 10).initialised(Xavier.gain(1), 1), new Picard());
    }

    private static void assertTiles(boolean tiles, HierarchicalMemory memory, Solver solver) {
        var training = Training.of(memory, TRAIN.first(64)).solver(solver).epochs(1);
        assertEquals(tiles, training.engine().startsWith("tiles"), memory + ", " + solver);
        training.run();
    }
}
