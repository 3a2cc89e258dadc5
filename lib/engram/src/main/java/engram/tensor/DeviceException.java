package engram.tensor;

/** Thrown when the driver, the device or one of CUDA's libraries refuses a request; the message says which, why, and the mend. */
public class DeviceException extends TensorException {

    private static final long serialVersionUID = 1L;

    /** @param message what failed, how, and what to do */
    public DeviceException(String message) {
        super(message);
    }

    /**
     * @param message what failed, how, and what to do
     * @param cause what a library below threw
     */
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
