package engram.kernel.shell;

import engram.kernel.shell.Steps.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** Runs the Java of a cell, step by step, and notes where in the cell each piece of it stands. */
final class StepRunner {
    private static final Set<SubKind> VALUED = EnumSet.of(SubKind.VAR_VALUE_SUBKIND, SubKind.ASSIGNMENT_SUBKIND,
            SubKind.OTHER_EXPRESSION_SUBKIND, SubKind.TEMP_VAR_EXPRESSION_SUBKIND);
    private static final int PROBLEMS = 10;

    private final JShell jshell;
    private final Engine engine;
    private final Origins origins;

    StepRunner(JShell jshell, Engine engine, Origins origins) {
        this.jshell = jshell;
        this.engine = engine;
        this.origins = origins;
    }

    /** Runs statements and expressions, at once if that compiles. */
    void run(Cell cell, Step step) throws CodeError, CellFailure, CellInterrupted {
        if (!(step.mayShow() && runBlock(cell, step, true)) && !runBlock(cell, step, false)) {
            for (var piece : step.pieces()) {
                runPiece(cell, piece);
            }
        }
    }

    /** Runs the pieces of a step at once; false where that does not compile, and then nothing has run. */
    private boolean runBlock(Cell cell, Step step, boolean shown) throws CellFailure, CellInterrupted {
        var event = jshell.eval(step.block(cell.source(), shown)).getFirst();
        if (event.status() == Snippet.Status.REJECTED) {
            return false;
        }
        origins.add(event.snippet().id(), cell, step.offset());
        checkOutcome(event);
        return true;
    }

    /** Runs a piece as it stands; returns what it declares. */
    List<Snippet> runPiece(Cell cell, Piece piece) throws CodeError, CellFailure, CellInterrupted {
        var declared = new ArrayList<Snippet>();
        for (var event : jshell.eval(piece.source())) {
            var snippet = event.snippet();
            if (event.causeSnippet() == null) {
                origins.add(snippet.id(), cell, piece.offset());
                checkCompiled(event, piece);
                checkOutcome(event);
                engine.keepValue(VALUED.contains(snippet.subKind()));
                declared.add(snippet);
            }
        }
        return declared;
    }

    private void checkCompiled(SnippetEvent event, Piece piece) throws CodeError {
        if (event.status() == Snippet.Status.REJECTED) {
            throw new CodeError(jshell.diagnostics(event.snippet())
                    .filter(diagnostic -> diagnostic.isError())
                    .limit(PROBLEMS)
                    .map(diagnostic -> Explanation.of(jshell, piece, diagnostic))
                    .toList());
        }
    }

    private void checkOutcome(SnippetEvent event) throws CellFailure, CellInterrupted {
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            throw new CellFailure(unresolved, Unresolved.reason(jshell, unresolved.getSnippet()));
        }
        if (event.exception() != null) {
            throw new CellFailure(event.exception());
        }
        engine.checkInterrupted();
    }
}
