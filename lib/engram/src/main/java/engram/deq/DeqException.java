package engram.deq;

/** A fixed point that can't be solved as it was asked: the message says what was found and what to do. */
public final class DeqException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public DeqException(String message) { super(message); }
}
