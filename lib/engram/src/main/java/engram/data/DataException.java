package engram.data;

/** A set of data that can't be: the message says what was found and what was expected. */
public final class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public DataException(String message) { super(message); }
}
