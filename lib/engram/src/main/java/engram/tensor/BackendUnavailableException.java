package engram.tensor;

/** Thrown when a device was asked for that this machine cannot offer; the message says what is missing and the mend. */
public final class BackendUnavailableException extends TensorException {

    private static final long serialVersionUID = 1L;

    /** @param message what is missing, and what to do */
    public BackendUnavailableException(String message) {
        super(message);
    }
}
