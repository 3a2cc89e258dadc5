package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.data.Images;
import engram.memory.HierarchicalMemory;
import engram.memory.Xavier;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Memories learn the shipped digits: 800 to learn from, 200 to test with. The bounds are somewhat below the worst of five seeds, .505 to .675
 * ({@code -Dengram.seeds=5}).
 */
class LearningTest {
    private static final Images TRAIN = Digits.SAMPLE.train(), TEST = Digits.SAMPLE.test();
    private static final int SEEDS = Integer.getInteger("engram.seeds", 2);

    /** Means over seeds. */
    private record Learned(double accuracy, double worst, double firstLoss, double lastLoss, double iterations) {}

    private static Learned learned(Variant variant, Recipe recipe, int epochs) {
        double accuracy = 0, worst = 1, first = 0, last = 0, iterations = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            var memory = recipe.initialised(variant.memory(784, 64, 10), seed);
            Trained trained = Training.of(memory, TRAIN).recipe(recipe).solver(variant.solver()).epochs(epochs).seed(seed).run();
            var found = Evaluation.of(trained.memory(), TEST, variant.solver(), 1e-4, recipe.forward(memory).calls());
            accuracy += found.accuracy() / SEEDS;
            worst = Math.min(worst, found.accuracy());
            iterations += found.iterations() / SEEDS;
            first += trained.epochs().getFirst().loss() / SEEDS;
            last += trained.epochs().getLast().loss() / SEEDS;
            for (int k = 2; k < epochs; k++)
                assertTrue(trained.epochs().get(k).loss() < 1.05 * trained.epochs().get(k - 1).loss(), variant + ": " + trained.epochs());
        }
        System.out.printf("%s, %s, %d epochs, %d seeds: accuracy %.3f, worst %.3f, loss %.3f to %.3f, iterations %.1f%n",
                variant, recipe.name(), epochs, SEEDS, accuracy, worst, first, last, iterations);
        return new Learned(accuracy, worst, first, last, iterations);
    }

    @Test
    void everyVariantLearns() {
        double reference = 0;
        for (Variant variant : Variant.values()) {
            var learned = learned(variant, Recipe.OF_2024, 10);
            assertTrue(learned.lastLoss < .4 * learned.firstLoss, variant + ": " + learned);
            assertTrue(learned.worst > (variant.name().contains("CHN") ? .55 : .42), variant + ": " + learned);
            if (variant == Variant.HAM || variant == Variant.CHN) reference = learned.accuracy;
            assertEquals(reference, learned.accuracy, .06, variant + ": however an equilibrium is found");
        }
    }

    /** The order of the paper's table, on few digits. */
    @Test
    void theRecipeOfThePrintedTable() {
        double accuracy = 0, before = Double.POSITIVE_INFINITY;
        for (Variant variant : List.of(Variant.HAM, Variant.HAM_AA, Variant.EO, Variant.EO_AA)) {
            var learned = learned(variant, Recipe.WORKSHOP_2023, 10);
            assertTrue(learned.worst > .58 && learned.lastLoss < .4 * learned.firstLoss, variant + ": " + learned);
            if (variant == Variant.HAM) accuracy = learned.accuracy;
            assertEquals(accuracy, learned.accuracy, .06, variant.toString());
            assertTrue(learned.iterations < before, variant + ": " + learned.iterations + " after " + before);
            before = learned.iterations;
        }
    }

    /** The largest ‖W_l‖₂ between layers after the input, in LAPACK's singular values. */
    private static double norm(HierarchicalMemory memory) {
        return IntStream.range(1, memory.layers().length - 1).mapToDouble(l -> norm(memory.weights(l))).max().orElse(0);
    }

    private static double norm(Matrix weights) { return Backend.cpu().linearAlgebra().singularValues(weights).values()[0]; }

    @Test
    void theSpectralClipHoldsTheNorm() {
        for (int[] layers : new int[][] {{784, 30, 10}, {784, 20, 12, 11, 10}, {784, 10}}) {
            var recipe = Recipe.of2024(layers.length).with(LearningRate.constant(.1));
            var memory = recipe.initialised(HierarchicalMemory.layers(layers), 1);
            var training = Training.of(memory, TRAIN).recipe(recipe).epochs(3);
            double free = norm(training.run().memory());
            if (layers.length == 2) {
                assertEquals(0, free);
                Digits.assertSame(training.run().memory(), training.constrained(new SpectralClip(.01, 1)).run().memory(), "the input's are left alone");
                continue;
            }
            for (double limit : new double[] {.5 * free, .9 * free}) {
                double held = norm(training.constrained(new SpectralClip(limit, 1)).run().memory());
                assertTrue(held < 1.05 * limit && held > .8 * limit, held + " with a limit of " + limit + ", " + free + " without");
            }
            Digits.assertSame(training.run().memory(), training.constrained(new SpectralClip(10 * free, 1)).run().memory(), "far from the limit");
            assertTrue(norm(training.constrained(new SpectralClip(.5 * free, 4)).run().memory()) < .6 * free, "now and then");
            var bounded = training.constrained(new SpectralClip(.3 * free, 1)).run().memory().matrix();
            assertTrue(norm(bounded) <= 1.05 * .3 * free * 2 * Math.cos(Math.PI / layers.length), "all together");
        }
    }

    /** The norm that it finds, from below and to a few per cent. */
    @Test
    void theClipAtOnce() {
        for (long seed = 1; seed <= 5; seed++) {
            var memory = HierarchicalMemory.layers(5, 40, 30, 20).initialised(Xavier.gain(3), seed);
            double norm = norm(memory);
            var parameters = new Parameters(memory, Recipe.WORKSHOP_2023);
            new SpectralClip(1, 3).apply(parameters, 4);
            Digits.assertSame(memory, parameters.memory(), "not at step 4 of every third");
            new SpectralClip(1, 3).apply(parameters, 6);
            for (int l : new int[] {1, 2}) {
                assertEquals(1, norm(parameters.memory().weights(l)), .05, "from " + norm);
                assertTrue(norm(parameters.memory().weights(l)) >= 1 - 1e-5);
            }
            assertArrayEquals(memory.weights(0).entries(), parameters.memory().weights(0).entries());
        }
    }

    /** w·(1 − rate·strength)ⁿ where there is no gradient, for synapses and not for biases. */
    @Test
    void decayFollowsItsFormula() {
        var recipe = Recipe.OF_2024;
        var memory = recipe.initialised(HierarchicalMemory.layers(6, 5, 4), 1);
        var parameters = new Parameters(memory, recipe);
        for (int step = 1; step <= 100; step++) new WeightDecay(.3).apply(parameters, .02);
        for (int l = 0; l < 2; l++)
            for (int k = 0; k < memory.weights(l).entries().length; k++)
                assertEquals(memory.weights(l).entries()[k] * Math.pow(1 - .006, 100), parameters.memory().weights(l).entries()[k], 1e-5);
        for (int l = 0; l < 3; l++) assertArrayEquals(memory.biases(l).entries(), parameters.memory().biases(l).entries());
        new WeightDecay(0).apply(parameters, 1);
        new WeightDecay(1).apply(parameters, 10);
        for (float w : parameters.memory().weights(0).entries()) assertTrue(w == 0, "never beyond 0");
    }
}
