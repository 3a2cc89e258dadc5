package engram.ode;

/** dy/dt = f(t, y), as a function that writes the slopes into the caller's array. */
@FunctionalInterface
public interface Ode {

    /**
     * Writes f(t, y).
     *
     * @param t     the time
     * @param y     the state, not to be changed
     * @param slope as long as y: dy_i/dt goes to place i
     */
    void slope(double t, double[] y, double[] slope);
}
