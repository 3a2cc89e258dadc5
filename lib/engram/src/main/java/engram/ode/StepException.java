package engram.ode;

/** A method that chooses its own steps found none that is good enough, or would need too many. */
public final class StepException extends IntegrationException {
    private static final long serialVersionUID = 1;

    StepException(String message, double time, Trajectory trajectory) { super(message, time, trajectory); }
}
