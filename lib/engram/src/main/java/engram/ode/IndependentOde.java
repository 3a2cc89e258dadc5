package engram.ode;

import static engram.argument.Given.given;

/**
 * Many equations that don't know one another: dy_i/dt depends on t and y_i alone. A method of fixed steps takes them in blocks that stay in the
 * cache of a core, each from the beginning to the end, on all cores; the result is the same bit for bit.
 *
 * <pre>{@code
 * IndependentOde decay = (t, y, slope, first) -> {
 *     for (int i = 0; i < y.length; i++) slope[i] = -rate[first + i] * y[i];
 * };
 * }</pre>
 */
@FunctionalInterface
public interface IndependentOde extends Ode {

    /**
     * Writes the slopes of a block. Called from several threads at once.
     *
     * @param t     the time
     * @param y     the numbers first … first + y.length − 1 of the state, not to be changed
     * @param slope as long as y: dy_i/dt goes to place i − first
     * @param first number of the state at place 0
     */
    void slope(double t, double[] y, double[] slope, int first);

    /** The slopes of the whole state. */
    @Override default void slope(double t, double[] y, double[] slope) {
        slope(t, given("y", y), given("slope", slope), 0);
    }
}
