package engram.rate;

/** Something in a lambda that has no formula. It is caught where the reading began. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private int line;

    /** @param reason what it is, to follow "it" */
    Unreadable(String reason) { super(reason, null, false, false); }

    /** Says where it was, unless that is known already. */
    Unreadable in(int where) {
        if (line == 0) line = where;
        return this;
    }

    int line() { return line; }
}
