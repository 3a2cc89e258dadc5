package engram.kernel.display;

/** Something is to be shown as JSON that is none. */
public final class NotJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotJson(String message) {
        super(message);
    }
}
