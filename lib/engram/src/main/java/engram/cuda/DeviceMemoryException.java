package engram.cuda;

import engram.tensor.DeviceException;

/** Thrown when the device's memory is full; the message says how much was asked for, is free and is held. */
public final class DeviceMemoryException extends DeviceException {

    private static final long serialVersionUID = 1L;

    /** @param message what was asked for, what there is, and what to do */
    DeviceMemoryException(String message) {
        super(message);
    }
}
