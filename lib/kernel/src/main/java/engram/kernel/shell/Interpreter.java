package engram.kernel.shell;

import engram.kernel.code.Cell;
import engram.kernel.code.CodeError;
import engram.kernel.code.Piece;
import engram.kernel.code.Splitter;
import engram.kernel.compile.CellCompiler;
import engram.kernel.compile.CellCompiler.Broken;
import engram.kernel.compile.Code;
import engram.kernel.compile.Declared;
import engram.kernel.compile.Declared.Kind;
import engram.kernel.compile.Outline;
import engram.kernel.compile.Outline.Complaints;
import engram.kernel.compile.Plan;
import engram.kernel.compile.Scope;
import engram.kernel.compile.Unit;
import engram.kernel.compile.Wrappers;
import engram.kernel.run.CellInterrupted;
import engram.kernel.run.CellLoader;
import engram.kernel.run.CellLoaders;
import engram.kernel.run.CellThread;
import engram.kernel.shell.CellValue.Shown;
import java.lang.classfile.ClassFile;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles pieces of cells, runs them on the cells' thread, and keeps what they declare. */
final class Interpreter {
    private final Scope scope;
    private final CellCompiler compiler;
    private final CellLoaders loaders;
    private final CellThread thread;
    /** The classes of what is declared, by wrapper: as long as they stand here, cells can name them. */
    private final Map<String, CellLoader> alive = new HashMap<>();
    private int units;

    Interpreter(Scope scope, CellCompiler compiler, CellLoaders loaders, CellThread thread) {
        this.scope = scope;
        this.compiler = compiler;
        this.loaders = loaders;
        this.thread = thread;
    }

    /**
     * Runs pieces that follow one another.
     *
     * @param last  whether the cell ends with them
     * @param notes takes what the user should know
     * @return the value to show
     */
    Optional<Shown> run(Cell cell, List<Piece> pieces, boolean last, List<String> notes)
            throws Broken, Complaints, CellFailure, CellInterrupted {
        var unit = compiled(cell, pieces, last);
        var before = commit(unit);
        notes.addAll(unit.notes());
        notes.addAll(Plan.told(unit.lost()));
        if (!unit.isRun()) {
            return Optional.empty();
        }
        var runner = loaders.define(unit.code(unit.runner()));
        runner.keepWhatItNames(unit.mentions(unit.runner()));
        return run(cell, unit, runner, before, pieces.getLast());
    }

    void letGo() throws IllegalAccessException {
        for (var loader : alive.values()) {
            loader.letGo();
        }
    }

    private Unit compiled(Cell cell, List<Piece> pieces, boolean last) throws Broken, Complaints {
        var simple = Outline.atOnce(cell, pieces, last);
        if (simple.isPresent()) {
            try {
                return compiled(simple.get());
            } catch (Complaints complaints) {
                // it is read below, and then told what is wrong with it
            }
        }
        return compiled(Outline.of(compiler, cell, pieces, last));
    }

    private Unit compiled(Outline outline) throws Broken, Complaints {
        var unit = new Unit(scope, compiler, outline, ++units);
        unit.compile();
        return unit;
    }

    private Optional<Shown> run(Cell cell, Unit unit, CellLoader runner, Map<String, Optional<Declared>> before,
            Piece last) throws CellFailure, CellInterrupted {
        Class<?> type = null;
        boolean done = false;
        try {
            type = runner.loadOwn(Wrappers.qualified(unit.runner()));
            var method = type.getDeclaredMethod(Wrappers.RUN);
            var value = thread.run(() -> method.invoke(null));
            done = true;
            boolean quiet = value == null && last.endsWithSemicolon() || value == System.out || value == System.err;   // as printf returns
            return unit.isValued() && !quiet ? Optional.of(new Shown(value)) : Optional.empty();
        } catch (InvocationTargetException thrown) {
            throw new CellFailure(thrown.getCause());
        } catch (CellInterrupted interrupted) {
            throw interrupted;
        } catch (Throwable unexpected) {
            throw new CellFailure(unexpected);
        } finally {
            if (!done) {
                repair(cell, takeBack(unit, reached(type, unit), before));
            }
        }
    }

