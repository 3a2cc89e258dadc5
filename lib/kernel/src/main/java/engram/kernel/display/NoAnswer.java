package engram.kernel.display;

/** A value did not say what it was asked; the message goes on after the name of the method, as in "threw …". */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    NoAnswer(String reason) {
        super(reason, null, false, false);
    }
}
