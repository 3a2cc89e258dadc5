package engram.kernel.shell;

import engram.kernel.compile.Import;
import java.util.List;
import java.util.stream.Stream;

/** What a cell may name without importing it. These names are text for the compiler: the shell itself knows none of those classes. */
final class Imports {
    private static final List<String> JDK = List.of(
            "java.io.*", "java.math.*", "java.net.*", "java.nio.file.*", "java.time.*", "java.util.*", "java.util.concurrent.*",
            "java.util.function.*", "java.util.prefs.*", "java.util.regex.*", "java.util.stream.*",
            "static java.lang.Math.*", "static engram.kernel.Notebook.*", "engram.kernel.exercise.Check");

    private static final List<String> LIBRARY = List.of("parallel", "math", "file", "tensor", "cuda", "data", "rate", "ode", "deq", "hopfield",
            "hopfield.rule", "hopfield.theory", "hopfield.experiment", "hopfield.study", "hopfield.application", "memory", "memory.training",
            "memory.study", "neuron", "neuron.study", "plot", "figure", "page", "progress", "work");

    private Imports() { }

    /** Import statements of the JDK's and this library's packages, of the latter those that exist. */
    static List<String> statements(ClassLoader classes) {
        var library = LIBRARY.stream()
                .filter(name -> classes.getResource("engram/" + name.replace('.', '/') + "/package-info.class") != null
                        || classes.getResource("engram/" + name.replace('.', '/') + "/") != null)
                .map(name -> "engram." + name + ".*");
        return Stream.concat(JDK.stream(), library).map(name -> "import " + name + ";").toList();
    }
}
