package engram.kernel.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import engram.kernel.compile.Source;
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
     * The comment of what a signature names.
     *
     * @param qualify gives a type's full name
     */
    Optional<String> comment(Signature signature, UnaryOperator<String> qualify) {
        if (!signature.isCall()) {
            var name = signature.type();
            int last = Math.max(name.lastIndexOf('.'), 0);
            var owner = name.substring(0, last);
            return file(name).flatMap(source -> find(source, Signature.simple(name), "", List.of()))
                    .or(() -> file(qualify.apply(owner))
                            .flatMap(source -> find(source, Signature.simple(owner), name.substring(last + 1), List.of())));
        }
        var callee = signature.callee();
        int dot = callee.lastIndexOf('.');
        var type = dot < 0 ? callee : callee.substring(0, dot);
        var method = dot < 0 ? "<init>" : callee.substring(dot + 1);
        return file(qualify.apply(type)).flatMap(source -> find(source, Signature.simple(type), method, signature.parameterTypes()));
    }

    /** The source in which a type stands, be it the outermost one or within another. */
    private Optional<String> file(String type) {
        var own = files.computeIfAbsent(type, this::read);
        int dot = type.lastIndexOf('.');
        return own.isPresent() || dot < 0 || Character.isLowerCase(type.charAt(type.lastIndexOf('.', dot - 1) + 1)) ? own
                : file(type.substring(0, dot));
    }

    private Optional<String> read(String type) {
        try (InputStream source = classes.getResourceAsStream("META-INF/sources/" + type.replace('.', '/') + ".java")) {
            return source == null ? Optional.empty() : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The comment in a source of a type, or of a member of it. */
    static Optional<String> find(String source, String type, String member, List<String> parameterTypes) {
        var file = new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
        try {
            var search = new Search(DocTrees.instance(task), type, member, parameterTypes);
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
        private final String member;
        private final List<String> parameterTypes;
        private Optional<String> found = Optional.empty();

        Search(DocTrees trees, String type, String member, List<String> parameterTypes) {
            this.trees = trees;
            this.type = type;
            this.member = member;
            this.parameterTypes = parameterTypes;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (member.isEmpty() && tree.getSimpleName().contentEquals(type)) {
                keep(getCurrentPath());
            }
            return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner && owner.getSimpleName().contentEquals(type)
                    && tree.getName().contentEquals(member)) {
                keep(getCurrentPath());
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            if (owner.getSimpleName().contentEquals(type) && tree.getName().contentEquals(member)
                    && parameterTypes.equals(tree.getParameters().stream().map(each -> written(each.getType())).toList())) {
                keep(getCurrentPath());
            }
            return null;
        }

        private static String written(Tree parameterType) {
            return Signature.simple(parameterType.toString());
        }

        private void keep(TreePath path) {
            found = Optional.ofNullable(trees.getDocComment(path)).or(() -> found);
        }
    }
}
