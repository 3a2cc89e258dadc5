package engram.grader.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;

@OwnWork({"engram.deq", "engram.memory"})
class AndersonAccelerationTest {
    private static final double[][] RESIDUALS = Samples.normal(3, 3, 1, 1); // as many states as neurons
    private static final double NEAR = 1e-6;

    @Graded(name = "the weights", points = 3, hint = "G has an entry for every pair of states: the dot product of their residuals.")
    void weights(Answers student) {
        for (double[][] residuals : new double[][][] {RESIDUALS, Samples.normal(3, 7, 1, 2), Samples.normal(4, 6, 1, 8), Samples.normal(2, 5, 1, 9)}) {
            double[] found = student.call(double[].class, "weights", (Object) residuals);
            assertEquals(residuals.length, found.length, "There is one weight for each of %d states".formatted(residuals.length));
            assertFalse(Samples.apart(found, Anderson.solvedByGram(residuals)) < NEAR,
                    "Your weights solve the right system, but don't add up to 1: divide by their sum");
            if (residuals == RESIDUALS) {
                assertFalse(Samples.apart(found, Anderson.normalised(Anderson.solved(residuals))) < NEAR,
                        "You solved with the residuals themselves; the system has their dot products in it, FᵀF and not F");
            }
            assertFalse(Math.abs(Arrays.stream(found).sum() - 1) > NEAR, "Your weights don't add up to 1");
            assertTrue(Samples.apart(Anderson.normalised(Anderson.solvedByGram(residuals)), found) < NEAR,
                    "Another combination of the %d residuals is shorter than yours".formatted(residuals.length));
        }
    }

    @Graded(name = "residuals that depend on each other", points = 1,
            hint = "A little on the diagonal, relative to its largest entry, gives every system one solution.")
    void dependent(Answers student) {
        for (double[] sizes : new double[][] {{2, 1}, {2e-6, 1e-6}, {3, 1}, {1, 4}}) {
            double[][] parallel = {{sizes[0], sizes[0]}, {sizes[1], sizes[1]}};
            double[] found = student.call(double[].class, "weights", (Object) parallel);
            assertEquals(2, found.length, "There is one weight for each of two states");
            assertFalse(Samples.apart(found, new double[] {0, 1}) < NEAR || Double.isNaN(found[0]),
                    "Of two parallel residuals you took the newest or nothing: "
                            + "until 1e-10 of its largest entry is added to its diagonal, G is singular");
            double[] expected = {sizes[1] / (sizes[1] - sizes[0]), sizes[0] / (sizes[0] - sizes[1])}; // a mixture of length 0
            assertTrue(Samples.apart(found, expected) < 1e-4,
                    "Two parallel residuals of the sizes %.0e and %.0e can be mixed so that nothing is left, and your weights miss that; "
                            .formatted(sizes[0], sizes[1]) + "what you add to the diagonal must be relative to its largest entry");
        }
    }

    @Graded(name = "at rest the newest state counts", points = 1,
            hint = "What does solve return for a matrix of zeros, and how does one ask for NaN?")
    void atRest(Answers student) {
        for (int states : new int[] {3, 2, 4}) {
            double[] found = student.call(double[].class, "weights", (Object) new double[states][5]);
            assertEquals(states, found.length, "There is one weight for each of %d states".formatted(states));
            assertFalse(Arrays.stream(found).anyMatch(Double::isNaN),
                    "All residuals are 0, and your weights are NaN: they would spoil a network that is at rest");
            assertFalse(found[0] == 1, "All residuals are 0, and you fall back to the oldest state: the newest is the last");
            double[] newest = new double[states];
            newest[states - 1] = 1;
            assertTrue(Samples.apart(newest, found) < 1e-12, "All residuals are 0: the newest state alone should count");
        }
    }

    @Graded(name = "values, not states", points = 2, hint = "z̃ combines what f made of the states.")
    void values(Answers student) {
        for (int m = 2; m <= 4; m++) {
            next(student, Samples.normal(m, 7, 1, 5), Samples.normal(m, 7, 1, 6));
        }
    }

    private static void next(Answers student, double[][] states, double[][] values) {
        double[] alpha = Anderson.normalised(Anderson.solvedByGram(Anderson.residuals(states, values)));
        double[] found = student.call(double[].class, "next", states, values);
        assertFalse(Samples.apart(found, Samples.times(alpha, states)) < NEAR,
                "You combined the states z; the jump combines their values f(z)");
        assertFalse(Samples.apart(found, values[values.length - 1]) < NEAR, "Your next state is the newest value: the others have no weight");
        double[] ofValues = Anderson.normalised(Anderson.solvedByGram(values));
        assertFalse(Samples.apart(found, Samples.times(ofValues, values)) < NEAR,
                "Your weights come from the values; they should make the residual f(z) - z short");
        assertTrue(Samples.apart(found, Samples.times(alpha, values)) < NEAR, "The combination of %d values is another one".formatted(values.length));
    }

    @Graded(name = "the window slides", points = 3,
            hint = "When a pair too many is in the window, the oldest leaves: states and values both.")
    void window(Answers student) {
        for (int m = 3; m <= 5; m++) {
            slides(student, m, Anderson.DRIVES[m - 3]);
        }
    }

    private static void slides(Answers student, int m, double[] drive) {
        double[][] found = student.call(double[][].class, "anderson", Anderson.WEIGHTS, drive, m, Anderson.CALLS);
        assertEquals(Anderson.CALLS + 1, found.length,
                "There are %d states for %d calls, the start and one a call".formatted(Anderson.CALLS + 1, Anderson.CALLS));
        assertTrue(Arrays.stream(found[0]).allMatch(z -> z == 0), "The first of your states is not the start, 0");
        assertFalse(Samples.apart(found, Anderson.way(drive, call -> Anderson.last(Anderson.CALLS, call))) < NEAR,
                "Your window of %d never slides: it keeps all states since the start".formatted(m));
        assertFalse(Samples.apart(found, Anderson.way(drive, call -> call < m ? Anderson.range(0, call + 1) : Anderson.range(0, m))) < NEAR,
                "Your window of %d keeps the first states for ever; the oldest should leave".formatted(m));
        assertFalse(Samples.apart(found, Anderson.way(drive, call -> Anderson.last(m + 1, call))) < NEAR,
                "Your window of %d holds a state too many".formatted(m));
        assertFalse(Samples.apart(found, Anderson.way(drive, call -> Anderson.last(m - 1, call))) < NEAR,
                "Your window of %d holds a state too few".formatted(m));
        assertTrue(Samples.apart(found, Anderson.way(drive, call -> Anderson.last(m, call))) < NEAR,
                "With a window of %d some of your states are others".formatted(m));
    }

    @Graded(name = "a window of one is Picard's method", points = 1, hint = "One state has one weight, 1.")
    void picard(Answers student) {
        for (double[] drive : Anderson.DRIVES) {
            double[][] found = student.call(double[][].class, "anderson", Anderson.WEIGHTS, drive, 1, Anderson.CALLS);
            assertTrue(Samples.apart(found, Anderson.way(drive, call -> Anderson.last(1, call))) < NEAR,
                    "With a window of 1 your states are not 0, f(0), f(f(0)) and so on");
        }
    }
}
