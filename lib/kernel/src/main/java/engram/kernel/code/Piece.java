package engram.kernel.code;

/**
 * A part of a cell: a declaration, a statement, an expression or a magic.
 *
 * @param source its text, complete with a semicolon
 * @param offset where the text starts in the cell
 * @param form   what it is
 * @param magic  whether a magic is called in it
 */
public record Piece(String source, int offset, Form form, boolean magic) {
    private static final String ADDED_END = "\n;";

    public Piece(String source, int offset, Form form) {
        this(source, offset, form, false);
    }

    /** A piece at the end of a cell that lacks its semicolon. */
    public static Piece completed(String source, int offset, Form form) {
        return new Piece(source + ADDED_END, offset, form);
    }

    /** Whether the semicolon at its end is the user's. */
    public boolean endsWithSemicolon() {
        return !source.endsWith(ADDED_END);
    }

    /** The text without the semicolons at its end. */
    public String bare() {
        int end = source.length();
        while (end > 0 && (source.charAt(end - 1) == ';' || Character.isWhitespace(source.charAt(end - 1)))) {
            end--;
        }
        return source.substring(0, end);
    }
}
