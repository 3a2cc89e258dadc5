package engram.kernel.shell;

import engram.kernel.compile.CellCompiler;
import engram.kernel.compile.CellFiles;
import engram.kernel.run.Weaver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * JShell, which knows what code that is being written may mean. It runs nothing: it sees what cells have declared, as classes
 * that it imports. It is started when it is asked for the first time.
 */
final class Assistant {
    /** Imports after which JShell is started anew: it keeps what was dropped. */
    private static final int IMPORTS = 1000;

    private final CellCompiler compiler;
    private final Interpreter interpreter;
    private final List<String> options;
    private final Map<String, List<Snippet>> imported = new LinkedHashMap<>();
    private final Set<Path> classPath = new HashSet<>();
    private JShell jshell;
    private int imports;

    Assistant(CellCompiler compiler, Interpreter interpreter, List<String> options) {
        this.compiler = compiler;
        this.interpreter = interpreter;
        this.options = options;
    }

    /** JShell as it has to be now. */
    synchronized JShell jshell() {
        if (imports > IMPORTS) {
            jshell.close();
            imported.clear();
            classPath.clear();
            imports = 0;
            jshell = null;
        }
        if (jshell == null) {
            jshell = JShell.builder().executionEngine(new NoExecution(), Map.of()).compilerOptions(options.toArray(String[]::new))
                    .fileManager(files -> new CellFiles(files, compiler.declared(), Weaver::open)).build();
        }
        for (var place : compiler.classPath()) {
            if (classPath.add(place)) {
                jshell.addToClasspath(place.toString());
            }
        }
        var wanted = interpreter.statements();
        for (var statement : new ArrayList<>(imported.keySet())) {
            if (!wanted.contains(statement)) {
                imported.remove(statement).forEach(jshell::drop);
            }
        }
        wanted.removeAll(imported.keySet());
        if (!imported.isEmpty() && !wanted.isEmpty()) {
            jshell.addToClasspath(compiler.classPath().getFirst().toString());   // by which it looks anew for classes
        }
        imports += wanted.size();
        wanted.forEach(statement -> imported.put(statement, jshell.eval(statement).stream().map(SnippetEvent::snippet).toList()));
        return jshell;
    }
}
