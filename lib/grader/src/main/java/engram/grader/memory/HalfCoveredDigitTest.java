package engram.grader.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;
import java.util.stream.IntStream;

@OwnWork({"engram.deq", "engram.memory"})
class HalfCoveredDigitTest {
    private static final double NEAR = 1e-9;
    private static final int PIXELS = HalfCovered.PIXELS;
    private static final double BETA = HalfCovered.BETA;
    private static final double[][] STORED = HalfCovered.STORED;
    private static final double[][] KEYS = HalfCovered.KEYS;
    private static final double[][] TRUTHS = HalfCovered.TRUTHS;
    private static final double[][] PROBES = HalfCovered.images(8, 2); // of several neighbours
    private static final double[] LIE = HalfCovered.LIE;
    private static final boolean[] KNOWN = HalfCovered.KNOWN;

    /** The student's answer where this stands under the sheet. */
    private static double[] answer(Answers student, double[] truth, double[] hidden, int updates) {
        return student.call(double[].class, "complete", KEYS, STORED, HalfCovered.shown(truth, hidden), KNOWN, BETA, updates);
    }

    @Graded(name = "a direction", points = 1, hint = "First take the mean away, then divide by the length of what is left.")
    void aDirection(Answers student) {
        for (double[] image : new double[][] {{0.2, 0.9, 0.4, 0.1}, {0.7, 0, 0.3}, {1, 0.2, 0.1, 0.6, 0.5}}) {
            direction(student, image);
        }
        assertTrue(Samples.apart(new double[3], student.call(double[].class, "direction", (Object) new double[] {0.5, 0.5, 0.5})) < NEAR,
                "An image that is the same everywhere has no direction: all numbers 0");
    }

    private static void direction(Answers student, double[] image) {
        double[] found = student.call(double[].class, "direction", (Object) image);
        assertEquals(image.length, found.length, "A direction has as many numbers as the image");
        assertFalse(Samples.apart(found, HalfCovered.unit(image)) < NEAR,
                "You did not take the mean away: brighter images will all be alike");
        assertFalse(Samples.apart(found, HalfCovered.centred(image)) < NEAR,
                "Your direction has not the length 1, so that an image twice as dark is twice as like");
        assertFalse(Samples.apart(found, HalfCovered.centred(HalfCovered.unit(image))) < NEAR,
                "You divided by the length first and took the mean away after it");
        assertTrue(Samples.apart(HalfCovered.direction(image), found) < NEAR, "The direction of an image is another");
    }

    @Graded(name = "the weights", points = 2,
            hint = "A softmax of β times the correlations, after the largest exponent has been taken away.")
    void theWeights(Answers student) {
        for (double[] truth : TRUTHS) {
            weights(student, Arrays.stream(truth).map(x -> 3 * x).toArray());
        }
    }

    private static void weights(Answers student, double[] dark) {
        double[] found = student.call(double[].class, "weights", KEYS, dark, BETA);
        assertEquals(STORED.length, found.length, "There is one weight for each stored image");
        assertFalse(Samples.apart(found, HalfCovered.softmax(BETA, Samples.timesTransposed(dark, KEYS))) < NEAR,
                "Your weights depend on how dark the state is: turn it into a direction, as the keys are");
        assertFalse(Samples.apart(found, HalfCovered.weights(dark, 1)) < NEAR, "β does not act on your weights");
        assertFalse(Math.abs(Arrays.stream(found).sum() - 1) > NEAR, "Your weights don't add up to 1");
        assertTrue(Samples.apart(HalfCovered.weights(dark, BETA), found) < NEAR, "The weights of a state are others");
        double[] sure = student.call(double[].class, "weights", KEYS, dark, 1e4);
        assertTrue(Arrays.stream(sure).allMatch(Double::isFinite),
                "At β = 10,000 your weights are not finite: take the largest exponent away from all first");
        assertTrue(Samples.apart(HalfCovered.weights(dark, 1e4), sure) < NEAR, "At β = 10,000 the most similar image should decide alone");
    }

    @Graded(name = "one update", points = 2, hint = "Hidden pixels begin as 0 and become an average of the stored images.")
    void oneUpdate(Answers student) {
        for (double[] truth : TRUTHS) {
            oneUpdate(student, truth);
        }
    }

    private static void oneUpdate(Answers student, double[] truth) {
        double[] found = answer(student, truth, LIE, 1);
        double[] start = HalfCovered.shown(truth, new double[PIXELS]);
        assertEquals(PIXELS, found.length, "An answer has as many pixels as the probe");
        tellPeeking(student, truth, found, 1);
        assertFalse(Samples.apart(found, HalfCovered.completed(start, KEYS, 1, i -> KNOWN[i])) < NEAR,
                "You averaged the directions; the answer is an average of the stored images");
        assertFalse(Samples.apart(found, start) < NEAR, "The hidden pixels of your answer are still 0");
        assertFalse(Samples.apart(found, HalfCovered.completed(start, STORED, 1, i -> false)) < NEAR,
                "The known pixels of your answer are no longer what was shown: put them back after the update");
        assertTrue(Samples.apart(HalfCovered.completed(start, STORED, 1, i -> KNOWN[i]), found) < NEAR,
                "After one update the answer is another");
    }

