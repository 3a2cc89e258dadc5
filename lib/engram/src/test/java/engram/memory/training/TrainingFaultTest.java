package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.data.Images;
import engram.deq.DeqException;
import engram.deq.Newton;
import engram.file.OneSentence;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import engram.memory.MemoryException;
import engram.memory.Xavier;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training refuses, and what it says when it can't go on. */
class TrainingFaultTest {
    private static final Images TRAIN = Digits.SAMPLE.train();

    private static HierarchicalMemory memory(int... layers) { return HierarchicalMemory.layers(layers).initialised(Xavier.gain(1), 1).evenOdd(); }

    private static String refusal(Training training) { return OneSentence.of(TrainingException.class, training::run); }

    private static HierarchicalMemory times(HierarchicalMemory memory, float gain) {
        Matrix[] weights = {memory.weights(0), memory.weights(1)};
        for (Matrix block : weights) for (int k = 0; k < block.entries().length; k++) block.writableEntries()[k] *= gain;
        return memory.withWeights(weights);
    }

    private static void assertNamed(Training training, String what, String batch) {
        String message = refusal(training);
        assertTrue(message.startsWith("The " + what + " of batch " + batch + " is not finite"), message);
        assertEquals(message, refusal(training.readable()));
    }

    @Test
    void whatIsNotFiniteIsNamedWithItsBatch() {
        var wild = times(memory(784, 12, 10), 1e30f);
        assertNamed(Training.of(wild.with(Lagrangian.identity()), TRAIN), "gradient", "1");
        assertNamed(Training.of(wild.with(Lagrangian.identity()), TRAIN).recipe(Recipe.WORKSHOP_2023), "gradient", "1");
        var bounded = wild.with(Lagrangian.identity(), Lagrangian.tanh(), Lagrangian.identity());
        assertNamed(Training.of(bounded, TRAIN), "loss", "1"); // outputs of 1e30 that stay there
        // a step of e^±9 or so for every weight of linear neurons
        var fast = Recipe.OF_2024.with(new LearningRate(3, 3, 1)).inBatchesOf(20);
        var linear = Training.of(memory(784, 12, 10).with(Lagrangian.identity()), TRAIN).recipe(fast);
        String message = refusal(linear);
        int batch = Integer.parseInt(message.replaceAll("\\D*batch (\\d+) .*", "$1"));
        assertTrue(batch > 1, message);
        assertEquals(message, refusal(linear.readable()));
    }

    /** Both engines: a step that is refused has not moved anything. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noParameterHasChanged(boolean readable) {
        for (double gain : new double[] {1e3, 1e10, 1e19, 1e30}) {
            for (Variant variant : Variant.values()) {
                var memory = times(Recipe.OF_2024.initialised(variant.memory(784, 12, 10), 1), (float) gain).with(Lagrangian.identity());
                var recipe = Recipe.OF_2024;
                var parameters = new Parameters(memory, recipe);
                float[][] before = parameters.blocks().stream().map(block -> block.values().clone()).toArray(float[][]::new);
                var stop = recipe.forward(memory);
                var adjoint = recipe.adjoint(memory, variant.solver());
                var examples = new Examples.Named(TRAIN);
                Engine engine = readable ? new BackendEngine(parameters, examples, variant.solver(), stop, adjoint)
                        : new TileEngine(memory, parameters, examples, 64, variant.solver(), stop, adjoint);
                try {
                    engine.together(() -> engine.step(IntStream.range(0, 64).toArray(), .01, 1));
                    for (var block : parameters.blocks()) for (float one : block.values()) assertTrue(Float.isFinite(one), variant + ", " + gain);
                } catch (TrainingException refused) {
                    for (int k = 0; k < before.length; k++) {
                        var block = parameters.blocks().get(k);
                        assertArrayEquals(before[k], block.values(), variant + ", " + gain);
                        for (float[] moment : block.moments().memory()) assertArrayEquals(new float[moment.length], moment);
                    }
                    continue;
                }
                assertTrue(gain < 1e30, variant + " with weights times " + gain);
            }
        }
    }

    @Test
    void imagesOfAnotherSize() {
        assertEquals("The images have 784 pixels, and the memory 100 inputs.",
                OneSentence.of(TrainingException.class, () -> Training.of(memory(100, 12, 10), TRAIN)));
    }

    @Test
    void labelsWithoutAnOutput() {
        assertEquals("Image 3 has the label 3, and the memory 3 outputs, numbered from 0.",
                OneSentence.of(TrainingException.class, () -> Training.of(memory(784, 12, 3), TRAIN)));
        var negative = Images.of(2, new byte[8], 0, -1);
        assertEquals("Image 1 has the label -1, and the memory 3 outputs, numbered from 0.",
                OneSentence.of(TrainingException.class, () -> Training.of(memory(4, 2, 3), negative)));
    }

    @Test
    void masksThatDoNotFit() {
        assertEquals("The images have 784 pixels, and the mask 3.",
                OneSentence.of(TrainingException.class, () -> Training.completing(memory(784, 12, 10), TRAIN, new boolean[3])));
        assertEquals("0 pixels are known and 784 are not: the memory needs as many inputs and outputs, and has 784 and 10.",
                assertThrows(TrainingException.class, () -> Training.completing(memory(784, 12, 10), TRAIN, new boolean[784])).getMessage());
    }

    @Test
    void fewerImagesThanABatch() {
        var training = Training.of(memory(784, 12, 10), TRAIN.first(63));
        assertEquals("The 63 images don't fill a batch of 64: give more, or use Recipe.inBatchesOf.", refusal(training));
        training.recipe(Recipe.OF_2024.inBatchesOf(63)).epochs(1).run();
        refusal(training.recipe(Recipe.OF_2024.inBatchesOf(Integer.MAX_VALUE)));
    }

    @Test
    void whatCannotBeTrained() {
        assertThrows(MemoryException.class, () -> Training.of(memory(784, 12, 12, 10), TRAIN).run(), "even and odd layers take no turns here");
        assertThrows(MemoryException.class, () -> Training.of(HierarchicalMemory.layers(784, 12, 10).with(Lagrangian.softmax(1))
                .as(Form.CHN), TRAIN).run());
        var newton = Training.of(memory(784, 12, 10), TRAIN).recipe(Recipe.WORKSHOP_2023).solver(new Newton());
        assertThrows(DeqException.class, newton::run, "Newton's method can't go the way back");
    }

    @Test
    void numbersWithoutSense() {
        var training = Training.of(memory(784, 12, 10), TRAIN);
        for (int epochs : new int[] {0, -1, 1_000_001}) assertThrows(ArgumentException.class, () -> training.epochs(epochs));
        for (double tolerance : new double[] {-1, 1e-7, 1, Double.NaN}) assertThrows(ArgumentException.class, () -> training.tolerance(tolerance));
        for (Runnable call : Arrays.<Runnable>asList(() -> training.recipe(null), () -> training.solver(null), () -> training.checkpoints(null),
                () -> training.constrained((Constraint[]) null), () -> training.constrained(new Constraint[1]), () -> Training.of(null, TRAIN),
                () -> Training.of(memory(784, 12, 10), null)))
            assertThrows(ArgumentException.class, call::run);
    }
}
