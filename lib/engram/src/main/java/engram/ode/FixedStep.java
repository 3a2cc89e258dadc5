package engram.ode;

/** A method that makes steps of a length that the caller chooses. It holds no state: one object serves any number of runs and threads. */
public sealed interface FixedStep permits Euler, Midpoint, RungeKutta4, ExponentialEuler {

    /** The order p: halving the step divides the error at a given time by 2^p, where the solution is smooth. */
    int order();

    /**
     * What makes steps for a state of so many numbers, with the memory that this takes. For one thread.
     *
     * @param size numbers of the state, 0 or more
     */
    Stepper stepper(int size);
}
