package engram.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.parallel.TooLargeException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What can't be done is said in a sentence, and what was computed before is kept. */
class FailureTest {
    private static final Problem DECAY = new Problem((t, y, slope) -> slope[0] = -y[0], 1);
    private static final FixedStep RK4 = new RungeKutta4();

    /** y' = −y³: each step of Euler's method that is too long makes a larger one necessary. */
    private static final Problem CUBE = new Problem((t, y, slope) -> {
        slope[0] = 0;
        slope[1] = -y[1] * y[1] * y[1];
    }, 1, 10);

    private static void refused(String sentence, Executable call) {
        assertEquals(sentence, assertThrows(ArgumentException.class, call).getMessage());
    }

    @Test
    void aStepThatIsTooLongIsNamed() {
        var failure = assertThrows(NotFiniteException.class, () -> Solve.ode(CUBE, new Euler(), Steps.even(0, 0.1, 100)));
        assertEquals(1, failure.variable());
        assertEquals(failure.time(), failure.trajectory().time(failure.trajectory().size() - 1) + 0.1, 1e-12);
        assertTrue(failure.getMessage().matches("Variable 1 is (NaN|-?Infinity) at t = 0\\.\\d+: h = 0.1 is too long for this method, try 0.05, "
                + "unless the solution itself has no bound there\\."), failure.getMessage());
        Trajectory before = failure.trajectory();
        assertTrue(before.size() > 2);
        assertArrayEquals(new double[] {1, -90}, before.state(1));
        assertTrue(Double.isFinite(before.last()[1]) && Math.abs(before.last()[1]) > 1e10, before.toString());
        // where the last state alone is to be kept, what was reached is kept too
        var again = assertThrows(NotFiniteException.class, () -> Solve.ode(CUBE, new Euler(), Steps.even(0, 0.1, 100).keepingLast()));
        assertArrayEquals(before.last(), again.trajectory().last());
    }

    @Test
    void aSlopeThatIsNoNumberIsNamed() {
        Problem root = new Problem((t, y, slope) -> {
            slope[0] = 1;
            slope[1] = Math.sqrt(1 - y[0]);         // of a negative number from t = 1 on
        }, 0, 0);
        var failure = assertThrows(NotFiniteException.class, () -> Solve.ode(root, new Euler(), Steps.even(0, 0.25, 10)));
        assertEquals("The slope of variable 1 is NaN at t = 1.25, where the state is finite: look at its equation.", failure.getMessage());
        assertEquals(6, failure.trajectory().size());
        var adaptive = assertThrows(NotFiniteException.class, () -> Solve.ode(root, new DormandPrince(1e-6), Span.of(0, 3)));
        assertEquals("The slope of variable 1 is NaN at t = 1.0: look at its equation, or the solution ends there.", adaptive.getMessage());
        assertEquals(2.0 / 3, adaptive.trajectory().last()[1], 1e-5);
        assertEquals(1, adaptive.time(), 1e-9);
        Problem atOnce = new Problem((t, y, slope) -> slope[0] = 1 / t, 1);
        assertEquals(1, assertThrows(NotFiniteException.class, () -> Solve.ode(atOnce, new DormandPrince(1e-6), Span.of(0, 1)))
                .trajectory().size());
    }

    @Test
    void solutionsThatEndAreFollowedUntilThen() {
        Problem explosion = new Problem((t, y, slope) -> slope[0] = y[0] * y[0], 1);         // 1/(1 − t)
        var failure = assertThrows(IntegrationException.class, () -> Solve.ode(explosion, new DormandPrince(1e-8), Span.of(0, 2)));
        assertEquals(1, failure.time(), 1e-6);
        assertEquals(2, failure.trajectory().at(0.5)[0], 1e-6);
        Problem wall = new Problem((t, y, slope) -> slope[0] = t < 1 ? 1 : -1e20, 1);
        var tooSteep = assertThrows(StepException.class, () -> Solve.ode(wall, new DormandPrince(1e-8), Span.of(0, 2)));
        assertEquals(1, tooSteep.time(), 1e-12);
        assertEquals(2, tooSteep.trajectory().last()[0], 1e-6);
        assertTrue(tooSteep.getMessage().matches("At t = 1\\.0 even a step of \\S+ has too large an error: the solution or its slope "
                + "has no bound there, the right-hand side jumps \\(say where, by withJumps\\), or .*\\."), tooSteep.getMessage());
    }

    @Test
    void stiffnessIsNamed() {
        Problem stiff = new Problem((t, y, slope) -> slope[0] = -1e6 * (y[0] - Math.cos(t)), 0);
        var failure = assertThrows(StepException.class, () -> Solve.ode(stiff, new DormandPrince(1e-4), Span.of(0, 10)));
        assertTrue(failure.getMessage().matches("The equations are stiff at t = 0\\.00\\d+: steps of 3\\.\\d+E-6 are needed there "
                + "only to stay stable, more than the 1000000 that are allowed; take exponential Euler, .*\\."), failure.getMessage());
        assertEquals(Math.cos(failure.time()), failure.trajectory().last()[0], 1e-3);
        // where there are few enough of such steps, they are made
        Trajectory little = Solve.ode(stiff, new DormandPrince(1e-4), Span.of(0, 0.02).keepingLast());
        assertEquals(Math.cos(0.02), little.last()[0], 1e-3);
        assertTrue(little.work().steps() > 5000, little.work().toString());
    }

