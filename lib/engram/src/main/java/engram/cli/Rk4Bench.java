package engram.cli;

import engram.math.Sin;
import engram.ode.IndependentOde;
import engram.ode.Ode;
import engram.ode.Problem;
import engram.ode.RungeKutta4;
import engram.ode.Solve;
import engram.ode.Steps;
import engram.ode.Trajectory;
import engram.parallel.TooLargeException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many equations x' = sin(xt) by Runge–Kutta 4, as Mohanta and Assisi (2022) time them, but from x(0) = 0.5: at 0 they stay. */
@Command(name = "rk4", mixinStandardHelpOptions = true, description = "Integrates x' = sin(xt), x(0) = 0.5, in steps of 0.01.")
final class Rk4Bench implements Callable<Integer> {
    private static final double START = 0.5, STEP = 0.01;

    @Option(names = "--equations", defaultValue = "100000", description = "how many (default: 100000)")
    private int equations;

    @Option(names = "--steps", defaultValue = "500", description = "how many (default: 500)")
    private int steps;

    @Option(names = "--last-only", description = "keep the last states alone, not the whole trajectory")
    private boolean lastOnly;

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        options.require(equations >= 1, "--equations is %d, and must be at least 1.", equations);
        options.require(steps >= 0, "--steps is %d, and must be at least 0.", steps);
        options.require(options.device() != BenchOptions.Device.CUDA, "rk4 runs on plain and on cpu.");
        double[] initial = new double[equations];
        Arrays.fill(initial, START);
        var problem = new Problem(options.device() == BenchOptions.Device.PLAIN ? plain() : blocks(), initial);
        Steps all = Steps.even(0, STEP, steps);
        Timed<Trajectory> run = timed(problem, lastOnly ? all.keepingLast() : all);
        double[] end = run.result().last();
        String engine = problem.ode() instanceof IndependentOde ? "blocks" : "whole";
        return options.print(new BenchReport("rk4", options.device(), engine, run.seconds())
                .with("equations", equations).with("steps", steps).with("states", run.result().size())
                .with("nsPerEquationStep", run.seconds() / equations / Math.max(1, steps) * 1e9).with("checksum", Arrays.stream(end).sum()));
    }

    private Timed<Trajectory> timed(Problem problem, Steps all) {
        try {
            // the trajectory before the last is given back first: else each run is given memory that nobody has used yet
            return Timed.median(options.repeat(), System::gc, () -> Solve.ode(problem, new RungeKutta4(), all));
        } catch (TooLargeException impossible) {
            throw options.misuse(impossible.getMessage());
        }
    }

    /** All equations in one piece, on one core. */
    private static Ode plain() {
        return (t, x, slope) -> {
            for (int i = 0; i < x.length; i++) slope[i] = Sin.of(x[i] * t);
        };
    }

    /** Block by block, on all cores. */
    private static IndependentOde blocks() {
        return (t, x, slope, first) -> {
            for (int i = 0; i < x.length; i++) slope[i] = x[i] * t;
            Sin.of(slope, slope, 0, x.length);
        };
    }
}
