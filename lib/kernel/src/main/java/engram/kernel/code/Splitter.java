package engram.kernel.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a cell into its pieces: declarations, statements, expressions and magics.
 */
public final class Splitter {

    private Splitter() { }

    /** The pieces of a cell, before any of them runs, so that a cell that breaks off midway changes nothing. */
    public static List<Piece> split(String cell) throws CodeError {
        var pieces = new ArrayList<Piece>();
        for (int start = start(cell, 0); start < cell.length(); start = start(cell, start)) {
            var assigned = AssignedMagic.at(cell, start);
            if (assigned.isPresent()) {
                pieces.add(assigned.get());
                start = AssignedMagic.end(cell, start);
                continue;
            }
            var form = Form.of(cell.substring(start));
            Extent.End end;
            try {
                end = Extent.end(cell, start, form);
            } catch (Extent.Unfinished unfinished) {
                throw unfinished(cell, unfinished.bracket);
            } catch (Extent.Unbalanced unbalanced) {
                end = new Extent.End(cell.length(), true);   // the compiler says what is wrong with it
            }
            if (form == Form.IMPORT && !end.complete() && !cell.substring(end.position()).isBlank()) {
                throw new CodeError(List.of(new CodeError.Problem(end.position() - 1, end.position(),
                        "a semicolon is missing behind this import")));
            }
            var source = cell.substring(start, end.position());
            pieces.add(end.complete() ? new Piece(source, start, form) : Piece.completed(source, start, form));
            start = end.position();
        }
        return pieces;
    }

    /** Where the next piece starts: behind blanks, comments and lone semicolons. */
    private static int start(String cell, int from) throws CodeError {
        var words = new Words(cell, from);
        while (words.peek().equals(";")) {
            words.next();
        }
        words.skipBlanks();
        if (words.isOpen()) {
            throw unfinished(cell, -1);
        }
        return words.position();
    }

    private static CodeError unfinished(String cell, int bracket) {
        int end = cell.stripTrailing().length();
        return new CodeError(List.of(bracket < 0
                ? new CodeError.Problem(Math.max(end - 1, 0), end, "the code ends too early: something is missing behind this")
                : new CodeError.Problem(bracket, bracket + 1, "this " + cell.charAt(bracket) + " is never closed")));
    }
}
