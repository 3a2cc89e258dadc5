package engram.kernel.run;

/** The cell was interrupted; the text says what, if anything, could not be stopped. */
public final class CellInterrupted extends Exception {
    private static final long serialVersionUID = 1;

    public CellInterrupted(String message) {
        super(message);
    }
}
