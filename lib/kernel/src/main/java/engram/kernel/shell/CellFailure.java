package engram.kernel.shell;

import engram.kernel.run.Traces;

/** Cell code threw an exception. */
public final class CellFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** @param thrown what the cell threw */
    CellFailure(Throwable thrown) {
        super(null, thrown);
    }

    /** What the exception says, asked for only here: it may be of a class of the cell whose message takes long. */
    @Override
    public String getMessage() {
        return Traces.message(getCause());
    }
}
