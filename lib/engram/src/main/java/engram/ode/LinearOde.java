package engram.ode;

import static engram.argument.Given.given;

/**
 * Equations that are linear in their own variable while the others are held: dy_i/dt = a_i·y_i + b_i, where a_i and b_i may depend on t and on
 * all variables but y_i. {@link ExponentialEuler} needs to know a_i; every other method takes them as an {@link Ode}.
 *
 * <pre>{@code
 * LinearOde gate = (t, y, slope, factor) -> {
 *     factor[0] = -1 / tau;                // n' = (n∞ − n)/τ
 *     slope[0] = (steady - y[0]) / tau;
 * };
 * }</pre>
 */
@FunctionalInterface
public interface LinearOde extends Ode {

    /**
     * Writes the slopes and their factors a_i.
     *
     * @param t      the time
     * @param y      the state, not to be changed
     * @param slope  as long as y: dy_i/dt goes to place i
     * @param factor as long as y: a_i in 1/(unit of time), negative where y_i decays
     */
    void slope(double t, double[] y, double[] slope, double[] factor);

    /** The slopes alone; allocates. */
    @Override default void slope(double t, double[] y, double[] slope) {
        slope(t, given("y", y), given("slope", slope), new double[y.length]);
    }
}
