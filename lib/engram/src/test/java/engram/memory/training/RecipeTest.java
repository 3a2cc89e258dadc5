package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.deq.FullAdjoint;
import engram.deq.Picard;
import engram.deq.RecurrentBackprop;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.memory.Xavier;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The two published recipes, number by number, and what a training makes of them. */
class RecipeTest {
    private static HierarchicalMemory layers(int... sizes) { return HierarchicalMemory.layers(sizes); }

    @Test
    void theRecipeOfThePrintedTable() {
        var recipe = Recipe.WORKSHOP_2023;
        assertEquals(new Madam(10, 1024), recipe.optimiser());
        for (int epoch : new int[] {0, 1, 9, 100}) assertEquals(.01, recipe.rate().in(epoch));
        assertEquals(64, recipe.batch());
        assertFalse(recipe.shuffled());
        assertEquals(0, recipe.biases());
        var memory = layers(784, 512, 10);
        assertEquals(Stop.after(40), recipe.forward(memory));
        assertEquals(new FullAdjoint(new Picard(), Stop.after(8)), recipe.adjoint(memory, new Picard()));
        assertEquals(new FullAdjoint(Training.ANDERSON, Stop.after(8)), recipe.adjoint(memory, Training.ANDERSON), "with the way forth's own solver");
    }

    @Test
    void theRecipeOf2024() {
        int[][] networks = {{784, 1990, 10}, {784, 1280, 510, 200, 10}, {784, 1024, 512, 256, 128, 70, 10}};
        double[] rates = {.01, .005, .005};
        int[] forward = {40, 80, 120}, back = {8, 16, 24};
        for (int k = 0; k < networks.length; k++) {
            var memory = layers(networks[k]);
            var recipe = Recipe.of2024(networks[k].length);
            assertEquals(new Madam(3, 1024), recipe.optimiser());
            for (int epoch = 0; epoch <= 10; epoch++) assertEquals(rates[k] * (1 - .09 * epoch), recipe.rate().in(epoch), 1e-15);
            assertEquals(rates[k] / 10, recipe.rate().in(25), 1e-15);
            assertEquals(64, recipe.batch());
            assertTrue(recipe.shuffled());
            assertEquals(.01, recipe.biases());
            assertEquals(Stop.after(forward[k]), recipe.forward(memory), "40·⌊L/2⌋");
            assertEquals(new RecurrentBackprop(back[k]), recipe.adjoint(memory, Training.ANDERSON), "8·⌊L/2⌋, whatever the way forth was");
        }
        assertEquals(Recipe.OF_2024, Recipe.of2024(3));
    }

    /** 1/β times as many calls forth. */
    @Test
    void smallerStepsAreMore() {
        for (Recipe recipe : new Recipe[] {Recipe.WORKSHOP_2023, Recipe.OF_2024}) {
            assertEquals(80, recipe.forward(layers(4, 3, 2).damped(.5)).calls());
            assertEquals(133, recipe.forward(layers(4, 3, 2).damped(.3)).calls());
            assertEquals(160, recipe.forward(layers(4, 3, 3, 3, 2).damped(.5)).calls());
            assertEquals(recipe.adjoint(layers(4, 3, 2), new Picard()), recipe.adjoint(layers(4, 3, 2).damped(.5), new Picard()));
        }
        for (Variant variant : Variant.values()) assertEquals(variant.toString().startsWith("chn") ? 80 : 40,
                Recipe.OF_2024.forward(variant.memory(784, 512, 10)).calls(), variant.toString());
        assertEquals(Integer.MAX_VALUE, Recipe.OF_2024.forward(layers(4, 3, 2).damped(1e-300)).calls());
    }

    /** What there are 59,968 and 9,984 of with 60,000 and 10,000 images: whole batches. */
    @Test
    void whatDoesNotFillABatchIsDropped() {
        var images = Digits.SAMPLE.train();
        var memory = Recipe.WORKSHOP_2023.initialised(layers(784, 5, 10).evenOdd(), 1);
        var recipe = Recipe.WORKSHOP_2023;
        Digits.assertSame(Training.of(memory, images.first(768)).recipe(recipe).epochs(2).run().memory(),
                Training.of(memory, images.first(768 + 31)).recipe(recipe).epochs(2).run().memory(), "768 of 799 images");
    }

    @Test
    void biasesAreDrawnAndLearnedByOneAlone() {
        for (Variant variant : Variant.values()) {
            var without = Recipe.WORKSHOP_2023.initialised(variant.memory(784, 300, 10), 7);
            var with = Recipe.OF_2024.initialised(variant.memory(784, 300, 10), 7);
            assertArrayEquals(layers(784, 300, 10).initialised(Xavier.gain(1), 7).weights(0).entries(), without.weights(0).entries());
            assertArrayEquals(without.weights(0).entries(), with.weights(0).entries(), "the weights of a seed are the same");
            float[] drawn = with.biases(1).entries();
            double squares = 0;
            for (float b : drawn) squares += (double) b * b;
            assertEquals(.01, Math.sqrt(squares / drawn.length), .001, "N(0, .01²)");
            var few = Digits.SAMPLE.train().first(128);
            var learned = Training.of(without, few).recipe(Recipe.WORKSHOP_2023).solver(variant.solver()).epochs(1).run().memory();
            for (int l = 0; l < 3; l++) for (float b : learned.biases(l).entries()) assertTrue(b == 0);
            assertFalse(Arrays.equals(without.weights(1).entries(), learned.weights(1).entries()));
            learned = Training.of(with, few).recipe(Recipe.OF_2024).solver(variant.solver()).epochs(1).run().memory();
            for (float b : learned.biases(0).entries()) assertEquals(0, b, "the input has none");
            for (int l = 1; l < 3; l++) assertFalse(Arrays.equals(with.biases(l).entries(), learned.biases(l).entries()));
            for (int j = 0; j < drawn.length; j++) assertEquals(Math.signum(drawn[j]), Math.signum(learned.biases(1).get(0, j)), "Madam keeps signs");
        }
    }

