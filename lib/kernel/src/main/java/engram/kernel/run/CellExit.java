package engram.kernel.run;

/** A cell asked for the end of the process; the weaver leads {@code System.exit} and its kin here. */
public final class CellExit extends Error {
    private static final long serialVersionUID = 1;

    private CellExit(int status) {
        super("the cell called System.exit(" + status + "); the kernel goes on, with its variables. To end it, choose "
                + "\"Shut down\" or \"Restart\" in the Kernel menu");
    }

    /** In place of {@link System#exit}. */
    public static void exit(int status) {
        throw new CellExit(status);
    }

    /** In place of {@link Runtime#exit} and {@link Runtime#halt}. */
    public static void exit(Runtime runtime, int status) {
        throw new CellExit(status);
    }
}
