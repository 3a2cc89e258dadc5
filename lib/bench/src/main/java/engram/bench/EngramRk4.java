package engram.bench;

import engram.math.Sin;
import engram.ode.IndependentOde;
import engram.ode.Problem;
import engram.ode.RungeKutta4;
import engram.ode.Solve;
import engram.ode.Steps;
import java.util.Arrays;

/** Engram's Runge–Kutta 4 for n equations x' = sin(xt), x(0) = 0.5, on all cores: 500 steps, all states kept. The figure is the last mean. */
final class EngramRk4 implements Contestant {
    /** The first calls, in ns, in which the JVM compiles the loop; they are not timed. */
    private static final long WARM_UP = 500_000_000;

    private static final IndependentOde SINE = (t, x, slope, first) -> {
        for (int i = 0; i < x.length; i++) {
            slope[i] = x[i] * t;
        }
        Sin.of(slope, slope, 0, x.length);
    };

    @Override
    public String name() {
        return "Engram";
    }

    @Override
    public Outcome run(int n) {
        for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end;) {
            integrate(Math.min(n, 10_000));
        }
        System.gc();        // what was left behind is not this run's work: Python has given it back by now
        long start = System.nanoTime();
        double[] last = integrate(n);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(seconds, Arrays.stream(last).average().orElseThrow());
    }

    private static double[] integrate(int n) {
        double[] initial = new double[n];
        Arrays.fill(initial, 0.5);
        return Solve.ode(new Problem(SINE, initial), new RungeKutta4(), Steps.even(0, 0.01, 500)).last();
    }
}
