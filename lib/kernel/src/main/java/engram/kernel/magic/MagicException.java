package engram.kernel.magic;

/** A magic could not do what it was asked for; the message says why. */
public final class MagicException extends Exception {
    private static final long serialVersionUID = 1;

    public MagicException(String message) {
        super(message);
    }

    MagicException(String message, Throwable cause) {
        super(message, cause);
    }
}
