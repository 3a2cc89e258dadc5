package engram.ode;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/**
 * An initial value problem: dy/dt = f(t, y) from a given state on. When it begins is said by the {@link Steps} or {@link Span} of the run.
 *
 * <pre>{@code
 * var pendulum = new Problem((t, y, slope) -> {
 *     slope[0] = y[1];                     // θ' = ω
 *     slope[1] = -9.81 * Math.sin(y[0]);   // ω' = −g/L·sin θ
 * }, 1, 0);
 * }</pre>
 *
 * @param ode     f
 * @param initial y at the beginning, one finite number for each variable
 */
public record Problem(Ode ode, double... initial) {

    /** @throws ArgumentException if there is no variable, or one that is not finite */
    public Problem {
        given("ode", ode);
        initial = given("initial", initial).clone();
        if (initial.length == 0) throw new ArgumentException("The initial state is empty: give a number for each variable.");
        int bad = Finite.firstNot(initial);
        if (bad >= 0) throw new ArgumentException("Variable " + bad + " begins at " + initial[bad] + ": give a finite number.");
    }

    /** A copy of the state at the beginning. */
    @Override public double[] initial() { return initial.clone(); }

    /** Numbers of the state. */
    public int variables() { return initial.length; }
}
