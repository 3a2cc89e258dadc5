package engram.memory;

/** A memory that can't be, or can't do what it was asked: the message says what was found and what to do. */
public final class MemoryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public MemoryException(String message) { super(message); }
}
