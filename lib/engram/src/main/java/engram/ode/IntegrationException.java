package engram.ode;

/** A run that could not go on. What it had computed until then is kept here. */
public abstract sealed class IntegrationException extends RuntimeException permits NotFiniteException, StepException {
    private static final long serialVersionUID = 1;

    private final double time;
    private final transient Trajectory trajectory;

    IntegrationException(String message, double time, Trajectory trajectory) {
        super(message);
        this.time = time;
        this.trajectory = trajectory;
    }

    /** The time at which it failed. */
    public double time() { return time; }

    /** The states that were kept before. */
    public Trajectory trajectory() { return trajectory; }
}
