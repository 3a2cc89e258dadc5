package engram.grader.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
    private static final double[] TRUTH = HalfCovered.TRUTH;
    private static final double[] LIE = HalfCovered.LIE;
    private static final boolean[] KNOWN = HalfCovered.KNOWN;

    /** The student's answer where this stands under the sheet. */
    private static double[] answer(Answers student, double[] hidden, int updates) {
        return student.call(double[].class, "complete", KEYS, STORED, HalfCovered.shown(hidden), KNOWN, BETA, updates);
    }

    @Graded(name = "a direction", points = 1, hint = "First take the mean away, then divide by the length of what is left.")
    void aDirection(Answers student) {
        double[] image = {0.2, 0.9, 0.4, 0.1};
        double[] found = student.call(double[].class, "direction", (Object) image);
        assertEquals(4, found.length, "A direction has as many numbers as the image");
        assertFalse(Samples.apart(found, HalfCovered.unit(image)) < NEAR,
                "You did not take the mean away: brighter images will all be alike");
        assertFalse(Samples.apart(found, HalfCovered.centred(image)) < NEAR,
                "Your direction has not the length 1, so that an image twice as dark is twice as like");
        assertFalse(Samples.apart(found, HalfCovered.centred(HalfCovered.unit(image))) < NEAR,
                "You divided by the length first and took the mean away after it");
        assertArrayEquals(HalfCovered.direction(image), found, NEAR, "The direction of an image is another");
        assertArrayEquals(new double[3], student.call(double[].class, "direction", (Object) new double[] {0.5, 0.5, 0.5}), NEAR,
                "An image that is the same everywhere has no direction: all numbers 0");
    }

    @Graded(name = "the weights", points = 2,
            hint = "A softmax of β times the correlations, after the largest exponent has been taken away.")
    void theWeights(Answers student) {
        double[] dark = Arrays.stream(TRUTH).map(x -> 3 * x).toArray();
        double[] found = student.call(double[].class, "weights", KEYS, dark, BETA);
        assertEquals(STORED.length, found.length, "There is one weight for each stored image");
        assertFalse(Samples.apart(found, HalfCovered.softmax(BETA, Samples.timesTransposed(dark, KEYS))) < NEAR,
                "Your weights depend on how dark the state is: turn it into a direction, as the keys are");
        assertFalse(Samples.apart(found, HalfCovered.weights(dark, 1)) < NEAR, "β does not act on your weights");
        assertFalse(Math.abs(Arrays.stream(found).sum() - 1) > NEAR, "Your weights don't add up to 1");
        assertArrayEquals(HalfCovered.weights(dark, BETA), found, NEAR, "The weights of a state are others");
        double[] sure = student.call(double[].class, "weights", KEYS, dark, 1e4);
        assertTrue(Arrays.stream(sure).allMatch(Double::isFinite),
                "At β = 10,000 your weights are not finite: take the largest exponent away from all first");
        assertArrayEquals(HalfCovered.weights(dark, 1e4), sure, NEAR, "At β = 10,000 the most similar image should decide alone");
    }

    @Graded(name = "one update", points = 2, hint = "Hidden pixels begin as 0 and become an average of the stored images.")
    void oneUpdate(Answers student) {
        double[] found = answer(student, LIE, 1);
        double[] start = HalfCovered.shown(new double[PIXELS]);
        assertEquals(PIXELS, found.length, "An answer has as many pixels as the probe");
        tellPeeking(student, 1);
        assertFalse(Samples.apart(found, HalfCovered.completed(start, KEYS, 1, i -> KNOWN[i])) < NEAR,
                "You averaged the directions; the answer is an average of the stored images");
        assertFalse(Samples.apart(found, start) < NEAR, "The hidden pixels of your answer are still 0");
        assertFalse(Samples.apart(found, HalfCovered.completed(start, STORED, 1, i -> false)) < NEAR,
                "The known pixels of your answer are no longer what was shown: put them back after the update");
        assertArrayEquals(HalfCovered.completed(start, STORED, 1, i -> KNOWN[i]), found, NEAR,
                "After one update the answer is another");
    }

    /** Two probes that show the same. */
    private static void tellPeeking(Answers student, int updates) {
        double[] one = answer(student, LIE, updates);
        double[] other = answer(student, TRUTH, updates);
        assertTrue(Samples.apart(one, other) < NEAR,
                "Your memory looks under the sheet: its answer changes with pixels that are hidden, which begin as 0");
    }

    @Graded(name = "several updates", points = 2, hint = "What is known is put back after every update, not only at the end.")
    void severalUpdates(Answers student) {
        int updates = 3;
        double[] found = answer(student, LIE, updates);
        double[] start = HalfCovered.shown(new double[PIXELS]);
        double[] drifted = HalfCovered.completed(start, STORED, updates, i -> false);
        tellPeeking(student, updates);
        assertFalse(Samples.apart(found, drifted) < NEAR, "Your known pixels drift: they should be put back after every update");
        assertFalse(Samples.apart(found, HalfCovered.merged(start, drifted, i -> KNOWN[i])) < NEAR,
                "You put the known pixels back at the end only; the updates before it no longer knew them");
        assertFalse(Samples.apart(found, HalfCovered.completed(start, STORED, 1, i -> KNOWN[i])) < NEAR,
                "After three updates you are where one leads");
        assertArrayEquals(HalfCovered.completed(start, STORED, updates, i -> KNOWN[i]), found, NEAR,
                "After three updates the answer is another");
    }

    @Graded(name = "the error of hidden pixels", points = 2, hint = "Which pixels were guessed? The mean is over those.")
    void error(Answers student) {
        boolean[] known = KNOWN.clone();
        known[PIXELS - 1] = true; // so that hidden and known are not equally many
        double[] answer = HalfCovered.merged(TRUTH, LIE, i -> known[i]);
        double[] off = IntStream.range(0, answer.length).filter(i -> !known[i]).mapToDouble(i -> Math.abs(answer[i] - TRUTH[i])).toArray();
        double sum = Arrays.stream(off).sum();
        double found = student.call(double.class, "hiddenError", answer, TRUTH, known);
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
        int[] found = Arrays.stream(STORED) // under the sheet one image after the other
                .mapToInt(hidden -> student.call(int.class, "nearest", STORED, HalfCovered.shown(hidden), KNOWN)).toArray();
        assertTrue(Arrays.stream(found).distinct().count() == 1,
                "Your neighbour looks under the sheet: its choice changes with pixels that are hidden");
        double[] start = HalfCovered.shown(new double[PIXELS]);
        double[] distances = Arrays.stream(STORED).mapToDouble(HalfCovered::distance).toArray();
        assertNotEquals(HalfCovered.largest(distances), found[0], "You took the stored image that is farthest away");
        int nearest = HalfCovered.largest(Arrays.stream(distances).map(distance -> -distance).toArray());
        if (found[0] != nearest) {
            assertNotEquals(HalfCovered.largest(Samples.timesTransposed(start, STORED)), found[0],
                    "You took the largest product, which prefers images with much ink");
        }
        assertEquals(nearest, found[0], "Another stored image is nearer by the known pixels");
    }
}
