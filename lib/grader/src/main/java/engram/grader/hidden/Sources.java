package engram.grader.hidden;

import engram.grader.GraderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The compiler of hidden tests. It writes to memory alone. */
final class Sources {
    private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "--add-modules=jdk.incubator.vector", "-classpath",
            System.getProperty("java.class.path"));

    private Sources() {
    }

    /**
     * Compiles sources against the grader's own class path.
     *
     * @param sources by path
     * @return classes by name
     * @throws GraderException with the first error
     */
    static Map<String, byte[]> compiled(Map<String, byte[]> sources) {
        if (sources.isEmpty()) {
            return Map.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var memory = new Memory(compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8))) {
            var units = sources.entrySet().stream().map(source -> new Source(source.getKey(), new String(source.getValue(), StandardCharsets.UTF_8))).toList();
            if (!compiler.getTask(null, memory, found, OPTIONS, null, units).call()) {
                throw new GraderException("The private tests do not compile: " + found.getDiagnostics().stream()
                        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR).findFirst().map(Sources::told).orElse("the compiler says no more."));
            }
            return memory.classes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // it is memory
        }
    }

    private static String told(Diagnostic<? extends JavaFileObject> error) {
        String where = error.getSource() == null ? "" : "%s, line %d: ".formatted(error.getSource().getName(), error.getLineNumber());
        return where + error.getMessage(Locale.ENGLISH).lines().collect(Collectors.joining(" ")) + ".";
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("private:///" + path.replace(' ', '_')), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Where the compiler's classes go. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            var bytes = new ByteArrayOutputStream();
            written.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("private:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            var classes = new TreeMap<String, byte[]>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
