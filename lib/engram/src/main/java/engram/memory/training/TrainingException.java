package engram.memory.training;

import java.util.Optional;

/** Training that can't begin, or can't go on. The message says what was found and what to do. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Trained trained;

    TrainingException(String message) { this(message, null); }

    /** @param trained what was learned before; may be null */
    TrainingException(String message, Trained trained) {
        super(message);
        this.trained = trained;
    }

    /** What was learned until training could not go on; empty where it had not begun. */
    public Optional<Trained> trained() { return Optional.ofNullable(trained); }
}
