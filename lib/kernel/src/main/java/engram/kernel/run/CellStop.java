package engram.kernel.run;

/** Thrown into the code of a cell to end it; an {@link Error}, so that {@code catch (Exception e)} doesn't hold it. */
public final class CellStop extends Error {
    private static final long serialVersionUID = 1;

    /** The only one, made in time: where memory has run out there is none for another. */
    static final CellStop NOW = new CellStop();

    private CellStop() {
        super("the cell was interrupted", null, false, false);
    }
}
