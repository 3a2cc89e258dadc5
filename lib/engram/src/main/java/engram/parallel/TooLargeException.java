package engram.parallel;

/** Thrown before anything is allocated, when work would need more than an array or the heap can hold. */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was asked for, the largest possible, and what to do */
    TooLargeException(String message) {
        super(message);
    }
}
