package engram.tensor;

/** Thrown before anything is allocated, when a matrix would be larger than an array or the heap can hold. */
public final class TooLargeException extends TensorException {

    private static final long serialVersionUID = 1L;

    /** @param message the size asked for, the largest possible, and what to do */
    public TooLargeException(String message) {
        super(message);
    }
}
