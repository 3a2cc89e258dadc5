package engram.kernel.compile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Types as they can be written in a program, by their full names. A type that has no name, which {@code var} may find, is
 * replaced by the nearest above it that has one: an intersection by the most telling of its parts.
 */
public final class TypeText extends SimpleTypeVisitor14<String, Integer> {
    /** Interfaces and classes that tell little of what an object can do. */
    private static final Set<String> VAGUE = Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum", "java.lang.Comparable",
            "java.lang.constant.Constable", "java.lang.constant.ConstantDesc", "java.io.Serializable", "java.lang.Cloneable");
    private static final int DEEPEST = 12;

    private boolean replaced;

    private TypeText() { }

    /**
     * A type in words.
     *
     * @param text  the type
     * @param exact whether it is the type itself; else one above it
     * @param above of an anonymous class {@code extends} or {@code implements}, whatever it does with the type; else empty
     */
    public record Written(String text, boolean exact, String above) {
        static final Written UNKNOWN = new Written("", true, "");
    }

    /** The text of a type; empty for one that the compiler could not make out. */
    public static Written of(TypeMirror type) {
        var visitor = new TypeText();
        try {
            var text = visitor.visit(type, 0);
            var element = type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
            boolean nameless = element != null && element.getQualifiedName().isEmpty();
            return new Written(text, !visitor.replaced, !nameless ? "" : element.getInterfaces().isEmpty() ? "extends" : "implements");
        } catch (Unknown unknown) {
            return Written.UNKNOWN;
        }
    }

    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown() {
            super("", null, false, false);
        }
    }

    @Override
    protected String defaultAction(TypeMirror type, Integer depth) {
        if (!type.getKind().isPrimitive()) {
            throw new Unknown();
        }
        return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String visitArray(ArrayType type, Integer depth) {
        return visit(type.getComponentType(), depth) + "[]";
    }

    @Override
    public String visitDeclared(DeclaredType type, Integer depth) {
        var element = (TypeElement) type.asElement();
        if (element.getQualifiedName().isEmpty()) {
            return aboveNameless(element, depth);
        }
        var outer = type.getEnclosingType();
        var name = outer.getKind() == TypeKind.DECLARED && !((DeclaredType) outer).getTypeArguments().isEmpty()
                ? visit(outer, depth) + "." + element.getSimpleName() : element.getQualifiedName().toString();
        if (type.getTypeArguments().isEmpty()) {
            return name;
        }
        return name + type.getTypeArguments().stream().map(each -> argument(each, depth + 1)).collect(Collectors.joining(", ", "<", ">"));
    }

    /** An anonymous class is known by the interface that it implements or the class that it extends. */
    private String aboveNameless(TypeElement element, int depth) {
        replaced = true;
        var interfaces = element.getInterfaces();
        return visit(interfaces.isEmpty() ? element.getSuperclass() : interfaces.getFirst(), depth);
    }

    private String argument(TypeMirror type, int depth) {
        if (depth > DEEPEST) {
            replaced = true;
            return "?";
        }
        if (type instanceof TypeVariable variable) {
            return bounded(variable, depth);
        }
        return visit(type, depth);
    }

    private String bounded(TypeVariable captured, int depth) {
        if (captured.getLowerBound().getKind() != TypeKind.NULL) {
            return "? super " + visit(captured.getLowerBound(), depth + 1);
        }
        var upper = visit(captured.getUpperBound(), depth + 1);
        return upper.equals("java.lang.Object") ? "?" : "? extends " + upper;
    }

    @Override
    public String visitWildcard(WildcardType type, Integer depth) {
        if (type.getSuperBound() != null) {
            return "? super " + visit(type.getSuperBound(), depth);
        }
        return type.getExtendsBound() == null ? "?" : "? extends " + visit(type.getExtendsBound(), depth);
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Integer depth) {
        replaced = true;
        return visit(type.getUpperBound(), depth);
    }

    @Override
    public String visitIntersection(IntersectionType type, Integer depth) {
        replaced = true;
        return visit(mostTelling(type.getBounds()), depth);
    }

    @Override
    public String visitUnion(UnionType type, Integer depth) {
        replaced = true;
        return visit(mostTelling(type.getAlternatives()), depth);
    }

    private static TypeMirror mostTelling(List<? extends TypeMirror> types) {
        return types.stream().min(java.util.Comparator.comparingInt(TypeText::vagueness)).orElseThrow();
    }

    private static int vagueness(TypeMirror type) {
        var name = type instanceof DeclaredType declared ? ((TypeElement) declared.asElement()).getQualifiedName().toString() : "";
        return Wrappers.isOfCell(name) ? 0 : VAGUE.contains(name) ? 2 : 1;
    }
}
