package engram.grader.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;

/** The tests of {@code neurons-01-pendulum}. */
@OwnWork({"engram.neuron", "engram.ode", "org.apache.commons.math3.ode"})
class PendulumTest {
    private static final double NEAR = 1e-9;
    private static final Pendulum LONG = new Pendulum(9.81, 2.5);
    private static final double[] START = {1.2, -0.4};          // rad, rad/s
    private static final double[][] STARTS = {START, {-0.7, 1.1}, {2.3, 0.2}};

    @Graded(name = "the slopes", points = 2, hint = "dθ/dt comes first, then dω/dt; angles are in radians.")
    void slopes(Answers student) {
        for (double[] y : new double[][] {START, {-2.6, 1.7}, {7, 0.3}}) {
            double[] found = slope(student, y);
            double[] expected = LONG.slope(y);
            double pull = LONG.g() / LONG.L();
            assertEquals(2, found.length, "There are two slopes, one for each number of the state");
            assertFalse(Samples.apart(found, new double[] {expected[1], expected[0]}) < NEAR,
                    "Your slopes stand in the wrong order: dθ/dt goes first, as θ does");
            assertFalse(Math.abs(found[0] - y[0]) < NEAR, "θ changes by ω, the second number of the state, and not by itself");
            assertFalse(Math.abs(found[1] - expected[1] * -1) < NEAR,
                    "Your pendulum is pushed away from the vertical; its sign must be minus");
            assertFalse(Math.abs(found[1] + pull * y[0]) < NEAR, "Your pull grows with θ itself; it is g/L·sin θ");
            assertFalse(Math.abs(found[1] + pull * Math.sin(Math.toRadians(y[0]))) < NEAR,
                    "You took the angle for degrees; it is in radians already");
            assertFalse(Math.abs(found[1] + LONG.L() / LONG.g() * Math.sin(y[0])) < NEAR, "You have L/g; a long rod makes the pull weaker: g/L");
            assertFalse(Math.abs(found[1] + LONG.g() * Math.sin(y[0])) < NEAR, "The length of the rod is missing: g/L·sin θ");
            assertTrue(Samples.apart(found, expected) < NEAR, "The slopes of some states are others");
        }
    }

    @Graded(name = "Euler's method", points = 2, hint = "Every new state comes from the one before: y + h·f(y), for both numbers at once.")
    void eulers(Answers student) {
        for (double[] start : STARTS) {
            eulers(student, start, 0.05);
        }
    }

    private static void eulers(Answers student, double[] start, double h) {
        double[][] found = euler(student, start, h, 40);
        double[][] expected = LONG.run(start, 40, y -> LONG.eulerStep(y, h));
        tellShape(found, start, 40);
        double[][] newAngle = LONG.run(start, 40, y -> {
            double angle = y[0] + h * y[1];
            return new double[] {angle, y[1] + h * LONG.slope(new double[] {angle, y[1]})[1]};
        });
        assertFalse(Samples.apart(found, newAngle) < NEAR,
                "You compute the slope of ω from the new angle; in Euler's method both slopes come from the old state");
        double[][] newVelocity = LONG.run(start, 40, y -> {
            double velocity = y[1] + h * LONG.slope(y)[1];
            return new double[] {y[0] + h * velocity, velocity};
        });
        assertFalse(Samples.apart(found, newVelocity) < NEAR,
                "You move the angle with the new ω; in Euler's method both slopes come from the old state");
        double[][] fromStart = LONG.run(start, 40, y -> Samples.plus(y, h, LONG.slope(start)));
        assertFalse(Samples.apart(found, fromStart) < NEAR, "You take the slope of the start in every step; look again where you stand");
        assertFalse(Samples.apart(found, LONG.run(start, 40, y -> LONG.eulerStep(y, 1))) < NEAR,
                "Your step does not ask for h: go along the slope for the time h");
        assertTrue(Samples.apart(found, expected) < NEAR, "Your states are not those of Euler's method");
    }

    @Graded(name = "Euler's energy rises", points = 1, hint = "If it does not, euler or energy above is not right yet.")
    void rises(Answers student) {
        double[] start = {0.5, 0};
        double[][] states = euler(student, start, 0.02, 400);
        assertTrue(states.length == 401, "There are steps + 1 states: the start and one after each step");
        double before = energy(student, states[0]);
        for (int n = 50; n <= 400; n += 50) {
            double now = energy(student, states[n]);
            assertTrue(now - before > 0.01 * Math.abs(before),
                    "By Euler's method every swing from 0.5 rad should gain some energy, and between steps %d and %d yours does not"
                            .formatted(n - 50, n));
            before = now;
        }
    }

