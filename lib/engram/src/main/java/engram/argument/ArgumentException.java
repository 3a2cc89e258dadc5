package engram.argument;

/** An argument that can't be: the message says what was found and what was expected. */
public final class ArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public ArgumentException(String message) { super(message); }
}
