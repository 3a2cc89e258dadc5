package engram.kernel.shell;

import engram.kernel.run.Traces;

/** Cell code threw an exception. */
public final class CellFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** @param thrown what the cell threw */
    CellFailure(Throwable thrown) {
        super(Traces.message(thrown), thrown);
    }
}
