package engram.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DormandPrinceTest {

    /** Hairer's driver for DOPRI5: 1442 evaluations, 240 steps, 216 accepted, 22 rejected, y = (0.9940021016, 8.911e-6). */
    @Test
    void arenstorfTakesTheStepsOfHairersCode() {
        Trajectory orbit = Solve.ode(Problems.ARENSTORF, new DormandPrince(1e-7), Span.of(0, Problems.ARENSTORF_PERIOD));
        assertEquals(1442, orbit.work().evaluations(), 72);
        assertEquals(240, orbit.work().steps(), 12);
        assertEquals(216, orbit.work().accepted(), 10.8);
        assertEquals(22, orbit.work().rejected(), 1.1);
        assertEquals(0.9940021016, orbit.last()[0], 1e-9);
        assertEquals(8.911e-6, orbit.last()[1], 1e-8);
        assertEquals(217, orbit.size());
    }

    @Test
    void aSmallerErrorAllowedGivesASmallerOne() {
        double before = 1;
        for (double tolerance : new double[] {1e-4, 1e-6, 1e-8, 1e-10, 1e-12}) {
            double error = Math.abs(Solve.ode(Problems.WAVE, new DormandPrince(tolerance), Span.of(0, 10)).last()[0] - Problems.wave(10));
            assertTrue(error < 30 * tolerance && error < before / 10, tolerance + ": " + error);
            before = error;
        }
    }

    @Test
    void theCurveBetweenTheStepsIsAsGood() {
        Trajectory trajectory = Solve.ode(Problems.WAVE, new DormandPrince(1e-8), Span.of(0, 10));
        for (double t = 0; t <= 10; t += 0.00379) assertEquals(Problems.wave(t), trajectory.at(t)[0], 3e-7);
        for (int k = 0; k < trajectory.size(); k++) assertEquals(trajectory.state(k)[0], trajectory.at(trajectory.time(k))[0]);
    }

    @Test
    void statesAreKeptWhereTheyAreAskedFor() {
        double[] times = {0, 0.1, 0.2, 3, 9.99, 10};
        Trajectory chosen = Solve.ode(Problems.WAVE, new DormandPrince(1e-8), Span.of(0, 10).keepingAt(times));
        Trajectory all = Solve.ode(Problems.WAVE, new DormandPrince(1e-8), Span.of(0, 10));
        assertEquals(Arrays.toString(times), Arrays.toString(chosen.times()));
        for (double t : times) assertEquals(all.at(t)[0], chosen.at(t)[0], 1e-15);
        assertEquals(all.work(), chosen.work());
        Trajectory last = Solve.ode(Problems.WAVE, new DormandPrince(1e-8), Span.of(0, 10).keepingLast());
        assertEquals("[0.0, 10.0]", Arrays.toString(last.times()));
        assertEquals(all.last()[0], last.last()[0]);
    }

    /** A box of input into a leak, y' = −y + I(t): which side's value the input has at the jumps must not matter. */
    @Test
    void stepsEndAtJumps() {
        double e = Math.exp(-1), end = Math.exp(-2) * (1 - e);
        Ode open = (t, y, slope) -> slope[0] = -y[0] + (t > 1 && t < 2 ? 1 : 0);
        Ode closed = (t, y, slope) -> slope[0] = -y[0] + (t >= 1 && t <= 2 ? 1 : 0);
        Span span = Span.of(0, 4).withJumps(2, 1);
        for (Ode box : new Ode[] {open, closed}) {
            Trajectory told = Solve.ode(new Problem(box, 0), new DormandPrince(1e-10), span);
            assertEquals(end, told.last()[0], 1e-10);
            assertEquals(1 - e, told.at(2)[0], 1e-10);
            assertTrue(Arrays.stream(told.times()).anyMatch(t -> t == 1) && Arrays.stream(told.times()).anyMatch(t -> t == 2));
            assertEquals(0, told.work().rejected());
        }
        Trajectory untold = Solve.ode(new Problem(open, 0), new DormandPrince(1e-10), Span.of(0, 4));
        assertTrue(untold.work().rejected() > 10 || Math.abs(untold.last()[0] - end) > 1e-6, untold.work().toString());
    }

    /** The two sides of a jump in fixed steps as well: Runge–Kutta 4 keeps its order, whichever value stands at the jump. */
    @Test
    void fixedStepsSeeTheirOwnSideOfAJump() {
        double exact = Math.exp(-2) * (1 - Math.exp(-1));
        for (boolean closed : new boolean[] {false, true}) {
            Ode box = (t, y, slope) -> slope[0] = -y[0] + (closed ? t >= 1 && t <= 2 ? 1 : 0 : t > 1 && t < 2 ? 1 : 0);
            Steps steps = Steps.even(0, 0.01, 400);     // 100 · 0.01 is 1, 200 · 0.01 is 2
            assertEquals(exact, Solve.ode(new Problem(box, 0), new RungeKutta4(), steps.withJumps(1, 2)).last()[0], 1e-10);
            Trajectory told = Solve.ode(new Problem(box, 0), new RungeKutta4(), Steps.even(0, 0.1, 40).withJumps(1, 2));
            assertEquals(1 - Math.exp(-0.95), told.at(1.95)[0], 1e-6);
        }
        // 3 · 0.1 is a little more than 0.3
        Ode ramp = (t, y, slope) -> slope[0] = t >= 0.3 ? 1 : 0;
        assertEquals(0.7, Solve.ode(new Problem(ramp, 0), new RungeKutta4(), Steps.even(0, 0.1, 10).withJumps(0.3)).last()[0], 1e-15);
        Ode open = (t, y, slope) -> slope[0] = -y[0] + (t > 1 && t < 2 ? 1 : 0);
        assertTrue(Math.abs(Solve.ode(new Problem(open, 0), new RungeKutta4(), Steps.even(0, 0.01, 400)).last()[0] - exact) > 1e-6);
    }
}
