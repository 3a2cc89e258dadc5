package engram.cli;

/** A command cannot go on; the message is the one sentence for the person who typed it. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what was found, what was expected and what to do */
    public CommandException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what was found, what was expected and what to do
     * @param cause what made it impossible
     */
    public CommandException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
