package engram.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CrossingTest {

    /** y = sin t, y' = cos t. */
    private static final Problem SINE = new Problem((t, y, slope) -> {
        slope[0] = y[1];
        slope[1] = -y[0];
    }, 0, 1);

    private static final Steps STEPS = Steps.even(0, 0.05, 400);
    private static final Span SPAN = Span.of(0, 20);
    private static final DormandPrince FINE = new DormandPrince(1e-11);

    @Test
    void timesAreThoseOfTheSolution() {
        double[] up = {Math.asin(0.5), Math.asin(0.5) + 2 * Math.PI, Math.asin(0.5) + 4 * Math.PI, Math.asin(0.5) + 6 * Math.PI};
        double[] down = {Math.PI - up[0], 3 * Math.PI - up[0], 5 * Math.PI - up[0]};
        Crossing[] both = {Crossing.of(0, 0.5).upward(), Crossing.of(0, 0.5).downward(), Crossing.of((t, y) -> y[0] - 0.5)};
        for (Trajectory sine : new Trajectory[] {Solve.ode(SINE, new RungeKutta4(), STEPS, both), Solve.ode(SINE, FINE, SPAN, both)}) {
            double error = sine.size() == 401 ? 2e-6 : 1e-9;
            assertArrayEquals(up, sine.crossings(0), error);
            assertArrayEquals(down, sine.crossings(1), error);
            assertEquals(7, sine.crossings(2).length);
            assertArrayEquals(sine.events().stream().mapToDouble(Event::time).sorted().toArray(),
                    sine.events().stream().mapToDouble(Event::time).toArray());
            for (Event event : sine.events()) {
                assertEquals(0.5, event.state()[0], 1e-12);
                assertEquals(event.upward(), event.state()[1] > 0);
            }
        }
    }

    /** The error of a crossing's time falls with the fourth power of the step: cubic Hermite does not spoil Runge–Kutta 4. */
    @Test
    void timesHaveTheMethodsOrder() {
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            int steps = 100 << k;
            Trajectory sine = Solve.ode(SINE, new RungeKutta4(), Steps.even(0, 10.0 / steps, steps), Crossing.of(0, 0.3).downward());
            errors[k] = Math.abs(sine.crossings(0)[1] - (3 * Math.PI - Math.asin(0.3)));
        }
        assertEquals(4, Math.log(errors[0] / errors[1]) / Math.log(2), 0.5);
    }

    /** The top of the sine stands above the level for a twentieth of a step, between two states below it. */
    @Test
    void upAndDownAgainWithinOneStepIsSeen() {
        double level = Math.cos(0.005);
        Steps coarse = Steps.even(0, Math.PI / 31, 31);         // the top lies in the middle of a step
        Trajectory sine = Solve.ode(SINE, new RungeKutta4(), coarse, Crossing.of(0, level));
        assertTrue(Arrays.stream(sine.variable(0)).allMatch(y -> y < level));
        assertArrayEquals(new double[] {Math.PI / 2 - 0.005, Math.PI / 2 + 0.005}, sine.crossings(0), 2e-4);
        Trajectory dense = Solve.ode(SINE, FINE, Span.of(0, 3), Crossing.of(0, level));
        assertArrayEquals(new double[] {Math.PI / 2 - 0.005, Math.PI / 2 + 0.005}, dense.crossings(0), 1e-8);
        assertEquals(1, Solve.ode(SINE, new RungeKutta4(), coarse, Crossing.of(0, level).upward()).events().size());
    }

    /** Two crossings far inside a long step of Dormand–Prince, whose curve is quartic. */
    @Test
    void allCrossingsOfAQuarticAreSeen() {
        Problem quartic = new Problem((t, y, slope) -> slope[0] = 4 * t * t * t - 3 * 2.2 * t * t + 2 * 1.53 * t - 0.378, 0.026 + 0.001);
        double[] roots = Roots.ofPolynomial(0.027, -0.378, 1.53, -2.2, 1);
        Trajectory curve = Solve.ode(quartic, new DormandPrince(1e-3), Span.of(0, 1), Crossing.of(0, 0));
        assertArrayEquals(roots, curve.crossings(0), 1e-9);
        assertTrue(roots.length >= 2, Arrays.toString(roots));
    }

    @Test
    void theLevelItselfCountsAsAbove() {
        Problem fall = new Problem((t, y, slope) -> slope[0] = -1, 1);
        assertEquals(0, Solve.ode(fall, new Euler(), Steps.even(0, 0.25, 4), Crossing.of(0, 0)).events().size());  // ends on 0
        assertArrayEquals(new double[] {1}, Solve.ode(fall, new Euler(), Steps.even(0, 0.25, 5), Crossing.of(0, 0)).crossings(0), 1e-12);
        Problem rise = new Problem((t, y, slope) -> slope[0] = 1, -1);
        assertArrayEquals(new double[] {1}, Solve.ode(rise, new Euler(), Steps.even(0, 0.25, 4), Crossing.of(0, 0)).crossings(0), 1e-12);
        assertEquals(0, Solve.ode(new Problem((t, y, slope) -> slope[0] = 1, 0), new Euler(), Steps.even(0, 0.25, 4), Crossing.of(0, 0))
                .events().size());                                                                                  // begins there
    }

    @Test
    void aRunEndsWhereItIsToStop() {
        Crossing[] crossings = {Crossing.of(1, 0), Crossing.of(0, -0.5).stopping()};
        double end = Math.PI + Math.PI / 6;
        for (Trajectory sine : new Trajectory[] {Solve.ode(SINE, new RungeKutta4(), STEPS, crossings), Solve.ode(SINE, FINE, SPAN, crossings),
            Solve.ode(SINE, FINE, SPAN.keepingAt(0, 1, 2, 5), crossings), Solve.ode(SINE, new RungeKutta4(), STEPS.keepingLast(), crossings)}) {
            assertEquals(end, sine.time(sine.size() - 1), 1e-6);
            assertEquals(-0.5, sine.last()[0], 1e-12);
            assertEquals(1, sine.crossings(1).length);
            assertArrayEquals(new double[] {Math.PI / 2}, sine.crossings(0), 1e-6);
        }
        Trajectory sine = Solve.ode(SINE, FINE, SPAN, crossings);
        assertEquals(Math.sin(end - 0.01), sine.at(end - 0.01)[0], 1e-9);
    }

    /** A ball that falls and is thrown up again: each run begins where the last one has ended. */
    @Test
    void aBallBounces() {
        double t = 0, speed = 0, height = 1;
        Crossing ground = Crossing.of(0, 0).downward().stopping();
        double[] bounces = new double[4];
        for (int k = 0; k < 4; k++) {
            Problem ball = new Problem((time, y, slope) -> {
                slope[0] = y[1];
                slope[1] = -10;
            }, height, speed);
            Event hit = Solve.ode(ball, new DormandPrince(1e-10), Span.of(t, t + 10), ground).events().getFirst();
            t = bounces[k] = hit.time();
            speed = -0.5 * hit.state()[1];
            height = 0;
        }
        double first = Math.sqrt(0.2);
        assertArrayEquals(new double[] {first, 2 * first, 2.5 * first, 2.75 * first}, bounces, 1e-9);
    }
}
