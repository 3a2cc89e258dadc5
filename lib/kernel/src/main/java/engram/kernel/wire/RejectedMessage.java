package engram.kernel.wire;

/** A message that is not obeyed; its text says why. */
public final class RejectedMessage extends Exception {
    private static final long serialVersionUID = 1;

    public RejectedMessage(String why) {
        super(why);
    }
}
