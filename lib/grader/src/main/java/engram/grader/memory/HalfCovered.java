package engram.grader.memory;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Small images, half covered, and what a memory makes of them as it should, and as it should not. */
final class HalfCovered {
    static final int PIXELS = 12;
    static final double BETA = 6;
    static final double[][] STORED = images(6, 4);
    static final double[][] KEYS = Arrays.stream(STORED).map(HalfCovered::direction).toArray(double[][]::new);
    static final double[][] TRUTHS = images(3, 2);
    static final double[] LIE = images(1, 3)[0]; // what stands under the sheet must not matter
    static final boolean[] KNOWN = new boolean[PIXELS];

    static {
        Arrays.fill(KNOWN, 0, PIXELS / 2, true);
    }

    private HalfCovered() {
    }

    /** Images of greys from 0 to 1. */
    static double[][] images(int count, long seed) {
        return Arrays.stream(Samples.normal(count, PIXELS, 1, seed))
                .map(row -> Arrays.stream(row).map(x -> 1 / (1 + Math.exp(-2 * x))).toArray()).toArray(double[][]::new);
    }

    static double[] centred(double[] image) {
        double mean = Arrays.stream(image).average().orElseThrow();
        return Arrays.stream(image).map(x -> x - mean).toArray();
    }

    static double[] unit(double[] x) {
        double norm = Math.sqrt(Samples.dot(x, x));
        return Arrays.stream(x).map(one -> one / norm).toArray();
    }

    static double[] direction(double[] image) {
        return unit(centred(image));
    }

    /** softmax of β times these likenesses. */
    static double[] softmax(double beta, double[] likeness) {
        double largest = Arrays.stream(likeness).max().orElseThrow();
        double[] e = Arrays.stream(likeness).map(one -> Math.exp(beta * (one - largest))).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(one -> one / sum).toArray();
    }

    static double[] weights(double[] state, double beta) {
        return softmax(beta, Samples.timesTransposed(direction(state), KEYS));
    }

    /** Of two images the pixels of the first where asked for, else of the second. */
    static double[] merged(double[] first, double[] second, IntPredicate ofFirst) {
        return IntStream.range(0, PIXELS).mapToDouble(i -> ofFirst.test(i) ? first[i] : second[i]).toArray();
    }

    static double[] shown(double[] truth, double[] elsewhere) {
        return merged(truth, elsewhere, i -> KNOWN[i]);
    }

    /** Updates from a start, with averages of these rows; held where asked for. */
    static double[] completed(double[] start, double[][] averaged, int updates, IntPredicate held) {
        double[] state = start;
        for (int t = 0; t < updates; t++) {
            state = merged(start, Samples.times(weights(state, BETA), averaged), held);
        }
        return state;
    }

    /** How far a stored image is by the known pixels, squared. */
    static double distance(double[] truth, double[] image) {
        double[] difference = Samples.plus(truth, -1, merged(image, truth, i -> KNOWN[i]));
        return Samples.dot(difference, difference);
    }

    /** The place of the largest number. */
    static int largest(double[] numbers) {
        return IntStream.range(0, numbers.length).reduce((a, b) -> numbers[b] > numbers[a] ? b : a).orElseThrow();
    }
}