    @Graded(name = "the energy", points = 1, hint = "½L²ω² + gL(1 − cos θ): 0 for a pendulum that hangs still.")
    void energies(Answers student) {
        for (double[] y : new double[][] {START, {-2.6, 1.7}, {0, 0}}) {
            double found = energy(student, y);
            double kinetic = LONG.kinetic(y);
            double height = LONG.g() * LONG.L() * (1 - Math.cos(y[0]));
            double fall = LONG.g() * LONG.L() * Math.cos(y[0]);
            assertFalse(Math.abs(found - (kinetic + fall)) < NEAR, "Your energy of height is largest at the bottom; its cosine has a minus");
            assertFalse(Math.abs(found - (kinetic - fall)) < NEAR, "Your energy is not 0 for a pendulum that hangs still: 1 − cos θ");
            if (y[1] != 0) {
                assertFalse(Math.abs(found - (2 * kinetic + height)) < NEAR, "The ½ of the speed's energy is missing");
                assertFalse(Math.abs(found - (kinetic / LONG.L() / LONG.L() + height)) < NEAR,
                        "ω is an angle a second; the speed is L·ω, and its square has L²");
                assertFalse(Math.abs(found - (kinetic + height / LONG.L())) < NEAR, "The height is L·(1 − cos θ); your L is missing");
                assertFalse(Math.abs(found - height) < NEAR, "The energy of the speed is missing");
                assertFalse(Math.abs(found - (kinetic - height)) < NEAR, "The energy of the height is added, not taken away");
            }
            assertEquals(LONG.energy(y), found, NEAR, "The energy of some state is another");
        }
    }

    @Graded(name = "Runge and Kutta's method", points = 2, hint = "k₂ and k₃ at half a step, k₃ along k₂, k₄ at a whole step along k₃.")
    void rungeKuttas(Answers student) {
        for (double[] start : STARTS) {
            rungeKuttas(student, start, 0.1);
        }
    }