    /** Another probe that shows the same. */
    private static void tellPeeking(Answers student, double[] truth, double[] found, int updates) {
        assertTrue(Samples.apart(found, answer(student, truth, truth, updates)) < NEAR,
                "Your memory looks under the sheet: its answer changes with pixels that are hidden, which begin as 0");
    }

    @Graded(name = "several updates", points = 2, hint = "What is known is put back after every update, not only at the end.")
    void severalUpdates(Answers student) {
        for (int k = 0; k < TRUTHS.length; k++) {
            severalUpdates(student, TRUTHS[k], k + 2);
        }
    }

    private static void severalUpdates(Answers student, double[] truth, int updates) {
        double[] found = answer(student, truth, LIE, updates);
        double[] start = HalfCovered.shown(truth, new double[PIXELS]);
        double[] drifted = HalfCovered.completed(start, STORED, updates, i -> false);
        tellPeeking(student, truth, found, updates);
        assertFalse(Samples.apart(found, drifted) < NEAR, "Your known pixels drift: they should be put back after every update");
        assertFalse(Samples.apart(found, HalfCovered.merged(start, drifted, i -> KNOWN[i])) < NEAR,
                "You put the known pixels back at the end only; the updates before it no longer knew them");
        assertFalse(Samples.apart(found, HalfCovered.completed(start, STORED, 1, i -> KNOWN[i])) < NEAR,
                "After %d updates you are where one leads".formatted(updates));
        assertTrue(Samples.apart(HalfCovered.completed(start, STORED, updates, i -> KNOWN[i]), found) < NEAR,
                "After %d updates the answer is another".formatted(updates));
    }

    @Graded(name = "the error of hidden pixels", points = 2, hint = "Which pixels were guessed? The mean is over those.")
    void error(Answers student) {
        for (double[] truth : TRUTHS) {
            error(student, truth);
        }
    }

    private static void error(Answers student, double[] truth) {
        boolean[] known = KNOWN.clone();
        known[PIXELS - 1] = true; // so that hidden and known are not equally many
        double[] answer = HalfCovered.merged(truth, LIE, i -> known[i]);
        double[] off = IntStream.range(0, answer.length).filter(i -> !known[i]).mapToDouble(i -> Math.abs(answer[i] - truth[i])).toArray();
        double sum = Arrays.stream(off).sum();
        double found = student.call(double.class, "hiddenError", answer, truth, known);
        assertFalse(Math.abs(found - sum / PIXELS) < NEAR,
                "You divide by all pixels; the known ones are right by construction and make every answer look good");
        assertFalse(Math.abs(found - sum) < NEAR, "Your error is a sum; divide by the number of hidden pixels");
        assertFalse(found == 0, "Your error is 0: you measured the known pixels, which nobody had to guess");
        double squares = Arrays.stream(off).map(one -> one * one).sum() / off.length;
        assertFalse(Math.abs(found - squares) < NEAR || Math.abs(found - Math.sqrt(squares)) < NEAR,
                "Your error is one of squares; the task says |answer − truth|");
        assertEquals(sum / off.length, found, NEAR, "The error of the hidden pixels is another");
    }

    @Graded(name = "the nearest neighbour", points = 2,
            hint = "Sum the squared differences over the known pixels alone, and take the smallest.")
    void neighbour(Answers student) {
        for (double[] truth : PROBES) {
            neighbour(student, truth);
        }
    }

    private static void neighbour(Answers student, double[] truth) {
        int[] found = Arrays.stream(STORED) // under the sheet one image after the other
                .mapToInt(hidden -> student.call(int.class, "nearest", STORED, HalfCovered.shown(truth, hidden), KNOWN)).toArray();
        assertTrue(Arrays.stream(found).distinct().count() == 1,
                "Your neighbour looks under the sheet: its choice changes with pixels that are hidden");
        double[] start = HalfCovered.shown(truth, new double[PIXELS]);
        double[] distances = Arrays.stream(STORED).mapToDouble(image -> HalfCovered.distance(truth, image)).toArray();
        assertNotEquals(HalfCovered.largest(distances), found[0], "You took the stored image that is farthest away");
        int nearest = HalfCovered.largest(Arrays.stream(distances).map(distance -> -distance).toArray());
        if (found[0] != nearest) {
            assertNotEquals(HalfCovered.largest(Samples.timesTransposed(start, STORED)), found[0],
                    "You took the largest product, which prefers images with much ink");
        }
        assertEquals(nearest, found[0], "Another stored image is nearer by the known pixels");
    }
}
