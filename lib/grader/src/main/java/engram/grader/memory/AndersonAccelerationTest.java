package engram.grader.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class AndersonAccelerationTest {
    private static final double[][] RESIDUALS = Samples.normal(3, 3, 1, 1); // as many states as neurons
    private static final double[][] LONG = Samples.normal(3, 7, 1, 2);
    private static final double[][] WEIGHTS = Samples.normal(20, 5, 0.35, 3);
    private static final double[] DRIVE = Samples.normal(1, 20, 0.5, 4)[0];
    private static final int CALLS = 9;
    private static final double NEAR = 1e-6;

    /** What a loop keeps of the states so far. */
    private interface Window {
        List<Integer> of(int call);
    }

    private static double[] f(double[] z) {
        var hidden = Samples.plus(DRIVE, 1, Samples.timesTransposed(Samples.rho(z), WEIGHTS));
        return Samples.times(Samples.rho(hidden), WEIGHTS);
    }

    /** The x with matrix·x = (1, …, 1), by elimination without exchange of rows. */
    private static double[] solved(double[][] matrix) {
        int m = matrix.length;
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[] x = new double[m];
        Arrays.fill(x, 1);
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < m; i++) {
                double factor = i == k ? 0 : a[i][k] / a[k][k];
                a[i] = Samples.plus(a[i], -factor, a[k]);
                x[i] -= factor * x[k];
            }
        }
        for (int k = 0; k < m; k++) {
            x[k] /= a[k][k];
        }
        return x;
    }

    private static double[] normalised(double[] x) {
        double sum = Arrays.stream(x).sum();
        return Arrays.stream(x).map(one -> one / sum).toArray();
    }

    private static double[] solvedByGram(double[][] residuals) {
        int m = residuals.length;
        double[][] gram = new double[m][m];
        double largest = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                gram[i][j] = Samples.dot(residuals[i], residuals[j]);
            }
            largest = Math.max(largest, gram[i][i]);
        }
        for (int i = 0; i < m; i++) {
            gram[i][i] += 1e-10 * largest;
        }
        return solved(gram);
    }

    private static double[] combined(double[] alpha, double[][] rows) {
        return Samples.times(alpha, rows);
    }

    private static double[][] residuals(double[][] states, double[][] values) {
        double[][] residuals = new double[states.length][];
        Arrays.setAll(residuals, i -> Samples.plus(values[i], -1, states[i]));
        return residuals;
    }

    /** The reference: all states, from 0 on, where each call mixes those that the window keeps. */
    private static double[][] way(Window window) {
        var states = new ArrayList<double[]>(List.of(new double[WEIGHTS[0].length]));
        for (int call = 0; call < CALLS; call++) {
            double[][] kept = window.of(call).stream().map(states::get).toArray(double[][]::new);
            double[][] values = Arrays.stream(kept).map(AndersonAccelerationTest::f).toArray(double[][]::new);
            states.add(combined(normalised(solvedByGram(residuals(kept, values))), values));
        }
        return states.toArray(double[][]::new);
    }

    private static List<Integer> last(int count, int call) {
        return range(Math.max(0, call + 1 - count), call + 1);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Graded(name = "the weights", points = 3, hint = "G has an entry for every pair of states: the dot product of their residuals.")
    void weights(Answers student) {
        for (double[][] residuals : new double[][][] {RESIDUALS, LONG}) {
            double[] found = student.call(double[].class, "weights", (Object) residuals);
            assertEquals(3, found.length, "There is one weight for each of three states");
            assertFalse(Samples.apart(found, solvedByGram(residuals)) < NEAR,
                    "Your weights solve the right system, but don't add up to 1: divide by their sum");
            if (residuals == RESIDUALS) {
                assertFalse(Samples.apart(found, normalised(solved(residuals))) < NEAR,
                        "You solved with the residuals themselves; the system has their dot products in it, FᵀF and not F");
            }
            assertFalse(Math.abs(Arrays.stream(found).sum() - 1) > NEAR, "Your weights don't add up to 1");
            assertArrayEquals(normalised(solvedByGram(residuals)), found, NEAR,
                    "Another combination of the three residuals is shorter than yours");
        }
    }

    @Graded(name = "residuals that depend on each other", points = 1,
            hint = "A little on the diagonal, relative to its largest entry, gives every system one solution.")
    void dependent(Answers student) {
        for (double scale : new double[] {1, 1e-6}) {
            double[][] parallel = {{2 * scale, 2 * scale}, {scale, scale}};
            double[] found = student.call(double[].class, "weights", (Object) parallel);
            assertFalse(Samples.apart(found, new double[] {0, 1}) < NEAR || Double.isNaN(found[0]),
                    "Of two parallel residuals you took the newest or nothing: until 1e-10 of its largest entry is added to its diagonal, G is singular");
            assertTrue(Math.abs(found[0] + 1) < 1e-4,
                    "Residuals of size %.0e: twice the shorter minus the longer is 0, and your weights miss that; "
                    .formatted(scale) + "is what you add to the diagonal relative to its largest entry?");
        }
    }

    @Graded(name = "at rest the newest state counts", points = 1,
            hint = "What does solve return for a matrix of zeros, and how does one ask for NaN?")
    void atRest(Answers student) {
        double[] found = student.call(double[].class, "weights", (Object) new double[3][4]);
        assertFalse(Arrays.stream(found).anyMatch(Double::isNaN),
                "All residuals are 0, and your weights are NaN: they would spoil a network that is at rest");
        assertFalse(found[0] == 1, "All residuals are 0, and you fall back to the oldest state: the newest is the last");
        assertArrayEquals(new double[] {0, 0, 1}, found, 1e-12,
                "All residuals are 0: the newest state should have the weight 1 and the others 0");
    }

    @Graded(name = "values, not states", points = 2, hint = "z̃ combines what f made of the states.")
    void values(Answers student) {
        double[][] states = Samples.normal(3, 7, 1, 5);
        double[][] values = Samples.normal(3, 7, 1, 6);
        double[] alpha = normalised(solvedByGram(residuals(states, values)));
        double[] found = student.call(double[].class, "next", states, values);
        assertFalse(Samples.apart(found, combined(alpha, states)) < NEAR,
                "You combined the states z; the jump combines their values f(z)");
        assertFalse(Samples.apart(found, values[2]) < NEAR, "Your next state is the newest value: the others have no weight");
        double[] ofValues = normalised(solvedByGram(values));
        assertFalse(Samples.apart(found, combined(ofValues, values)) < NEAR,
                "Your weights come from the values; they should make the residual f(z) - z short");
        assertTrue(Samples.apart(found, combined(alpha, values)) < NEAR, "The combination of three values is another one");
    }

    @Graded(name = "the window slides", points = 3,
            hint = "When a pair too many is in the window, the oldest leaves: states and values both.")
    void window(Answers student) {
        int m = 3;
        double[][] found = student.call(double[][].class, "anderson", WEIGHTS, DRIVE, m, CALLS);
        assertEquals(CALLS + 1, found.length, "There are %d states for %d calls, the start and one a call".formatted(CALLS + 1, CALLS));
        assertTrue(Arrays.stream(found[0]).allMatch(z -> z == 0), "The first of your states is not the start, 0");
        assertFalse(Samples.apart(found, way(call -> last(CALLS, call))) < NEAR,
                "Your window of 3 never slides: it keeps all states since the start");
        assertFalse(Samples.apart(found, way(call -> call < m ? range(0, call + 1) : range(0, m))) < NEAR,
                "Your window of 3 keeps the first three states for ever; the oldest should leave");
        assertFalse(Samples.apart(found, way(call -> last(m + 1, call))) < NEAR, "Your window of 3 holds four states");
        assertFalse(Samples.apart(found, way(call -> last(m - 1, call))) < NEAR, "Your window of 3 holds two states");
        assertTrue(Samples.apart(found, way(call -> last(m, call))) < NEAR, "With a window of 3 some of your states are others");
    }

    @Graded(name = "a window of one is Picard's method", points = 1, hint = "One state has one weight, 1.")
    void picard(Answers student) {
        double[][] found = student.call(double[][].class, "anderson", WEIGHTS, DRIVE, 1, CALLS);
        assertTrue(Samples.apart(found, way(call -> last(1, call))) < NEAR, "With a window of 1 your states are not 0, f(0), f(f(0)), …");
    }
}
