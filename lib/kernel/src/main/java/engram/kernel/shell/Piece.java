package engram.kernel.shell;

/**
 * A part of a cell that JShell takes at once: a declaration, a statement or an expression.
 *
 * @param source its text, complete with a semicolon
 * @param offset where the text starts in the cell
 * @param form   what it is
 */
record Piece(String source, int offset, Form form) {

    /** The text without the semicolons at its end. */
    String bare() {
        int end = source.length();
        while (end > 0 && (source.charAt(end - 1) == ';' || Character.isWhitespace(source.charAt(end - 1)))) {
            end--;
        }
        return source.substring(0, end);
    }
}
