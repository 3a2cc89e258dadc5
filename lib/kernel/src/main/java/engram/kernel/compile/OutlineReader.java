package engram.kernel.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import engram.kernel.code.Modifiers;
import engram.kernel.code.Piece;
import engram.kernel.compile.Declared.Kind;
import engram.kernel.compile.Outline.Called;
import engram.kernel.compile.Outline.Imported;
import engram.kernel.compile.Outline.Part;
import engram.kernel.compile.Outline.Run;
import engram.kernel.compile.Outline.Typed;
import engram.kernel.compile.Outline.Variable;
import engram.kernel.compile.Outline.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds in the trees of the compiler what pieces declare. */
final class OutlineReader {
    private final Source source;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final Map<Piece, int[]> spans;
    private final Optional<Piece> value;
    private final Set<Piece> dropped;
    private final List<? extends Tree> members;
    private final List<? extends Tree> statements;

    /**
     * @param spans   where each piece stands in the source
     * @param value   the last piece, where its value is returned
     * @param dropped pieces whose values nobody wants
     */
    OutlineReader(Source source, SourcePositions positions, CompilationUnitTree unit, Map<Piece, int[]> spans, Optional<Piece> value,
            Set<Piece> dropped) {
        this.spans = spans;
        this.value = value;
        this.dropped = dropped;
        this.source = source;
        this.positions = positions;
        this.unit = unit;
        members = ((ClassTree) unit.getTypeDecls().getFirst()).getMembers();
        statements = members.stream().filter(each -> each instanceof MethodTree method && method.getName().contentEquals("$"))
                .findFirst().<List<? extends Tree>>map(each -> ((MethodTree) each).getBody().getStatements()).orElse(List.of());
    }

    Part part(Piece piece) {
        return switch (piece.form()) {
            case IMPORT -> new Imported(piece);
            case TYPE -> within(members, piece).stream().filter(ClassTree.class::isInstance).findFirst()
                    .<Part>map(each -> new Typed(piece, ((ClassTree) each).getSimpleName().toString())).orElse(new Run(piece, false));
            case METHOD -> within(members, piece).stream().filter(MethodTree.class::isInstance).findFirst()
                    .<Part>map(each -> called(piece, (MethodTree) each)).orElse(new Run(piece, false));
            case VARIABLE -> variables(piece);
            default -> new Run(piece, dropped.contains(piece));
        };
    }

    /** Whether the value that is returned is that of a call. */
    boolean endsWithCall() {
        return value.isPresent() && within(statements, value.get()).stream()
                .anyMatch(each -> each instanceof ReturnTree returned && returned.getExpression() instanceof MethodInvocationTree);
    }

    private List<? extends Tree> within(List<? extends Tree> trees, Piece piece) {
        var span = spans.get(piece);
        boolean isValue = value.filter(piece::equals).isPresent();
        return trees.stream().filter(each -> {
            long start = positions.getStartPosition(unit, each) + (isValue ? "return ".length() : 0);
            return span[0] <= start && start < span[1];
        }).toList();
    }

    private Called called(Piece piece, MethodTree method) {
        var name = method.getName().toString();
        var erased = method.getTypeParameters().stream().collect(Collectors.toMap(each -> each.getName().toString(), OutlineReader::bound));
        var parameters = method.getParameters().stream().map(each -> erasure(each.getType().toString(), erased)).toList();
        var key = Declared.key(Kind.METHOD, name + "(" + String.join(", ", parameters) + ")");
        return new Called(piece, name, key, String.valueOf(method.getReturnType()));
    }

    private static String bound(TypeParameterTree parameter) {
        return parameter.getBounds().isEmpty() ? "Object" : simple(parameter.getBounds().getFirst().toString());
    }

    private static String erasure(String type, Map<String, String> bounds) {
        var simple = simple(type.replace("...", "[]"));
        int bracket = simple.indexOf('[');
        var element = bracket < 0 ? simple : simple.substring(0, bracket);
        return bounds.getOrDefault(element, element) + (bracket < 0 ? "" : simple.substring(bracket));
    }

    /** A type without its arguments, annotations and package. */
    private static String simple(String type) {
        var erased = new StringBuilder();
        int depth = 0;
        for (char each : type.replaceAll("@\\w+(\\([^)]*\\))? *", "").toCharArray()) {
            depth += each == '<' ? 1 : 0;
            if (depth == 0) {
                erased.append(each);
            }
            depth -= each == '>' ? 1 : 0;
        }
        return erased.substring(erased.lastIndexOf(".") + 1).replace(" ", "");
    }

    /** Variables; one that is called {@code _} is none, and its value is found out and dropped. */
    private Part variables(Piece piece) {
        var trees = within(statements, piece).stream().filter(VariableTree.class::isInstance).map(VariableTree.class::cast).toList();
        return trees.stream().anyMatch(each -> each.getName().isEmpty()) ? new Run(piece, false)
                : new Variables(piece, trees.stream().map(each -> variable(piece, each)).toList());
    }

    private Variable variable(Piece piece, VariableTree tree) {
        var type = tree.getType();
        var initial = tree.getInitializer();
        int initialStart = initial == null ? 0 : start(initial);
        var written = type == null || type.toString().equals("var") ? "" : typeText(type);
        return new Variable(tree.getName().toString(), written, type == null ? piece.offset() : source.place(start(type)),
                initial == null ? "" : source.text(initialStart, end(initial)), source.place(initialStart),
                initial instanceof NewArrayTree array && array.getType() == null, Modifiers.has(piece.source(), "volatile"),
                        Constants.isConstant(piece, written, initial == null ? "" : source.text(initialStart, end(initial))),
                initial instanceof NewClassTree made && made.getClassBody() != null && made.getArguments().isEmpty()
                        && made.getEnclosingExpression() == null
                        ? source.text(initialStart, end(initial)).indexOf('{') : -1);
    }

    /** The type as it stands in the cell; where it stands in two places, as in {@code int a[]}, put together. */
    private String typeText(Tree type) {
        int end = end(type);
        var written = end < start(type) ? "" : source.text(start(type), end);
        return written.replaceAll("\\s", "").equals(type.toString().replaceAll("\\s", "")) ? written : type.toString();
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }
}
