package engram.tensor;

/** Thrown when a result, or something on the way to it, is beyond the numbers of float32. */
public final class OverflowException extends TensorException {

    private static final long serialVersionUID = 1L;

    /** @param message what is too large, and what to do */
    public OverflowException(String message) {
        super(message);
    }
}
