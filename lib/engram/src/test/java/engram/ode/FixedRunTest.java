package engram.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.math.Sin;
import engram.parallel.Cores;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedRunTest {

    @Test
    void theClockIsTheNumberOfTheStep() {
        double[] times = Solve.ode(Problems.WAVE, new Euler(), Steps.even(0.3, 0.1, 1000)).times();
        for (int k = 0; k <= 1000; k++) assertEquals(0.3 + k * 0.1, times[k]);
    }

    /** The last stage of a step asks for slopes at the very time at which the next step begins. */
    @Test
    void stepsMeetToTheBit() {
        double[] asked = new double[40];
        int[] count = {0};
        Solve.ode(new Problem((t, y, slope) -> asked[count[0]++] = t, 0), new RungeKutta4(), Steps.even(0.1, 0.1, 10));
        for (int k = 1; k < 10; k++) assertEquals(asked[4 * k - 1], asked[4 * k]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 10, 100, Long.MAX_VALUE})
    void everyNthStateIsKeptAndTheLast(long every) {
        for (Problem problem : new Problem[] {Problems.WAVE, new Problem((IndependentOde) FixedRunTest::wave, 2)}) {
            Trajectory all = Solve.ode(problem, new RungeKutta4(), Steps.even(0, 0.1, 20));
            Trajectory some = Solve.ode(problem, new RungeKutta4(), Steps.even(0, 0.1, 20).keepingEvery(every));
            int[] kept = IntStream.rangeClosed(0, 20).filter(k -> k % every == 0 || k == 20).toArray();
            assertArrayEquals(Arrays.stream(kept).mapToDouble(all::time).toArray(), some.times());
            assertArrayEquals(Arrays.stream(kept).mapToDouble(k -> all.state(k)[0]).toArray(), some.variable(0));
            assertEquals(80, some.work().evaluations());
        }
    }

    private static void wave(double t, double[] y, double[] slope, int first) {
        for (int i = 0; i < y.length; i++) slope[i] = -y[i] * Math.cos(t);
    }

    @Test
    void withoutStepsTheStateIsTheFirst() {
        Trajectory none = Solve.ode(Problems.WAVE, new RungeKutta4(), Steps.of(3));
        assertArrayEquals(new double[] {2}, none.last());
        assertArrayEquals(new double[] {2}, none.at(3));
    }

    /** 5000 equations x' = sin((i + 1)·x·t): in blocks, in one piece, and with any number of threads they are the same bits. */
    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1000, 1001, 5000})
    void blocksGiveTheSameBits(int equations) {
        IndependentOde blocks = (t, x, slope, first) -> {
            for (int i = 0; i < x.length; i++) slope[i] = (first + i + 1) * x[i] * t;
            Sin.of(slope, slope, 0, x.length);
        };
        Ode whole = (t, x, slope) -> {
            for (int i = 0; i < x.length; i++) slope[i] = Sin.of((i + 1) * x[i] * t);
        };
        double[] initial = new double[equations];
        Arrays.fill(initial, 0.5);
        Steps steps = Steps.even(0, 0.01, 50).keepingEvery(20);
        for (FixedStep method : new FixedStep[] {new Euler(), new Midpoint(), new RungeKutta4()}) {
            double[][] one = Solve.ode(new Problem(whole, initial), method, steps).states();
            for (int threads = 1; threads <= 3; threads++) Cores.limitedTo(threads,
                    () -> assertArrayEquals(one, Solve.ode(new Problem(blocks, initial), method, steps).states()));
        }
    }

    /** Which fault is told of does not depend on which block came first. */
    @Test
    void theEarliestFaultOfAllBlocksIsNamed() {
        IndependentOde explosions = (t, y, slope, first) -> {
            for (int i = 0; i < y.length; i++) slope[i] = y[i] * y[i] * y[i];
        };
        double[] initial = new double[5000];
        initial[100] = 1;
        initial[4444] = 2;
        for (int threads = 1; threads <= 3; threads++) Cores.limitedTo(threads, () -> {
            var failure = assertThrows(NotFiniteException.class,
                    () -> Solve.ode(new Problem(explosions, initial), new RungeKutta4(), Steps.even(0, 0.1, 100)));
            assertEquals(4444, failure.variable());
            Trajectory before = failure.trajectory();
            assertEquals(failure.time(), before.time(before.size() - 1) + 0.1, 1e-12);
            assertEquals(1 / Math.sqrt(1 - 0.2), before.at(0.1)[100], 1e-4);
        });
    }

    @Test
    void arraysOfTheCallerAreNotShared() {
        double[] initial = {2};
        Problem problem = new Problem(Problems.WAVE.ode(), initial);
        initial[0] = 7;
        problem.initial()[0] = 8;
        Trajectory trajectory = Solve.ode(problem, new RungeKutta4(), Steps.even(0, 0.1, 3));
        trajectory.state(0)[0] = 9;
        assertEquals(2, trajectory.state(0)[0]);
    }
}
