package engram.kernel.shell;

import engram.kernel.magic.MagicHost;
import engram.kernel.magic.MagicLine;
import engram.kernel.magic.Magics;
import engram.kernel.shell.CellValue.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** The Java of one notebook: what its cells have declared, and the means to run another cell. Used by one thread at a time. */
public final class JavaShell implements MagicHost {
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
    private final Consumer<ClassLoader> classPathChanged;
    private final JShell jshell;
    private final LibrarySources sources;
    private final StepRunner runner;
    private final Magics magics = new Magics(this);

    /** Starts JShell on the class path of this process, with the usual imports. */
    public JavaShell() {
        this(new CellThread(), new Origins(), List.of(), _ -> { });
    }

    /**
     * Starts JShell on the class path of this process, with the usual imports.
     *
     * @param thread           runs the cells
     * @param origins          notes their places
     * @param options          further options of the compiler
     * @param classPathChanged is told of the cells' class loader when it sees more classes
     */
    public JavaShell(CellThread thread, Origins origins, List<String> options, Consumer<ClassLoader> classPathChanged) {
        this.classPathChanged = classPathChanged;
        this.thread = thread;
        this.origins = origins;
        engine = new Engine(thread);
        sources = new LibrarySources(engine.loader());
        jshell = JShell.builder()
                .executionEngine(new Provider(engine), Map.of())
                .compilerOptions(compilerOptions(options))
                .build();
        runner = new StepRunner(jshell, engine, origins);
        jshell.addToClasspath(Engine.OWN_CLASS_PATH);
        for (var statement : Imports.statements(engine.loader())) {
            jshell.eval(statement);
        }
    }

    private static String[] compilerOptions(List<String> added) {
        var options = new ArrayList<>(added);
        options.add("-proc:none");
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

    /** Runs a cell. */
    public Result run(Cell cell) throws CodeError, CellFailure, CellInterrupted {
        var declared = new ArrayList<Snippet>();
        var bare = cell.source().stripLeading();
        if (bare.startsWith("%%")) {
            var lines = bare.split("\n", 2);
            runMagic(() -> magics.runCell(MagicLine.of(lines[0]), lines.length > 1 ? lines[1] : ""));
        } else {
            runSteps(cell, declared);
        }
        return new Result(engine.shown(), Unresolved.notes(jshell, declared));
    }

    private void runSteps(Cell cell, List<Snippet> declared) throws CodeError, CellFailure, CellInterrupted {
        engine.keepValue(false);
        for (var step : Steps.of(Splitter.split(cell.source()))) {
            thread.checkInterrupted();
            var first = step.pieces().getFirst();
            switch (step.form()) {
                case DECLARATION -> declared.addAll(runner.runPiece(cell, first));
                case MAGIC -> runMagic(() -> magics.runLine(MagicLine.of(first.source())));
                case STATEMENT, EXPRESSION -> runner.run(cell, step);
            }
        }
    }

    private interface Command {
        void run() throws Exception;
    }

    private void runMagic(Command command) throws CodeError, CellFailure, CellInterrupted {
        engine.keepValue(false);
        try {
            thread.run(() -> {
                command.run();
                return "";
            });
        } catch (CodeError | CellFailure | CellInterrupted known) {
            throw known;
        } catch (Throwable thrown) {
            throw new CellFailure(thrown);
        }
    }

    @Override
    public void run(String name, String code, boolean show) throws CodeError, CellFailure, CellInterrupted {
        var loaded = new Cell(name, 0, code);
        var declared = new ArrayList<Snippet>();
        try {
            runSteps(loaded, declared);
        } catch (CodeError error) {
            throw error.in(loaded);
        }
        Unresolved.notes(jshell, declared).forEach(System.err::println);
        engine.keepValue(engine.shown().filter(_ -> show));
    }

    @Override
    public List<String> addToClassPath(List<Path> entries) {
        var places = entries.stream().map(entry -> entry.toAbsolutePath().toString()).toList();
        places.forEach(jshell::addToClasspath);
        classPathChanged.accept(engine.loader());
        return places;
    }

    @Override
    public Map<String, String> environment() {
        return CellEnvironment.getenv();
    }

    @Override
    public void setEnvironment(String name, String value) {
        CellEnvironment.set(name, value);
    }

    /** The magics of this notebook. */
    public Magics magics() {
        return magics;
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
