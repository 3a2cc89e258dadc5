package engram.kernel.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What the compiler has found out of the types of variables. */
public final class VariableTypes {

    /**
     * Types in the class that runs a cell's code.
     *
     * @param fields       by name
     * @param locals       of the variables in the method that runs, in their order
     * @param endsWithVoid whether it returns what has no value
     */
    public record OfRun(Map<String, TypeText.Written> fields, List<TypeText.Written> locals, boolean endsWithVoid) { }

    private VariableTypes() { }

    public static OfRun ofRun(JavacTask task, CompilationUnitTree unit) {
        var trees = Trees.instance(task);
        var fields = new HashMap<String, TypeText.Written>();
        var locals = new ArrayList<TypeText.Written>();
        boolean endsWithVoid = false;
        var type = new TreePath(new TreePath(unit), unit.getTypeDecls().getFirst());
        for (var member : ((ClassTree) type.getLeaf()).getMembers()) {
            var path = new TreePath(type, member);
            if (member instanceof VariableTree field) {
                fields.put(field.getName().toString(), written(trees, path));
            } else if (member instanceof MethodTree method && method.getName().contentEquals(Wrappers.RUN)) {
                var body = new TreePath(path, method.getBody());
                for (var statement : method.getBody().getStatements()) {
                    if (statement instanceof VariableTree) {
                        locals.add(written(trees, new TreePath(body, statement)));
                    } else if (statement instanceof ReturnTree returned) {
                        endsWithVoid = isVoid(trees, new TreePath(new TreePath(body, statement), returned.getExpression()));
                    }
                }
            }
        }
        return new OfRun(fields, locals, endsWithVoid);
    }

    private static boolean isVoid(Trees trees, TreePath value) {
        return value.getLeaf() instanceof MethodInvocationTree call
                && trees.getElement(new TreePath(value, call.getMethodSelect())) instanceof ExecutableElement method
                && method.getReturnType().getKind() == TypeKind.VOID;
    }

    /** The types of variables by the class that holds each. */
    public static Map<String, TypeText.Written> ofHolders(JavacTask task, List<CompilationUnitTree> units) {
        var trees = Trees.instance(task);
        var types = new HashMap<String, TypeText.Written>();
        var unit = units.getFirst();
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree holder && holder.getMembers().stream().anyMatch(VariableTree.class::isInstance)) {
                var variable = holder.getMembers().stream().filter(VariableTree.class::isInstance).findFirst().orElseThrow();
                var path = new TreePath(new TreePath(new TreePath(unit), holder), variable);
                types.put(holder.getSimpleName().toString(), written(trees, path));
            }
        }
        return types;
    }

    private static TypeText.Written written(Trees trees, TreePath path) {
        var element = trees.getElement(path);
        TypeMirror type = element == null ? null : element.asType();
        return type == null || type.getKind() == TypeKind.ERROR ? TypeText.Written.UNKNOWN : TypeText.of(type);
    }
}
