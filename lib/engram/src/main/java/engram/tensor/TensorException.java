package engram.tensor;

/** A request that a backend cannot answer; the message says what was found, what was expected and what to do. */
public abstract class TensorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was found, what was expected and what to do */
    protected TensorException(String message) {
        super(message);
    }

    /**
     * @param message what was found, what was expected and what to do
     * @param cause what a library below threw
     */
    protected TensorException(String message, Throwable cause) {
        super(message, cause);
    }
}
