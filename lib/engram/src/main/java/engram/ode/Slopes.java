package engram.ode;

/**
 * The right-hand side within one step, as methods of fixed steps see it: they ask for the slopes at fractions of the step, and leave it to
 * whoever runs them what time that is. So input that is given step by step needs no clock that is rounded.
 */
@FunctionalInterface
public interface Slopes {

    /**
     * Writes f(t + fraction·h, y).
     *
     * @param fraction of the step, 0 at its beginning and 1 at its end
     * @param y        the state, not to be changed
     * @param slope    as long as y
     */
    void at(double fraction, double[] y, double[] slope);
}
