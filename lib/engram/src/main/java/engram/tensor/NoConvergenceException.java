package engram.tensor;

/** An iteration that did not come to its end. */
public final class NoConvergenceException extends TensorException {

    private static final long serialVersionUID = 1L;

    /** @param message what did not converge, and what to try */
    public NoConvergenceException(String message) {
        super(message);
    }
}
