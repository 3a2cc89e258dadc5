package engram.ode;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import java.util.List;

/**
 * Runs: a problem, a method, and when.
 *
 * <pre>{@code
 * var decay = new Problem((t, y, slope) -> slope[0] = -y[0], 1);
 * Trajectory fixed = Solve.ode(decay, new RungeKutta4(), Steps.even(0, 0.01, 500));
 * Trajectory exact = Solve.ode(decay, new DormandPrince(1e-9), Span.of(0, 5));
 * double[] y = fixed.variable(0);
 * }</pre>
 *
 * A run of more than half a second shows its progress, and ends when its thread is interrupted. What the trajectory needs is known beforehand,
 * but where a method chooses its steps: if it can't fit into memory, nothing is begun.
 */
public final class Solve {
    private Solve() {}

    /**
     * Steps of given lengths.
     *
     * @param method    {@link ExponentialEuler} needs a {@link LinearOde}
     * @param crossings what is looked for on the way; they ask for the slopes twice more each step
     * @throws NotFiniteException                   if a variable becomes NaN or infinite
     * @throws engram.parallel.TooLargeException    if the states to be kept don't fit into memory
     * @throws engram.argument.ArgumentException    if something is missing, or a crossing is of no variable
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Trajectory ode(Problem problem, FixedStep method, Steps steps, Crossing... crossings) {
        given("method", method);
        given("steps", steps);
        eachGiven("crossings", crossings);
        boolean inBlocks = given("problem", problem).ode() instanceof IndependentOde && crossings.length == 0 && !(method instanceof ExponentialEuler);
        return inBlocks ? new BlockRun((IndependentOde) problem.ode(), problem.initial(), method, steps).run()
                : new FixedRun(problem, method, steps, List.of(crossings)).run();
    }

    /**
     * Steps that the method chooses.
     *
     * @param crossings what is looked for on the way, on the method's dense output
     * @throws NotFiniteException                   if a slope is NaN or infinite
     * @throws StepException                        if no step is short enough, or it takes too many
     * @throws engram.parallel.TooLargeException    if the states to be kept don't fit into memory
     * @throws engram.argument.ArgumentException    if something is missing, or a crossing is of no variable
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Trajectory ode(Problem problem, DormandPrince method, Span span, Crossing... crossings) {
        given("problem", problem);
        given("method", method);
        given("span", span);
        eachGiven("crossings", crossings);
        return new AdaptiveRun(problem, method, span, List.of(crossings)).run();
    }
}
