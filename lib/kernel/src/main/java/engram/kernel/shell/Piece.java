package engram.kernel.shell;

/**
 * A part of a cell that JShell takes at once: a declaration, a statement or an expression.
 *
 * @param source its text
 * @param offset where the text starts in the cell
 */
record Piece(String source, int offset) { }
