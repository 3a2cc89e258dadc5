package engram.bench;

import engram.math.Sin;
import engram.ode.IndependentOde;
import engram.ode.Problem;
import engram.ode.RungeKutta4;
import engram.ode.Solve;
import engram.ode.Steps;
import java.util.Arrays;

/** Engram's Runge–Kutta 4 for n equations x' = sin(xt), x(0) = 0.5, on all cores: 500 steps, all states kept; the figure is the mean of the last. */
final class EngramRk4 implements Contestant {
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
        double[] initial = new double[n];
        Arrays.fill(initial, 0.5);
        var problem = new Problem(SINE, initial);
        System.gc();        // what the round before has left is not this one's work: Python has given it back by now
        long start = System.nanoTime();
        double[] end = Solve.ode(problem, new RungeKutta4(), Steps.even(0, 0.01, 500)).last();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(seconds, Arrays.stream(end).average().orElseThrow());
    }
}
