package engram.memory.training;

/** Training that can't begin, or can't go on. The message says what was found and what to do. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TrainingException(String message) { super(message); }
}
