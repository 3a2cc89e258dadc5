package engram.kernel.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The JDK's compiler, kept warm: what it has learned of the JDK and the class path is used again for the next cell, by which a
 * cell costs it a tenth of what it would cost a compiler of its own.
 */
public final class CellCompiler {
    private static final int POOLED = 3;
    /** Runs after which a compiler is started anew: it keeps every name and class of cells that it has met. */
    private static final int RUNS = 1000;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();
    private final List<String> options;
    private List<Path> classPath = List.of();
    private Outputs files;
    private JavacTaskPool pool;
    private int runs;

    /** What a compilation tells: the trees of the files, their types, and the classes made of them, where that was asked for. */
    public interface Work<T> {
        T of(JavacTask task, List<CompilationUnitTree> units) throws IOException;
    }

    /**
     * What came of a compilation.
     *
     * @param value what the work returned
     * @param errors what is wrong with the files, in their order
     */
    public record Outcome<T>(T value, List<Complaint> errors) { }

    /** The compiler itself failed. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(Throwable cause) {
            super(switch (cause) {
                case StackOverflowError _ -> "this is nested too deeply for the compiler: it has to be cut into smaller expressions";
                case IllegalArgumentException refused -> "the compiler refuses its options (" + refused.getMessage()
                        + "): ENGRAM_COMPILER_OPTS has to be changed";
                default -> "the compiler itself fails at this code (" + cause.getClass().getSimpleName()
                        + "): it has to be written in another way";
            }, cause);
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();

        Outputs(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("cells:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    made.put(name, bytes);
                    return bytes;
                }
            };
        }
    }

    public CellCompiler(List<String> options, List<Path> classPath) {
        this.options = List.copyOf(options);
        setClassPath(classPath);
    }

    /** The code of the classes of cells that the compiler sees. */
    public Map<String, byte[]> declared() {
        return declared;
    }

    /** Classes of these places, and of no others, are seen from now on. */
    public final void setClassPath(List<Path> entries) {
        classPath = List.copyOf(entries);
        var standard = compiler.getStandardFileManager(null, null, null);
        try {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files = new Outputs(new CellFiles(standard, declared, UnaryOperator.identity()));
        pool = new JavacTaskPool(POOLED);
    }

    /** The class path that cells are compiled with. */
    public List<Path> classPath() {
        return classPath;
    }

    /** Reads a file, without looking at what its names mean. */
    public <T> Outcome<T> parse(Source source, Work<T> work) throws Broken {
        return run(List.of(source), (task, _) -> work.of(task, units(task.parse())));
    }

    /** Finds out what the names in the files mean. */
    public <T> Outcome<T> analyze(List<Source> sources, Work<T> work) throws Broken {
        return run(sources, (task, _) -> analyzed(task, work, () -> { }));
    }

    /** The classes of files that are without an error; of others none. {@code meanwhile} sees the trees before. */
    public <T> Outcome<T> compile(List<Source> sources, Work<T> meanwhile, Map<String, byte[]> classes) throws Broken {
        return run(sources, (task, errors) -> analyzed(task, meanwhile, () -> {
            if (errors.isEmpty()) {
                task.generate();
                if (!errors.isEmpty()) {
                    throw new Spoilt();
                }
                files.made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            }
        }));
    }

    /** An error that comes so late leaves a compiler behind that can't be used again. */
    private static final class Spoilt extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spoilt() {
            super("", null, false, false);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What is done with a compiler, given the errors that it finds as it goes on. */
    private interface Session<T> {
        T of(JavacTask task, List<Complaint> errors) throws IOException;
    }

    private <T> Outcome<T> run(List<Source> sources, Session<T> session) throws Broken {
        var errors = new ArrayList<Complaint>();
        if (++runs % RUNS == 0) {
            pool = new JavacTaskPool(POOLED);
        }
        try {
            T value = pool.getTask(Writer.nullWriter(), files, found -> note(found, errors), options, null, sources, task -> {
                try {
                    return session.of(task, errors);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new Outcome<>(value, errors);
        } catch (Spoilt spoilt) {
            return new Outcome<>(null, errors);
        } catch (RuntimeException | StackOverflowError | AssertionError broken) {
            if (!errors.isEmpty()) {
                return new Outcome<>(null, errors);   // it has said what is wrong before it stumbled over it
            }
            throw new Broken(broken);
        }
    }

    private <T> T analyzed(JavacTask task, Work<T> work, Step last) throws IOException {
        var context = ((BasicJavacTask) task).getContext();
        forgetPackage(context);
        var units = units(task.parse());
        task.analyze();
        var value = work.of(task, units);
        files.made.clear();
        last.run();
        var names = files.made.isEmpty() ? names(Trees.instance(task), units)
                : new LinkedHashSet<>(files.made.keySet().stream().map(Names.instance(context)::fromString).toList());
        var symbols = Symtab.instance(context);
        names.forEach(name -> symbols.removeClass(symbols.unnamedModule, name));
        return value;
    }

    private static List<CompilationUnitTree> units(Iterable<? extends CompilationUnitTree> trees) {
        var units = new ArrayList<CompilationUnitTree>();
        trees.forEach(units::add);
        return units;
    }

    /** A compiler that is used again has to look anew for the classes of cells. */
    private static void forgetPackage(Context context) {
        var symbols = Symtab.instance(context);
        var cells = symbols.enterPackage(symbols.unnamedModule, Names.instance(context).fromString(Wrappers.PACKAGE));
        cells.members_field = null;
        cells.completer = ClassFinder.instance(context).getCompleter();
    }

    /** The names of the classes in the files, which must not stay behind in the compiler. */
    private static Set<Name> names(Trees trees, List<CompilationUnitTree> units) {
        var names = new LinkedHashSet<Name>();
        var scanner = new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                if (trees.getElement(getCurrentPath()) instanceof ClassSymbol symbol && symbol.flatname != null) {
                    names.add(symbol.flatname);
                }
                return super.visitClass(tree, nothing);
            }
        };
        units.forEach(unit -> scanner.scan(unit, null));
        return names;
    }

    private static void note(Diagnostic<? extends JavaFileObject> found, List<Complaint> errors) {
        if (found.getKind() == Diagnostic.Kind.ERROR && found.getSource() instanceof Source source) {
            int start = (int) Math.max(0, found.getStartPosition());
            errors.add(new Complaint(source, start, (int) Math.max(start, found.getEndPosition()), found.getCode(),
                    found.getMessage(Locale.ROOT)));   // in English, whatever the cells' language
        } else if (found.getKind() == Diagnostic.Kind.ERROR) {
            throw new IllegalArgumentException(found.getMessage(Locale.ROOT));
        }
    }
}
