package engram.grader.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;
import java.util.stream.IntStream;

@OwnWork({"engram.neuron", "engram.ode", "org.apache.commons.math3.ode", "org.apache.commons.math3.stat.regression",
        "org.apache.commons.math3.fitting"})
class LorenzTest {
    private static final double[][] STATES = {{1.5, -2, 20}, {-7, 4.5, 31}, {0.3, 12, 8}};
    private static final double STEP = 0.05, NEAR = 1e-9;

    private static double[] slope(double[] at) {
        return new double[] {10 * (at[1] - at[0]), at[0] * (28 - at[2]) - at[1], at[0] * at[1] - 8. / 3 * at[2]};
    }

    private static double[] along(double[] state, double step, double[] slope) {
        return IntStream.range(0, 3).mapToDouble(i -> state[i] + step * slope[i]).toArray();
    }

    private static double[] euler(double[] state, double step) {
        return along(state, step, slope(state));
    }

    /** One step with stages that go on for these parts of it, and their weights. */
    private static double[] stages(double[] state, double step, double[] parts, double[] weights) {
        double[] sum = new double[3], k = new double[3];
        for (int s = 0; s < weights.length; s++) {
            k = slope(along(state, step * parts[s], k));
            for (int i = 0; i < 3; i++) {
                sum[i] += weights[s] * k[i];
            }
        }
        return along(state, step, sum);
    }

    private static double[] rungeKutta(double[] state, double step) {
        return stages(state, step, new double[] {0, 0.5, 0.5, 1}, new double[] {1. / 6, 1. / 3, 1. / 3, 1. / 6});
    }

    private static double[][] run(double[] start, double step, int steps) {
        double[][] states = new double[steps + 1][];
        states[0] = start;
        for (int k = 0; k < steps; k++) {
            states[k + 1] = rungeKutta(states[k], step);
        }
        return states;
    }

    private static boolean near(double[] a, double... b) {
        return a.length == b.length && IntStream.range(0, a.length).allMatch(i -> Math.abs(a[i] - b[i]) < NEAR);
    }

    @Graded(name = "the slope", points = 2, hint = "Compare the three lines with the equations, sign by sign and letter by letter.")
    void slope(Answers student) {
        for (double[] state : STATES) {
            slope(student, state);
        }
        double still = Math.sqrt(72);
        assertTrue(near(student.call(double[].class, "slope", (Object) new double[] {-still, -still, 27}), 0, 0, 0), "Nothing should move at (−√72, −√72, 27)");
    }

    private static void slope(Answers student, double[] state) {
        double[] found = student.call(double[].class, "slope", (Object) state);
        double[] right = slope(state);
        assertEquals(3, found.length, "There are three slopes for three variables");
        assertFalse(Math.abs(found[0] + right[0]) < NEAR, "Your dx/dt has the wrong sign: it is σ(y − x)");
        assertFalse(Math.abs(found[1] - right[1] - state[1]) < NEAR, "In your dy/dt the last term, −y, is missing");
        assertFalse(Math.abs(found[1] - (state[0] * (28 - state[1]) - state[1])) < NEAR, "Your dy/dt has ρ − y in the brackets, and should have ρ − z");
        assertFalse(Math.abs(found[2] - (state[0] * state[1] - 2 * state[2])) < NEAR, "Your β is 2: 8 / 3 divides whole numbers. Use beta, or 8.0 / 3");
        assertFalse(Math.abs(found[2] - (state[0] * state[2] - 8. / 3 * state[2])) < NEAR, "Your dz/dt has x·z where it should have x·y");
        assertTrue(near(found, right), "The slopes at a state are others");
    }

    @Graded(name = "a step of Euler's", points = 2, hint = "All three variables move at once, along the slope at the old state.")
    void euler(Answers student) {
        for (double[] state : STATES) {
            euler(student, state);
        }
    }

    private static void euler(Answers student, double[] state) {
        double[] found = student.call(double[].class, "euler", state, STEP);
        assertFalse(near(found, Arrays.stream(slope(state)).map(k -> STEP * k).toArray()), "You return the change; the step ends at the state plus the change");
        assertFalse(near(found, along(state, 1, slope(state))), "The length of the step is missing: the slope counts for a time of 1");
        double x = state[0] + STEP * slope(state)[0];
        double y = state[1] + STEP * slope(new double[] {x, state[1], state[2]})[1];
        double z = state[2] + STEP * slope(new double[] {x, y, state[2]})[2];
        assertFalse(near(found, x, y, z), "Your y moves by the new x already; all slopes belong to the old state");
        assertTrue(near(found, euler(state, STEP)), "A step of Euler's method ends elsewhere");
    }

    @Graded(name = "a step of Runge and Kutta's", points = 3, hint = "Which of the four slopes are taken half a step further on, and which count twice?")
    void rungeKutta(Answers student) {
        for (double[] state : STATES) {
            rungeKutta(student, state);
        }
    }

    private static void rungeKutta(Answers student, double[] state) {
        double[] found = student.call(double[].class, "rungeKutta", state, STEP);
        double[] weights = {1. / 6, 1. / 3, 1. / 3, 1. / 6};
        assertFalse(near(found, stages(state, STEP, new double[] {0, 0.5, 0.5, 1}, new double[] {.25, .25, .25, .25})),
                "Your four slopes count equally; those in the middle count twice");
        assertFalse(near(found, stages(state, STEP, new double[] {0, 1, 1, 1}, weights)), "Your k₂ and k₃ go a whole step; they stand in the middle of it");
        assertFalse(near(found, stages(state, STEP, new double[] {0, 0.5, 0.5, 0.5}, weights)), "Your k₄ goes half a step; it stands at the end");
        assertFalse(near(found, stages(state, STEP, new double[] {0, 0.5}, new double[] {0, 1})), "You return the midpoint method, of order 2: only k₂ counts");
        assertFalse(near(found, euler(state, STEP)), "You return a step of Euler's: k₂, k₃ and k₄ don't count");
        assertFalse(near(found, stages(state, STEP, new double[] {0, 0.5, 0.5, 1}, new double[] {1, 2, 2, 1})), "The sum of the slopes is not divided by 6");
        assertTrue(near(found, rungeKutta(state, STEP)), "A step of Runge and Kutta's method ends elsewhere");
    }

