package engram.hopfield;

/** A network, pattern set or experiment that can't be: the message says what was found and what was expected. */
public final class HopfieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public HopfieldException(String message) { super(message); }
}
