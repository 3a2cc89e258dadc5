package engram.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Cuts a cell into the pieces that JShell takes one at a time. */
final class Splitter {
    private final SourceCodeAnalysis analysis;

    Splitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The pieces of a cell, before any of them runs, so that a cell that breaks off midway changes nothing. */
    List<Piece> split(String cell) throws CodeError {
        var pieces = new ArrayList<Piece>();
        String rest = cell;
        while (!rest.isBlank()) {
            int offset = cell.length() - rest.length();
            var info = analysis.analyzeCompletion(rest);
            Completeness completeness = info.completeness();
            if (completeness == Completeness.EMPTY) {
                break;
            }
            if (completeness == Completeness.DEFINITELY_INCOMPLETE || completeness == Completeness.CONSIDERED_INCOMPLETE) {
                throw unfinished(cell, offset);
            }
            if (completeness == Completeness.UNKNOWN) {
                pieces.add(piece(rest, offset));   // JShell says what is wrong with it
                break;
            }
            pieces.add(piece(info.source(), offset));
            rest = info.remaining();
        }
        return pieces;
    }

    /** A piece without the blanks and comments in front of it: JShell counts its lines from the first word of code. */
    private static Piece piece(String source, int offset) {
        int start = Words.skipBlanks(source, 0);
        return new Piece(source.substring(start), offset + start);
    }

    private static CodeError unfinished(String cell, int offset) {
        int end = cell.stripTrailing().length();
        var problem = new CodeError.Problem(Math.max(end - 1, offset), end, "the code ends too early: something is not closed");
        return new CodeError(List.of(problem));
    }
}
