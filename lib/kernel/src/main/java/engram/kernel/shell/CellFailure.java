package engram.kernel.shell;

/** Cell code threw an exception. */
public final class CellFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** A failure told by JShell's account of the exception, with its stack in lines of snippets, or else by itself. */
    CellFailure(Throwable account) {
        this(account, account.getMessage());
    }

    /** A failure told in the given words. */
    CellFailure(Throwable account, String message) {
        super(message, account);
    }
}
