package engram.kernel.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Documentation comments of classes whose jar carries their sources, under {@code META-INF/sources}, as this library's does.
 * (JShell finds those of the JDK by itself.)
 */
final class LibrarySources {
    private final ClassLoader classes;
    private final Map<String, Optional<String>> files = new ConcurrentHashMap<>();

    LibrarySources(ClassLoader classes) {
        this.classes = classes;
    }

    /**
     * The comment of what a signature of JShell names: {@code a.b.Type}, or {@code R Type.method(P p)}.
     *
     * @param qualify gives a type's full name
     */
    Optional<String> comment(String signature, UnaryOperator<String> qualify) {
        int bracket = signature.indexOf('(');
        if (bracket < 0) {
            return file(signature).flatMap(source -> find(source, simple(signature), "", List.of()));
        }
        var name = signature.substring(0, bracket).replaceAll("<.*?>", "");
        name = name.substring(name.lastIndexOf(' ') + 1);
        int dot = name.lastIndexOf('.');
        var type = dot < 0 ? name : name.substring(0, dot);
        var method = dot < 0 ? "<init>" : name.substring(dot + 1);
        return file(qualify.apply(type)).flatMap(source -> find(source, simple(type), method, parameterTypes(signature, bracket)));
    }

    private Optional<String> file(String type) {
        return files.computeIfAbsent(type.replaceAll("<.*", ""), name -> {
            try (InputStream source = classes.getResourceAsStream("META-INF/sources/" + name.replace('.', '/') + ".java")) {
                return source == null ? Optional.empty() : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    /** The erased simple names of the parameters' types. */
    private static List<String> parameterTypes(String signature, int bracket) {
        var inside = signature.substring(bracket + 1, signature.lastIndexOf(')')).replaceAll("<[^()]*>", "").trim();
        return inside.isEmpty() ? List.of() : List.of(inside.split(",")).stream()
                .map(parameter -> simple(parameter.trim().split(" ")[0])).toList();
    }

    private static String simple(String type) {
        var erased = type.replaceAll("<.*", "");
        return erased.substring(erased.lastIndexOf('.') + 1);
    }

    private static Optional<String> find(String source, String type, String method, List<String> parameterTypes) {
        var file = new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
        try {
            var search = new Search(DocTrees.instance(task), type, method, parameterTypes);
            for (CompilationUnitTree unit : task.parse()) {
                search.scan(unit, null);
            }
            return search.found;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static final class Search extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final String type;
        private final String method;
        private final List<String> parameterTypes;
        private Optional<String> found = Optional.empty();

        Search(DocTrees trees, String type, String method, List<String> parameterTypes) {
            this.trees = trees;
            this.type = type;
            this.method = method;
            this.parameterTypes = parameterTypes;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (method.isEmpty() && tree.getSimpleName().contentEquals(type)) {
                keep(getCurrentPath());
            }
            return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            if (owner.getSimpleName().contentEquals(type) && tree.getName().contentEquals(method)
                    && parameterTypes.equals(tree.getParameters().stream().map(each -> written(each.getType())).toList())) {
                keep(getCurrentPath());
            }
            return null;
        }

        private static String written(Tree parameterType) {
            return simple(parameterType.toString());
        }

        private void keep(TreePath path) {
            found = Optional.ofNullable(trees.getDocComment(path)).or(() -> found);
        }
    }
}
