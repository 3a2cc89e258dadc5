package engram.tensor;

/** A request that no backend can answer; the message says what was found, what was expected and what to do. */
public abstract sealed class TensorException extends RuntimeException
        permits ShapeException, NonFiniteException, SingularMatrixException, TooLargeException,
                BackendUnavailableException, NoConvergenceException {

    private static final long serialVersionUID = 1L;

    TensorException(String message) {
        super(message);
    }
}
