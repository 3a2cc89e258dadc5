package engram.tensor;

/** Thrown when the sizes of the operands do not fit together. */
public final class ShapeException extends TensorException {

    private static final long serialVersionUID = 1L;

    /** @param message which shapes were found and which were expected */
    public ShapeException(String message) {
        super(message);
    }
}
