package engram.bench;

import engram.data.Images;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Epoch;
import engram.memory.training.Recipe;
import engram.memory.training.Training;
import engram.memory.training.Variant;
import engram.tensor.Backend;
import engram.tensor.RandomStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Training of 784-512-10 by {@link Recipe#WORKSHOP_2023} with a few images of MNIST's size, over and over, always from the same weights.
 *
 * @param images 768 of them: batches are full
 * @param backend what computes
 */
record HamTraining(Images images, Backend backend) {
    private static final int IMAGES = 768;
    private static final int EPOCH = 937;       // batches of an epoch of MNIST
    private static final long SEED = 1;
    private static final int WIDTH = 28;
    private static final double INK = 0.2;      // the share of a drawn image
    private static final double NOISE = 0.1;    // the share of its pixels that are as likely ink as not

    HamTraining {
        images = images.first(IMAGES);
    }

    /** Images that need no file: ten random patterns of ink in turn, each with noise of its own, labelled by their pattern. */
    static Images drawn() {
        int size = WIDTH * WIDTH;
        RandomStream patterns = RandomStream.of(SEED, "patterns");
        RandomStream noise = RandomStream.of(SEED, "noise");
        byte[] pixels = new byte[IMAGES * size];
        for (int p = 0; p < pixels.length; p++) {
            double own = noise.uniform(p);
            boolean ink = own < NOISE ? own < NOISE / 2 : patterns.uniform(p / size % 10 * size + p % size) < INK;
            pixels[p] = (byte) (ink ? 255 : 0);
        }
        return Images.of(WIDTH, pixels, IntStream.range(0, IMAGES).map(k -> k % 10).toArray());
    }

    /**
     * Trains with so many batches.
     *
     * @param tolerance below which a sample is finished; 0 where all calls are made
     * @return the time of an epoch of MNIST, 937 batches, and the mean loss of the batches
     */
    Outcome run(Variant variant, double tolerance, int batches) {
        Recipe recipe = Recipe.WORKSHOP_2023;
        int[] turns = IntStream.range(0, batches * recipe.batch()).map(k -> k % IMAGES).toArray();
        Training training = Training.of(memory(variant).on(backend), images.select(turns)).recipe(recipe).solver(variant.solver()).epochs(1);
        Epoch epoch = (tolerance == 0 ? training : training.tolerance(tolerance)).run().epochs().getFirst();
        return new Outcome(epoch.seconds() * EPOCH / batches, epoch.loss());
    }

    private static HierarchicalMemory memory(Variant variant) {
        return Recipe.WORKSHOP_2023.initialised(variant.memory(WIDTH * WIDTH, 512, 10), SEED);
    }

    /** Writes what others begin with: the images, a byte a pixel, their labels, and the weights in float32, little-endian. */
    void write(Path file) throws IOException {
        HierarchicalMemory memory = memory(Variant.HAM);
        float[] input = memory.weights(0).entries();
        float[] output = memory.weights(1).entries();
        int pixels = images.count() * images.size();
        ByteBuffer bytes = ByteBuffer.allocate(pixels + images.count() + Float.BYTES * (input.length + output.length));
        for (int k = 0; k < images.count(); k++) {
            images.copyPixels(k, bytes.array(), k * images.size());
            bytes.put(pixels + k, (byte) images.label(k));
        }
        bytes.position(pixels + images.count()).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(input).put(output);
        Files.write(file, bytes.array());
    }
}
