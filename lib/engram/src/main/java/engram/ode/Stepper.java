package engram.ode;

/** Makes steps of a {@link FixedStep} method. Allocates nothing while it does. For one thread. */
@FunctionalInterface
public interface Stepper {

    /**
     * y(t) becomes y(t + h).
     *
     * @param f the slopes within this step
     * @param h length of the step
     * @param y the state, which is overwritten
     */
    void step(Slopes f, double h, double[] y);
}