    @Graded(name = "the trajectory", points = 2, hint = "There is one state more than there are steps.")
    void trajectory(Answers student) {
        for (int k = 0; k < STATES.length; k++) {
            trajectory(student, STATES[k], 40 - 10 * k);
        }
        double[] start = STATES[0];
        double[][] none = student.call(double[][].class, "trajectory", start, STEP, 0);
        assertTrue(none.length == 1 && near(none[0], start), "After no steps there is the start alone");
    }

    private static void trajectory(Answers student, double[] start, int steps) {
        double[][] found = student.call(double[][].class, "trajectory", start, STEP, steps);
        double[][] right = run(start, STEP, steps);
        assertFalse(found.length == steps && near(found[0], right[1]), "The start is missing from your states");
        assertEquals(steps + 1, found.length, "%d steps have %d states".formatted(steps, steps + 1));
        assertFalse(near(found[0], found[steps]), "Your states are all the same: each needs an array of its own");
        assertFalse(near(found[1], euler(start, STEP)), "These are Euler's steps; they should be Runge and Kutta's");
        for (int k = 0; k <= steps; k++) {
            assertTrue(near(found[k], right[k]), "State %d of the trajectory is another".formatted(k));
        }
    }

    @Graded(name = "distances", points = 1, hint = "Pythagoras, in three dimensions.")
    void distances(Answers student) {
        double[] found = student.call(double[].class, "distances", new double[][] {{1, 2, 3}, {0, 0, 0}}, new double[][] {{3, -1, 9}, {0, 0, -5}});
        assertEquals(2, found.length, "There is one distance for each time");
        assertFalse(found[0] == 49, "Yours are the squares of the distances: the root is missing");
        assertFalse(found[0] == 11, "You add up the sizes of the differences; a distance is the root of the sum of their squares");
        assertFalse(found[0] == 2, "You look at x alone");
        assertTrue(near(found, 7, 5), "The distances of two pairs of states are others");
        assertTrue(near(student.call(double[].class, "distances", new double[][] {STATES[0]}, new double[][] {STATES[0]}), 0),
                "A state has the distance 0 from itself");
        double[][] a = {{1, 1, 1}, {0, 3, 0}, {-2, 0, 5}};
        assertTrue(near(student.call(double[].class, "distances", a, new double[][] {{3, 4, 7}, {4, 0, 0}, {-2, -8, 11}}), 7, 5, 10),
                "The distances of three pairs of states are others");
    }

    @Graded(name = "the rate of growth", points = 3, hint = "Only the times asked for, natural logarithms, and all points of them.")
    void growth(Answers student) {
        double[] times = IntStream.range(0, 61).mapToDouble(k -> 0.1 * k).toArray();
        double[] distances = Arrays.stream(times).map(t -> 1e-6 * Math.exp(0.8 * Math.min(t, 4) + 0.3 * Math.sin(3 * t))).toArray();
        double from = 0.95, to = 4.05;
        double right = fitted(times, distances, from, to);
        double found = student.call(double.class, "growth", times, distances, from, to);
        assertFalse(Math.abs(found - right / Math.log(10)) < NEAR, "Your logarithms are those to the base 10; λ belongs to e");
        assertFalse(Math.abs(found - fitted(times, distances, -1, 10)) < NEAR, "Your line runs through all times, those after the distance has stopped growing included");
        assertFalse(Math.abs(found - Math.log(distances[40] / distances[10]) / (times[40] - times[10])) < NEAR,
                "Your slope knows the first and the last point only; the waves between them should be averaged");
        double[] exponentials = Arrays.stream(distances).map(Math::exp).toArray(); // whose logarithms are the distances
        assertFalse(Math.abs(found - fitted(times, exponentials, from, to)) < NEAR, "You fit the distance itself; its logarithm is what grows along a line");
        assertEquals(right, found, 1e-8, "The slope of the line through ln d is another");
        double[] whole = {0, 1, 2, 3};
        double[] some = {9, 1, Math.E, 7};
        assertEquals(1, student.call(double.class, "growth", whole, some, 1., 2.), 1e-9,
                "From 1 to 2 there are two times, 1 and 2, and both are included");
        double later = student.call(double.class, "growth", times, distances, 1.45, 3.55);
        assertEquals(fitted(times, distances, 1.45, 3.55), later, 1e-8, "At other times the slope of the line through ln d is another");
    }

    /** The least-squares slope of ln d at the times in [from, to]. */
    private static double fitted(double[] times, double[] distances, double from, double to) {
        double n = 0, sumT = 0, sumL = 0, sumTT = 0, sumTL = 0;
        for (int k = 0; k < times.length; k++) {
            if (times[k] >= from && times[k] <= to) {
                double t = times[k], l = Math.log(distances[k]);
                n++;
                sumT += t;
                sumL += l;
                sumTT += t * t;
                sumTL += t * l;
            }
        }
        return (n * sumTL - sumT * sumL) / (n * sumTT - sumT * sumT);
    }
}
