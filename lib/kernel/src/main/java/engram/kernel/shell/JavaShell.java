package engram.kernel.shell;

import engram.kernel.shell.CellValue.Shown;
import engram.kernel.shell.Steps.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** The Java of one notebook: what its cells have declared, and the means to run another cell. Used by one thread at a time. */
public final class JavaShell {
    private static final Set<SubKind> VALUED = EnumSet.of(SubKind.VAR_VALUE_SUBKIND, SubKind.ASSIGNMENT_SUBKIND,
            SubKind.OTHER_EXPRESSION_SUBKIND, SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

    private static final int PROBLEMS = 10;

    /**
     * What became of a cell.
     *
     * @param shown the value to show: that of the last expression, where the cell ends with one
     * @param notes what the user should know of declarations that can't be used yet
     */
    public record Result(Optional<Shown> shown, List<String> notes) { }

    private final CellThread thread;
    private final Engine engine;
    private final Origins origins;
    private final JShell jshell;
    private final LibrarySources sources;

    /** Starts JShell on the class path of this process, with the usual imports. */
    public JavaShell() {
        this(new CellThread(), new Origins());
    }

    /**
     * Starts JShell on the class path of this process, with the usual imports; its cells run on the given thread, and their places
     * are noted in {@code origins}.
     */
    public JavaShell(CellThread thread, Origins origins) {
        this.thread = thread;
        this.origins = origins;
        engine = new Engine(thread);
        sources = new LibrarySources(engine.loader());
        jshell = JShell.builder()
                .executionEngine(new Provider(engine), Map.of())
                .compilerOptions(compilerOptions())
                .build();
        for (var statement : Imports.statements(engine.loader())) {
            jshell.eval(statement);
        }
    }

    private static String[] compilerOptions() {
        var options = new ArrayList<>(List.of("-classpath", System.getProperty("java.class.path"), "-proc:none"));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        return options.toArray(String[]::new);
    }

    /** Places of snippets in cells, to read stacks with. */
    public Origins origins() {
        return origins;
    }

    /** How the word before the cursor may go on. */
    public Completion complete(String code, int cursor) {
        return Completion.of(jshell, code, cursor);
    }

    /** What there is to know of the name at the cursor, or of the call around it. */
    public List<Inspection> inspect(String code, int cursor) {
        return Inspection.of(jshell, sources, code, cursor);
    }

    /** Runs a cell, step by step. */
    public Result run(Cell cell) throws CodeError, CellFailure, CellInterrupted {
        var declared = new ArrayList<Snippet>();
        Optional<Shown> shown = Optional.empty();
        for (var step : Steps.of(Splitter.split(cell.source()))) {
            thread.checkInterrupted();
            if (step.isDeclaration()) {
                declared.addAll(runPiece(cell, step.pieces().getFirst()));
            } else if (!(step.mayShow() && runBlock(cell, step, true)) && !runBlock(cell, step, false)) {
                for (var piece : step.pieces()) {
                    runPiece(cell, piece);
                }
            }
            shown = step.last() ? engine.shown() : shown;
        }
        return new Result(shown, Unresolved.notes(jshell, declared));
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
    private List<Snippet> runPiece(Cell cell, Piece piece) throws CodeError, CellFailure, CellInterrupted {
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

    /** Runs the kernel's own work on values of a cell as if it were part of the cell, so that it can be interrupted. */
    public <T> T asCell(Class<T> type, Callable<T> work) throws CellInterrupted, CellFailure {
        try {
            return type.cast(thread.run(work));
        } catch (CellInterrupted interrupted) {
            throw interrupted;
        } catch (Throwable thrown) {
            throw new CellFailure(thrown);
        }
    }

    private record Provider(Engine engine) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "engram";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return engine;
        }
    }
}