    /** How many of the unit's variables were declared before it broke off. */
    private static int reached(Class<?> type, Unit unit) {
        try {
            return type == null || unit.variables().isEmpty() ? 0 : type.getField(Wrappers.REACHED).getInt(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return 0;
        }
    }

    /** Keeps what the unit declares; returns what stood in the place of its variables. */
    private Map<String, Optional<Declared>> commit(Unit unit) {
        unit.imports().forEach(scope::add);
        var loaded = load(unit);
        for (var each : unit.declarations()) {
            var loader = loaded.get(each.wrapper());
            if (each.kind() == Kind.METHOD) {
                loaders.links().declare(each, descriptor(loader, each), loader);
            }
            keep(each, loader);
        }
        for (var each : unit.waiting()) {
            loaders.links().withdraw(each.key(), each.reason());
            scope.find(each.key()).ifPresent(this::release);
            scope.await(each);
        }
        for (var each : unit.lost()) {
            scope.variable(each.variable()).ifPresent(this::release);
            scope.lose(each.variable(), each.sentence());
        }
        var before = new LinkedHashMap<String, Optional<Declared>>();
        for (var each : unit.variables()) {
            before.put(each.key(), scope.find(each.key()));
            var loader = Optional.ofNullable(loaded.get(each.wrapper())).orElseGet(() -> alive.get(each.wrapper()));
            keep(each, loader);
        }
        loaders.links().forget();
        return before;
    }

    /** Loads types together, as they may be of one sealed family, and everything else by itself. */
    private Map<String, CellLoader> load(Unit unit) {
        var loaded = new LinkedHashMap<String, CellLoader>();
        var types = new LinkedHashMap<String, Code>();
        unit.declarations().stream().filter(each -> each.kind() == Kind.TYPE).forEach(each -> types.putAll(unit.code(each.wrapper())));
        if (!types.isEmpty()) {
            var loader = loaders.define(types);
            types.keySet().forEach(name -> loaded.put(Wrappers.of(name), loader));
        }
        var others = new ArrayList<>(unit.declarations());
        others.addAll(unit.variables());
        others.stream().filter(each -> each.kind() != Kind.TYPE && !unit.code(each.wrapper()).isEmpty())
                .forEach(each -> loaded.put(each.wrapper(), loaders.define(unit.code(each.wrapper()))));
        loaded.forEach((wrapper, loader) -> loader.keepWhatItNames(unit.mentions(wrapper)));
        return loaded;
    }

    private void keep(Declared each, CellLoader loader) {
        scope.find(each.key()).filter(former -> !former.wrapper().equals(each.wrapper())).ifPresent(former -> {
            release(former);
            scope.replace(former);
        });
        alive.put(each.wrapper(), loader);
        for (var name : loader.names()) {
            if (Wrappers.of(name).equals(each.wrapper())) {
                compiler.declared().put(name, loader.compiled(name).orElseThrow());
            }
        }
        scope.put(each);
    }

    private void release(Declared former) {
        var loader = alive.remove(former.wrapper());
        if (loader != null) {
            loader.names().stream().filter(name -> Wrappers.of(name).equals(former.wrapper())).forEach(compiler.declared()::remove);
        }
        scope.remove(former.key());
    }

    /** The variables behind those that were reached are what they were before; returns the wrappers that hold nothing. */
    private Set<String> takeBack(Unit unit, int reached, Map<String, Optional<Declared>> before) {
        var variables = unit.variables();
        var undeclared = new HashSet<String>();
        for (var each : variables.subList(Math.min(reached, variables.size()), variables.size())) {
            var former = before.get(each.key());
            if (scope.find(each.key()).filter(each::equals).isPresent() && !former
                    .filter(old -> old.wrapper().equals(each.wrapper())).isPresent()) {
                release(each);
                undeclared.add(each.wrapper());
                former.ifPresent(old -> loaders.find(old.wrapper()).ifPresent(loader -> keep(old, loader)));
            }
        }
        return undeclared;
    }

    /** What was compiled with variables that were not declared after all is compiled without them. */
    private void repair(Cell cell, Set<String> undeclared) throws CellFailure {
        if (scope.all().stream().allMatch(each -> Collections.disjoint(each.mentions(), undeclared))) {
            return;
        }
        try {
            var unit = new Unit(scope, compiler, Outline.empty(cell), ++units);
            unit.repair(undeclared);
            commit(unit);
        } catch (Broken | Complaints impossible) {
            throw new CellFailure(impossible);
        }
    }

    private static String descriptor(CellLoader loader, Declared method) {
        var bytes = loader.compiled(Wrappers.qualified(method.wrapper())).orElseThrow();
        return ClassFile.of().parse(bytes).methods().stream().filter(each -> each.methodName().equalsString(method.name()))
                .findFirst().orElseThrow().methodType().stringValue();
    }

    /** Compiles and loads a cell, and neither runs it nor keeps anything of it. */
    void rehearse(Cell cell) {
        try {
            var unit = compiled(cell, Splitter.split(cell.source()), true);
            loaders.define(unit.code(unit.runner())).loadOwn(Wrappers.qualified(unit.runner()));
        } catch (Broken | Complaints | CodeError | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of what is declared, with the wrapper around each. */
    LinkedHashSet<String> statements() {
        var statements = new LinkedHashSet<String>();
        scope.imports().forEach(each -> statements.add("import " + each.text() + ";"));
        scope.all().forEach(each -> statements.add("import %s%s.%s.%s;".formatted(
                each.kind() == Kind.TYPE ? "" : "static ", Wrappers.PACKAGE, each.wrapper(), each.name())));
        return statements;
    }
}
