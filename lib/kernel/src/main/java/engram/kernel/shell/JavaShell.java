package engram.kernel.shell;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.code.Piece;
import engram.kernel.code.Segments;
import engram.kernel.code.Splitter;
import engram.kernel.compile.CellCompiler;
import engram.kernel.compile.Import;
import engram.kernel.compile.Outline;
import engram.kernel.compile.Scope;
import engram.kernel.magic.MagicHost;
import engram.kernel.magic.MagicLine;
import engram.kernel.magic.Magics;
import engram.kernel.run.CellEnvironment;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellLoaders;
import engram.kernel.run.CellThread;
import engram.kernel.shell.CellValue.Shown;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The Java of one notebook: what its cells have declared, and the means to run another cell. Used by one thread at a time. */
public final class JavaShell implements MagicHost {
    /**
     * What became of a cell.
     *
     * @param shown the value to show: that of the last expression, where the cell ends with one
     * @param notes what the user should know of declarations that can't be used yet
     */
    public record Result(Optional<Shown> shown, List<String> notes) { }

    /** What this process was started with: cells see it without anybody adding it. */
    private static final String OWN_CLASS_PATH = System.getProperty("java.class.path");

    private static final int REHEARSALS = 15;
    private static final int FEW = 8;
    private static final Cell REHEARSED = new Cell(0, "var list = java.util.List.of(1);\nlist.size()");

    private final CellThread thread;
    private final List<String> options;
    private final Origins origins;
    private final Consumer<ClassLoader> classPathChanged;
    private final CellLoaders loaders = new CellLoaders(JavaShell.class.getClassLoader(), OWN_CLASS_PATH);
    private final Scope scope = new Scope();
    private final CellCompiler compiler;
    private final Interpreter interpreter;
    private final Assistant assistant;
    private final LibrarySources sources = new LibrarySources(loaders);
    private final Magics magics = new Magics(this);
    private Optional<Shown> shown = Optional.empty();

    /** A shell that sees the class path of this process, with the usual imports. */
    public JavaShell() {
        this(new CellThread(), new Origins(), List.of(), _ -> { });
    }

    /**
     * A shell that sees the class path of this process, with the usual imports.
     *
     * @param thread           runs the cells
     * @param origins          is told their places
     * @param options          further options of the compiler
     * @param classPathChanged is told of the cells' class loader when it sees more classes
     */
    public JavaShell(CellThread thread, Origins origins, List<String> options, Consumer<ClassLoader> classPathChanged) {
        this.classPathChanged = classPathChanged;
        this.thread = thread;
        this.origins = origins;
        thread.setContextClassLoader(loaders);
        origins.know(loaders);
        this.options = compilerOptions(options);
        compiler = new CellCompiler(this.options, loaders.classPath());
        interpreter = new Interpreter(scope, compiler, loaders, thread);
        assistant = new Assistant(compiler, interpreter, this.options);
        Imports.statements(loaders).forEach(statement -> scope.add(Import.of(statement, scope.stamp())));
    }

    private static List<String> compilerOptions(List<String> added) {
        var options = new ArrayList<>(added);
        options.addAll(List.of("-proc:none", "-g", "-implicit:none"));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        return options;
    }

    /** Makes the first cells faster, by compiling one that does not run: the JVM compiles what compiles. A cell that comes meanwhile waits for a few only. */
    public void warmUp() {
        for (int i = 0; i < REHEARSALS && (i < FEW || !thread.isWanted()); i++) {
            interpreter.rehearse(REHEARSED);
        }
    }

    /** Lets go of what variables hold, because the process is at its end and needs the memory to say so. */
    public void letGo() throws IllegalAccessException {
        interpreter.letGo();
    }

    /** Places of code in cells, to read stacks with. */
    public Origins origins() {
        return origins;
    }

    /** How the word before the cursor may go on. */
    public Completion complete(String code, int cursor) {
        return Completion.of(assistant.jshell(), code, cursor);
    }

    /** What there is to know of the name at the cursor, or of the call around it. */
    public List<Inspection> inspect(String code, int cursor) {
        return Inspection.of(assistant.jshell(), sources, new CellSources(scope), code, cursor);
    }

    /** Runs a cell. */
    public Result run(Cell cell) throws CodeError, CellFailure, CellInterrupted {
        var notes = new ArrayList<String>();
        var bare = cell.source().stripLeading();
        shown = Optional.empty();
        if (bare.startsWith("%%")) {
            var lines = bare.split("\n", 2);
            runMagic(() -> magics.runCell(MagicLine.of(lines[0]), lines.length > 1 ? lines[1] : ""));
        } else {
            runSegments(cell, notes);
        }
        return new Result(shown, notes);
    }

    private void runSegments(Cell cell, List<String> notes) throws CodeError, CellFailure, CellInterrupted {
        var pieces = Splitter.split(cell.source());
        shown = Optional.empty();
        for (var segment : Segments.of(pieces)) {
            thread.checkInterrupted();
            shown = Optional.empty();
            var first = segment.getFirst();
            switch (first.form()) {
                case MAGIC -> runMagic(() -> magics.runLine(MagicLine.of(first.source())));
                case PACKAGE -> notes.add("the line '" + first.source() + "' is left out: all cells share a package of their own");
                default -> shown = run(cell, segment, segment.getLast() == pieces.getLast(), notes);
            }
        }
    }

    private Optional<Shown> run(Cell cell, List<Piece> segment, boolean last, List<String> notes) throws CodeError, CellFailure,
            CellInterrupted {
        try {
            return interpreter.run(cell, segment, last, notes);
        } catch (Outline.Complaints complaints) {
            throw new Explanation(assistant::jshell,
                    name -> Optional.ofNullable(complaints.reasons().get(name)).or(() -> scope.whyMissing(name)),
                    new OwnNames(scope.all(), segment))
                    .of(complaints.list());
        } catch (CellCompiler.Broken broken) {
            int start = segment.getFirst().offset();
            throw new CodeError(List.of(new CodeError.Problem(start, start + 1, broken.getMessage())));
        }
    }

    private interface Command {
        void run() throws Exception;
    }

    private void runMagic(Command command) throws CodeError, CellFailure, CellInterrupted {
        shown = Optional.empty();
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
        var notes = new ArrayList<String>();
        try {
            runSegments(loaded, notes);
        } catch (CodeError error) {
            throw error.in(loaded);
        }
        notes.forEach(System.err::println);
        shown = shown.filter(_ -> show);
    }

    @Override
    public List<String> addToClassPath(List<Path> entries) {
        var places = entries.stream().map(Path::toAbsolutePath).toList();
        for (var place : places) {
            try {
                loaders.add(place);
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("the path " + place + " cannot be used: " + e.getMessage(), e);
            }
        }
        compiler.setClassPath(loaders.classPath());
        classPathChanged.accept(loaders);
        return places.stream().map(Path::toString).toList();
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
}
