package engram.ode;

/**
 * Slopes of equations that are linear in their own variable while the others are held: dy_i/dt = a_i·y_i + b_i, where a_i and b_i may depend on
 * all variables but y_i. Membranes, gates and conductances are of this kind, and {@link ExponentialEuler} needs it.
 */
public interface LinearSlopes extends Slopes {

    /**
     * Writes the slopes and their factors a_i, so that slope_i = a_i·y_i + b_i.
     *
     * @param fraction of the step
     * @param y        the state, not to be changed
     * @param slope    as long as y
     * @param factor   as long as y: a_i in 1/(unit of time), negative where y_i decays
     */
    void at(double fraction, double[] y, double[] slope, double[] factor);
}