    private static void rungeKuttas(Answers student, double[] start, double h) {
        double[][] found = rungeKutta(student, start, h, 20);
        tellShape(found, start, 20);
        double[] halves = {0.5, 0.5, 1};
        double[] weights = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};
        tellStep(found, start, h, new double[0], new double[] {1}, "That is Euler's method: one slope a step");
        tellStep(found, start, h, new double[] {0.5}, new double[] {0, 1}, "That is the midpoint method: two slopes a step");
        tellStep(found, start, h, halves, new double[] {0.25, 0.25, 0.25, 0.25}, "Your four slopes count alike; those in the middle count twice");
        tellStep(found, start, h, new double[] {0.5, 0.5, 0.5}, weights, "Your k₄ is taken after half a step; it belongs to the end of the step");
        tellStep(found, start, h, new double[] {1, 1, 1}, weights, "Your k₂ and k₃ are taken after a whole step; they belong to its middle");
        double[][] lazy = LONG.run(start, 20, y -> {
            double[] k1 = LONG.slope(y);
            double[] k2 = LONG.slope(Samples.plus(y, h / 2, k1));
            double[] k4 = LONG.slope(Samples.plus(y, h, k2));
            return Samples.plus(Samples.plus(Samples.plus(y, h / 6, k1), 2 * h / 3, k2), h / 6, k4);
        });
        assertFalse(Samples.apart(found, lazy) < NEAR, "Your k₃ goes along k₁ and so is k₂ again; it goes along k₂");
        assertTrue(Samples.apart(found, LONG.run(start, 20, y -> LONG.rungeKuttaStep(y, h))) < NEAR,
                "Your states are not those of Runge and Kutta's method");
    }

    @Graded(name = "its order is 4", points = 2, hint = "With half the step the error must be about 16 times smaller.")
    void order(Answers student) {
        for (double[] start : new double[][] {START, {0.9, 0.3}}) {
            double[] truth = LONG.run(start, 6400, y -> LONG.rungeKuttaStep(y, 2.0 / 6400))[6400];
            double coarse = error(student, start, 40, truth);
            double fine = error(student, start, 80, truth);
            double order = Math.log(coarse / fine) / Math.log(2);
            assertTrue(Math.abs(order - 4) < 0.3,
                    "With half the step your error is %.1f times smaller, so the order is about %.1f; it should be 4".formatted(coarse / fine, order));
        }
    }

    private static double error(Answers student, double[] start, int steps, double[] truth) {
        double[][] found = rungeKutta(student, start, 2.0 / steps, steps);
        assertTrue(found.length == steps + 1, "There are steps + 1 states: the start and one after each step");
        return Samples.apart(found[steps], truth);
    }

    @Graded(name = "the period", points = 2, hint = "From one upward crossing to the next upward one, each on the straight line between two samples.")
    void periods(Answers student) {
        double h = 0.01;
        double[] angles = waves(1.234, 0.35, 400, h);
        double found = student.call(double.class, "period", angles, h);
        assertFalse(Math.abs(found - 1.234 / 2) < 2 * h, "That is half a period: two crossings in opposite directions");
        assertFalse(Math.abs(found - 1.234 / 4) < 2 * h, "That is a quarter of the period: from the top to the first crossing");
        assertFalse(Math.abs(found - 123.4) < 2, "Your period is a number of steps; it should be in seconds");
        assertFalse(Math.abs(found - 1.234) > 1e-4 && Math.abs(found / h - Math.rint(found / h)) < 1e-6,
                "Your period is a whole number of steps; find the crossings on the line between two samples");
        assertEquals(1.234, found, 1e-4, "The period of a sine of 1.234 s is another");
        for (double period : new double[] {2, 1.61}) {
            double below = student.call(double.class, "period", waves(period, -0.9, 600, h), h);
            assertEquals(period, below, 1e-4, "The period of a curve that begins below 0 is another");
        }
        double none = student.call(double.class, "period", waves(1.234, 0.35, 120, h), h);
        assertTrue(Double.isNaN(none), "Where there are not two upward crossings the period should be Double.NaN");
    }

    @Graded(name = "the exact period", points = 2, hint = "Both means come from the old a and b, and b begins with the cosine of half the angle.")
    void exact(Answers student) {
        for (double amplitude : new double[] {0.3, 2, 3.1}) {
            double found = student.call(double.class, "exactPeriod", amplitude, LONG.g(), LONG.L());
            double small = 2 * Math.PI * Math.sqrt(LONG.L() / LONG.g());
            double expected = LONG.periodByIntegral(amplitude);
            assertEquals(expected, LONG.period(amplitude), NEAR, "Two ways to the exact period disagree");
            assertFalse(Math.abs(found - small) < 1e-6, "That is the formula for small angles; your period does not ask for the angle");
            assertFalse(Math.abs(found - small / newMeanFirst(Math.cos(amplitude / 2))) < NEAR,
                    "Your geometric mean takes the new a; both means come from the old numbers");
            if (amplitude < 1.5) {
                assertFalse(Math.abs(found - small / Samples.arithmeticGeometricMean(1, Math.cos(amplitude))) < NEAR,
                        "Your b begins with the cosine of the whole angle; it is that of half the angle");
            }
            assertFalse(Math.abs(found - small * small / expected) < NEAR, "You multiply by the mean; a wide swing takes longer: divide");
            assertFalse(Math.abs(found - expected * LONG.g() / LONG.L()) < NEAR, "Your root is upside down: √(L/g)");
            assertFalse(Math.abs(found - expected / (2 * Math.PI)) < NEAR, "The 2π is missing");
            assertEquals(expected, found, NEAR, "The period from %s rad is another".formatted(amplitude));
        }
    }

    @Graded(name = "simulated and exact agree", points = 1, hint = "If they don't, one of the functions above is not right yet.")
    void agree(Answers student) {
        for (double amplitude : new double[] {0.5, 2, 2.9}) {
            double[][] states = rungeKutta(student, new double[] {amplitude, 0}, 0.01, 1500);
            assertTrue(states.length == 1501 && Arrays.stream(states).allMatch(row -> row.length == 2),
                    "There are steps + 1 states of two numbers: the start and one after each step");
            double simulated = student.call(double.class, "period", Samples.column(states, 0), 0.01);
            assertEquals(LONG.period(amplitude), simulated, 1e-4,
                    "From %s rad your simulated pendulum does not swing with the exact period".formatted(amplitude));
        }
    }

    /** What can be wrong with the table of states, whatever the method. */
    private static void tellShape(double[][] found, double[] start, int steps) {
        assertTrue(found.length == steps + 1, "There are steps + 1 states: the start and one after each step");
        assertFalse(Pendulum.alike(found), "All your rows are the same; put a new array into each");
        assertTrue(Arrays.equals(start, found[0]), "The first row must be the start, unchanged");
    }

    private static void tellStep(double[][] found, double[] start, double h, double[] shares, double[] weights, String sentence) {
        assertFalse(Samples.apart(found, LONG.run(start, 20, y -> LONG.mean(y, h, shares, weights))) < NEAR, sentence);
    }

    /** A sine with a period in s that begins at a share of it. */
    private static double[] waves(double period, double share, int count, double h) {
        double[] angles = new double[count];
        Arrays.setAll(angles, n -> 1.5 * Math.sin(2 * Math.PI * (n * h / period + share)));
        return angles;
    }

    /** The mean of a student who has put the new arithmetic mean into the geometric one. */
    private static double newMeanFirst(double b) {
        double a = 1;
        double other = b;
        for (int round = 0; round < 10; round++) {
            a = (a + other) / 2;
            other = Math.sqrt(a * other);
        }
        return a;
    }

    private static double[] slope(Answers student, double[] y) {
        return student.call(double[].class, "slope", y, LONG.g(), LONG.L());
    }

    private static double energy(Answers student, double[] y) {
        return student.call(double.class, "energy", y, LONG.g(), LONG.L());
    }

    private static double[][] euler(Answers student, double[] start, double h, int steps) {
        return student.call(double[][].class, "euler", start, LONG.g(), LONG.L(), h, steps);
    }

    private static double[][] rungeKutta(Answers student, double[] start, double h, int steps) {
        return student.call(double[][].class, "rungeKutta", start, LONG.g(), LONG.L(), h, steps);
    }
}
