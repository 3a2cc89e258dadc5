package engram.ode;

/** A variable became NaN or infinite. */
public final class NotFiniteException extends IntegrationException {
    private static final long serialVersionUID = 1;

    private final int variable;

    NotFiniteException(String message, double time, int variable, Trajectory trajectory) {
        super(message, time, trajectory);
        this.variable = variable;
    }

    /** The number of the variable, from 0. */
    public int variable() { return variable; }
}
