package engram.memory.training;

import engram.data.Images;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What there is to learn from: for every image an input, in levels of grey, and what the output shall be. */
interface Examples {
    /** How many. */
    int count();

    /** Numbers of an input. */
    int inputs();

    /** Writes an input: unsigned bytes, of which 255 stands for 1. */
    void copyInput(int number, byte[] to);

    /** What an output shall be. */
    float target(int number, int output);

    /** What they are, in a few words. */
    String description();

    /** The input is the image, and the output 1 at its label and 0 elsewhere. */
    record Named(Images images) implements Examples {
        @Override public int count() { return images.count(); }

        @Override public int inputs() { return images.size(); }

        @Override public void copyInput(int number, byte[] to) { images.copyPixels(number, to, 0); }

        @Override public float target(int number, int output) { return images.label(number) == output ? 1 : 0; }

        @Override public String description() { return images + ", by name, " + Mark.of(images); }
    }

    /**
     * The input is what is known of an image, and the output the rest, both in the order of the pixels.
     *
     * @param known   pixels, by number
     * @param unknown likewise
     */
    record Completed(Images images, int[] known, int[] unknown) implements Examples {
        Completed(Images images, boolean[] known) {
            this(images, IntStream.range(0, known.length).filter(p -> known[p]).toArray(),
                    IntStream.range(0, known.length).filter(p -> !known[p]).toArray());
        }

        @Override public int count() { return images.count(); }

        @Override public int inputs() { return known.length; }

        @Override public void copyInput(int number, byte[] to) {
            for (int k = 0; k < known.length; k++) to[k] = (byte) images.grey(number, known[k]);
        }

        @Override public float target(int number, int output) { return images.grey(number, unknown[output]) / 255f; }

        @Override public String description() { return images + ", completed from " + Arrays.hashCode(known) + ", " + Mark.of(images); }
    }
}
