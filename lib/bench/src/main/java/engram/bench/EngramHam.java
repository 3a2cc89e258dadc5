package engram.bench;

import engram.data.Images;
import engram.data.Mnist;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Epoch;
import engram.memory.training.Recipe;
import engram.memory.training.Training;
import engram.memory.training.Variant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Engram's training of 784-512-10 by {@link Recipe#WORKSHOP_2023} with the shipped digits, over and over. The time is that of an epoch of
 * MNIST, 937 batches; the figure is the mean loss of the batches.
 *
 * @param batches that are timed
 */
record EngramHam(int batches) implements Contestant {
    /** The rows of the table: first these, all calls being made, and then the same with a tolerance. */
    static final List<Variant> VARIANTS = List.of(Variant.HAM, Variant.HAM_AA, Variant.EO, Variant.EO_AA);

    private static final double TOLERANCE = 1e-4;

    private static final int EPOCH = 937;

    /** Of the 800 digits to learn from; batches are full. */
    private static final int IMAGES = 768;

    /** The first trainings, in ns, in which the JVM compiles the loops; they are not timed. */
    private static final long WARM_UP = 1_000_000_000;
    private static final long SEED = 1;

    /** The variant of a row, counted from 1. */
    static Variant variant(int row) {
        return VARIANTS.get((row - 1) % VARIANTS.size());
    }

    /** The tolerance of a row; 0 where all calls are made. */
    static double tolerance(int row) {
        return row > VARIANTS.size() ? TOLERANCE : 0;
    }

    /** What a row is called. */
    static String label(int row) {
        return variant(row) + (row > VARIANTS.size() ? " to 1e-4" : "");
    }

    @Override
    public String name() {
        return "Engram (%d threads)".formatted(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Outcome run(int row) {
        for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end;) {
            train(row, Math.min(8, batches));
        }
        Epoch epoch = train(row, batches);
        return new Outcome(epoch.seconds() * EPOCH / batches, epoch.loss());
    }

    private static Epoch train(int row, int batches) {
        Recipe recipe = Recipe.WORKSHOP_2023;
        int[] images = IntStream.range(0, batches * recipe.batch()).map(k -> k % IMAGES).toArray();
        Training training = Training.of(memory(variant(row)), Mnist.sample().train().select(images)).recipe(recipe)
                .solver(variant(row).solver()).epochs(1);
        return (tolerance(row) == 0 ? training : training.tolerance(tolerance(row))).run().epochs().getFirst();
    }

    private static HierarchicalMemory memory(Variant variant) {
        return Recipe.WORKSHOP_2023.initialised(variant.memory(784, 512, 10), SEED);
    }

    /** Writes what others begin with: the images, a byte a pixel, their labels, and the weights in float32, little-endian. */
    static void write(Path file) throws IOException {
        Images digits = Mnist.sample().train().first(IMAGES);
        HierarchicalMemory memory = memory(Variant.HAM);
        float[] input = memory.weights(0).entries();
        float[] output = memory.weights(1).entries();
        int pixels = digits.count() * digits.size();
        ByteBuffer bytes = ByteBuffer.allocate(pixels + digits.count() + Float.BYTES * (input.length + output.length));
        for (int k = 0; k < digits.count(); k++) {
            digits.copyPixels(k, bytes.array(), k * digits.size());
            bytes.put(pixels + k, (byte) digits.label(k));
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN).position(pixels + digits.count()).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
                .put(input).put(output);
        Files.write(file, bytes.array());
    }
}