    @Test
    void tooManyStepsAreNamed() {
        var failure = assertThrows(StepException.class, () -> Solve.ode(DECAY, new DormandPrince(1e-9).withStepLimit(20), Span.of(0, 8)));
        assertTrue(failure.getMessage().matches("After 20 steps, all that are allowed, t is \\d\\.\\d+ of 8\\.0: allow more steps, "
                + "or a larger error\\."), failure.getMessage());
        assertEquals(21, failure.trajectory().size());
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItBegins() {
        var asked = new AtomicLong();
        Problem problem = new Problem((t, y, slope) -> asked.incrementAndGet(), new double[1000]);
        var failure = assertThrows(TooLargeException.class, () -> Solve.ode(problem, RK4, Steps.even(0, 0.01, 2_000_000)));
        assertTrue(failure.getMessage().matches("The trajectory needs (about 16\\.0 GB, and the heap is limited to .*): keep fewer states "
                + "\\(every n-th, at chosen times, or the last alone\\), or start Java with a larger -Xmx\\."), failure.getMessage());
        assertEquals(0, asked.get());
    }

    @Test
    @Tag("timing")
    void aRunCanBeStopped() throws InterruptedException {
        for (Executable run : new Executable[] {
            () -> Solve.ode(DECAY, RK4, Steps.even(0, 1e-9, 1L << 40).keepingLast()),
            () -> Solve.ode(new Problem((IndependentOde) (t, y, slope, first) -> { }, new double[5000]), RK4,
                    Steps.even(0, 1, 1L << 40).keepingLast()),
            () -> Solve.ode(new Problem((t, y, slope) -> slope[0] = Math.cos(1e9 * t), 0), new DormandPrince(1e-13).withStepLimit(1L << 40),
                    Span.of(0, 100).keepingLast())}) {
            var ended = new AtomicLong();
            var thread = Thread.ofPlatform().start(() -> {
                assertThrows(CancellationException.class, run);
                ended.set(System.nanoTime());
            });
            Thread.sleep(100);
            long asked = System.nanoTime();
            thread.interrupt();
            thread.join(10_000);
            assertFalse(thread.isAlive());
            assertTrue(ended.get() - asked < 200_000_000L, (ended.get() - asked) / 1e6 + " ms");
        }
    }

    @Test
    void argumentsThatMakeNoSenseAreNamed() {
        refused("The argument ode is null: give it a value.", () -> new Problem(null, 1));
        refused("The initial state is empty: give a number for each variable.", () -> new Problem((t, y, slope) -> { }));
        refused("Variable 1 begins at NaN: give a finite number.", () -> new Problem((t, y, slope) -> { }, 0, Double.NaN));
        refused("The step is 0.0: it must be finite and more than 0.", () -> Steps.even(0, 0, 3));
        refused("The step is -0.1: it must be finite and more than 0.", () -> Steps.even(0, -0.1, 3));
        refused("The number of steps is -1: it must be 0 or more.", () -> Steps.even(0, 1, -1));
        refused("Steps of 1.0E-20 from 1.0 to 1.0 are too short to be told apart: take longer ones.", () -> Steps.even(1, 1e-20, 3));
        refused("The times of the grid must rise, and 1.0 comes after 1.0.", () -> Steps.of(0, 1, 1));
        refused("The grid has no times: give the first one at least.", () -> Steps.of());
        refused("Every 0-th state can't be kept: give 1 or more.", () -> Steps.even(0, 1, 3).keepingEvery(0));
        refused("The jump at 0.5 is no time of the grid: choose steps that end there.", () -> Steps.even(0, 1, 3).withJumps(1, 0.5));
        refused("The jump at 7.0 is no time of the grid: choose steps that end there.", () -> Steps.of(0, 1, 3).withJumps(7));
        refused("A jump is at the time NaN: give finite times.", () -> Span.of(0, 1).withJumps(Double.NaN));
        refused("Time can't run from 1.0 to 0.0: give two finite times, the first before the second.", () -> Span.of(1, 0));
        refused("A state can't be kept at 2.0: time runs from 0.0 to 1.0.", () -> Span.of(0, 1).keepingAt(0, 2));
        refused("States are to be kept at 0.5 and then at 0.5: the times must rise.", () -> Span.of(0, 1).keepingAt(0.5, 0.5));
        refused("The relative error allowed is 1.0E-17: give a number from 1e-15 on and below 1, or 0.", () -> new DormandPrince(1e-17, 1));
        refused("The absolute error allowed is 0.0: it must be finite and more than 0.", () -> new DormandPrince(1e-6, 0));
        refused("The number of steps allowed is 0: it must be at least 1.", () -> new DormandPrince(1e-6).withStepLimit(0));
        refused("A crossing is of variable 3, and there are 1, counted from 0.",
                () -> Solve.ode(DECAY, RK4, Steps.even(0, 1, 3), Crossing.of(3, 0)));
        refused("The quantity of a crossing is NaN at t = 0.0.",
                () -> Solve.ode(DECAY, RK4, Steps.even(0, 1, 3), Crossing.of((t, y) -> Double.NaN)));
        refused("There is no state at 5.0: those kept go from 0.0 to 3.0.", () -> Solve.ode(DECAY, RK4, Steps.even(0, 1, 3)).at(5));
        refused("There is no variable 1: they go from 0 to 0.", () -> Solve.ode(DECAY, RK4, Steps.even(0, 1, 3)).variable(1));
        refused("There is no kept state -1: they go from 0 to 3.", () -> Solve.ode(DECAY, RK4, Steps.even(0, 1, 3)).state(-1));
        refused("Exponential Euler is for equations that are linear in their own variable, and these don't say that they are: "
                + "choose another method, or give a LinearOde.", () -> Solve.ode(DECAY, new ExponentialEuler(), Steps.even(0, 1, 3)));
    }
}