    @Test
    void theOrderFollowsFromSeedAndEpoch() {
        int[] asTheyAre = IntStream.range(0, 800).toArray();
        assertArrayEquals(asTheyAre, Order.of(false, 3, 2, 800));
        int[] order = Order.of(true, 3, 2, 800);
        assertArrayEquals(order, Order.of(true, 3, 2, 800));
        assertArrayEquals(asTheyAre, Arrays.stream(order).sorted().toArray(), "every image once");
        for (int[] other : new int[][] {asTheyAre, Order.of(true, 3, 1, 800), Order.of(true, 4, 2, 800)}) assertFalse(Arrays.equals(other, order));
        var training = Training.of(Recipe.OF_2024.initialised(layers(784, 5, 10).evenOdd(), 1), Digits.SAMPLE.train()).epochs(1);
        Digits.assertSame(training.seed(1).run().memory(), training.seed(1).run().memory(), "one seed");
        assertNotEquals(training.seed(1).run().epochs().getFirst().loss(), training.seed(2).run().epochs().getFirst().loss());
        var inOrder = training.recipe(Recipe.WORKSHOP_2023);
        Digits.assertSame(inOrder.seed(1).run().memory(), inOrder.seed(2).run().memory(), "without shuffling");
    }

    /** A step of a training is the optimiser's step with the gradient of the mean loss, at the rate of the epoch. */
    @Test
    void aStepByHand() {
        var recipe = Recipe.OF_2024.inBatchesOf(20).with(new LearningRate(.02, .01, 1));
        var memory = recipe.initialised(layers(784, 6, 10).evenOdd(), 1);
        var training = Training.of(memory, Digits.SAMPLE.train().first(20)).recipe(recipe).seed(9);
        var parameters = new Parameters(memory, recipe);
        for (int epoch = 0; epoch < 3; epoch++) {
            var current = parameters.memory();
            var batch = Digits.SAMPLE.train().select(Order.of(true, 9, epoch, 20));
            var found = current.equilibrium(batch.toMatrix(), new Picard(), Stop.after(40));
            var slope = found.outputs();
            for (int i = 0; i < 20; i++)
                for (int j = 0; j < 10; j++) slope.set(i, j, (slope.get(i, j) - (batch.label(i) == j ? 1 : 0)) * (1f / 20));
            var sensitivities = found.sensitivities(slope, new RecurrentBackprop(8));
            for (int l = 0; l < 2; l++) {
                var weights = parameters.weights.get(l);
                weights.moments().step(weights.values(), 0, weights.values().length, sensitivities.weights(l).writableEntries(), 0,
                        epoch == 0 ? .02 : .01, epoch + 1);
                var biases = parameters.biases.get(l);
                biases.moments().step(biases.values(), 0, biases.values().length, sensitivities.biases(l + 1).writableEntries(), 0,
                        epoch == 0 ? .02 : .01, epoch + 1);
            }
            Digits.assertSame(parameters.memory(), training.epochs(epoch + 1).run().memory(), epoch + 1 + " epochs");
        }
    }

    @Test
    void namesOfVariants() {
        for (Variant variant : Variant.values()) assertEquals(variant, Variant.named(variant.toString()));
        assertEquals("There is no variant \"hamster\": there are ham, ham-aa, eo, eo-aa, chn, chn-aa, eo-chn, eo-chn-aa.",
                assertThrows(ArgumentException.class, () -> Variant.named("hamster")).getMessage());
    }

    @Test
    void nonsenseIsRefused() {
        for (double rate : new double[] {0, -1, Double.NaN, 11, Double.POSITIVE_INFINITY}) {
            assertThrows(ArgumentException.class, () -> new LearningRate(rate, .1, 1));
            assertThrows(ArgumentException.class, () -> new LearningRate(.1, rate, 1));
        }
        assertThrows(ArgumentException.class, () -> new LearningRate(.1, .1, 0));
        assertThrows(ArgumentException.class, () -> LearningRate.constant(.1).in(-1));
        assertThrows(ArgumentException.class, () -> Recipe.OF_2024.inBatchesOf(0));
        var rate = LearningRate.constant(.1);
        for (double biases : new double[] {-1, Double.NaN, 11})
            assertThrows(ArgumentException.class, () -> new Recipe("x", new Adam(), rate, 1, true, biases, 1, Recipe.Backward.FULL, 1));
        for (int calls : new int[] {0, -1, 1_000_001}) {
            assertThrows(ArgumentException.class, () -> new Recipe("x", new Adam(), rate, 1, true, 0, calls, Recipe.Backward.FULL, 1));
            assertThrows(ArgumentException.class, () -> new Recipe("x", new Adam(), rate, 1, true, 0, 1, Recipe.Backward.FULL, calls));
        }
        for (double wrong : new double[] {-1, 2, Double.NaN}) assertThrows(ArgumentException.class, () -> new WeightDecay(wrong));
        for (double wrong : new double[] {-1, 0, 1e7, Double.NaN}) assertThrows(ArgumentException.class, () -> new SpectralClip(wrong, 1));
        assertThrows(ArgumentException.class, () -> new SpectralClip(1, 0));
    }
}
