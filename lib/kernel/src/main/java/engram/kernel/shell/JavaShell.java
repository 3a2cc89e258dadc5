package engram.kernel.shell;

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
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** The Java of one notebook: what its cells have declared, and the means to run another cell. Used by one thread at a time. */
public final class JavaShell {
    private static final Set<SubKind> SHOWN = EnumSet.of(SubKind.VAR_VALUE_SUBKIND, SubKind.ASSIGNMENT_SUBKIND,
            SubKind.OTHER_EXPRESSION_SUBKIND, SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

    /**
     * What became of a cell.
     *
     * @param shown the value to show: that of the last expression, where the cell ends with one; its value may be null
     * @param notes what the user should know of declarations that can't be used yet
     */
    public record Result(Optional<Shown> shown, List<String> notes) { }

    /** A value to show, null included. */
    public record Shown(Object value) { }

    private final CellThread thread = new CellThread();
    private final Engine engine = new Engine(thread);
    private final Origins origins = new Origins();
    private final JShell jshell;
    private final Splitter splitter;

    /** Starts JShell on the class path of this process, with the usual imports. */
    public JavaShell() {
        jshell = JShell.builder()
                .executionEngine(new Provider(engine), Map.of())
                .compilerOptions(compilerOptions())
                .build();
        splitter = new Splitter(jshell.sourceCodeAnalysis());
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

    /** What JShell knows of Java code, for completion and documentation. */
    public SourceCodeAnalysis analysis() {
        return jshell.sourceCodeAnalysis();
    }

    /** Runs a cell, piece by piece. */
    public Result run(Cell cell) throws CodeError, CellFailure, CellInterrupted {
        thread.begin();
        var declared = new ArrayList<Snippet>();
        Optional<Shown> shown = Optional.empty();
        for (var piece : splitter.split(cell.source())) {
            thread.checkInterrupted();
            shown = Optional.empty();
            for (var event : jshell.eval(piece.source())) {
                origins.add(event.snippet().id(), cell, piece.offset());
                if (event.causeSnippet() == null) {
                    check(event, piece);
                    declared.add(event.snippet());
                    shown = SHOWN.contains(event.snippet().subKind()) ? Optional.of(new Shown(engine.value())) : Optional.empty();
                }
            }
        }
        return new Result(shown, Unresolved.notes(jshell, declared));
    }

    private void check(SnippetEvent event, Piece piece) throws CodeError, CellFailure, CellInterrupted {
        if (event.status() == Snippet.Status.REJECTED) {
            var problems = jshell.diagnostics(event.snippet())
                    .filter(diagnostic -> diagnostic.isError())
                    .map(d -> new CodeError.Problem(piece.offset() + (int) d.getStartPosition(),
                            piece.offset() + (int) d.getEndPosition(), d.getMessage(null)))
                    .toList();
            throw new CodeError(problems);
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

    /** Ends the cell that runs; returns at once, from any thread. */
    public void interrupt() {
        thread.interrupt();
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
