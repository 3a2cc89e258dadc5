package engram.data;

/** Why data can't be had in one way; another may be tried. The message is a clause: it stands within a sentence for people. */
final class NoDataException extends Exception {
    private static final long serialVersionUID = 1;

    NoDataException(String clause) { super(clause); }
}
