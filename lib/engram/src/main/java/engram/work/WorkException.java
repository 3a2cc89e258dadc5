package engram.work;

import static engram.argument.Given.given;

/** A piece of work failed: the message says which one, and what it says itself; the cause is what it threw. */
public final class WorkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int number;

    /**
     * @param number of the work, from 0
     * @param cause  what it threw
     */
    public WorkException(int number, Throwable cause) { this("Work", number, given("cause", cause)); }

    /** @param what the work is to whoever asked for it, as the first word of a sentence */
    WorkException(String what, int number, Throwable cause) {
        super(what + " " + number + " failed: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()), cause);
        this.number = number;
    }

    /** The number of the work, from 0. */
    public int number() { return number; }
}
