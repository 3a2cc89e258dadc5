package engram.kernel.compile;

import com.sun.source.util.Trees;
import engram.kernel.code.Cell;
import engram.kernel.code.Form;
import engram.kernel.code.Modifiers;
import engram.kernel.code.Piece;
import engram.kernel.code.Words;
import engram.kernel.compile.CellCompiler.Broken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the pieces of a cell declare, found by reading them together, before anybody asks what their names mean. */
public final class Outline {

    /** A piece and what it declares. */
    public sealed interface Part {
        Piece piece();
    }

    public record Imported(Piece piece) implements Part { }

    /** A type; {@code name} is its simple name. */
    public record Typed(Piece piece, String name) implements Part { }

    /** A method; {@code key} has the erased types of its parameters, {@code returned} the type that it returns, as written. */
    public record Called(Piece piece, String name, String key, String returned) implements Part { }

    public record Variables(Piece piece, List<Variable> variables) implements Part { }

    /** What is run; {@code dropped} where it is an expression whose value nobody wants. */
    public record Run(Piece piece, boolean dropped) implements Part { }

    /**
     * A variable.
     *
     * @param type    as it is written, or empty for {@code var}
     * @param typeAt  where the type stands in the cell
     * @param initial the initial value as it is written, or empty
     * @param initialAt where it stands
     * @param array   whether the initial value is an array in braces without a type in front
     * @param shared  whether it is volatile
     * @param constant whether the compiler may put the value in place of the name, as in a {@code case}
     * @param body    where, in the initial value, the body of an anonymous class begins that is made without arguments; −1 where it is none
     */
    public record Variable(String name, String type, int typeAt, String initial, int initialAt, boolean array, boolean shared,
            boolean constant, int body) { }

    private static final String NOT_A_STATEMENT = "compiler.err.not.stmt";

    private final Cell cell;
    private final List<Piece> pieces;
    private final Set<Piece> dropped = new HashSet<>();
    private final Map<Piece, int[]> spans = new HashMap<>();
    private boolean valued;
    private boolean calls;
    private List<Part> parts = List.of();

    private Outline(Cell cell, List<Piece> pieces) {
        this.cell = cell;
        this.pieces = new ArrayList<>(pieces);
        valued = !pieces.isEmpty() && pieces.getLast().form() == Form.EXPRESSION;
    }

    /** @param last whether the cell ends with these pieces, so that a value at the end is shown */
    public static Outline of(CellCompiler compiler, Cell cell, List<Piece> pieces, boolean last) throws Broken, Complaints {
        var outline = new Outline(cell, pieces);
        outline.valued &= last;
        var errors = outline.read(compiler);
        if (errors.stream().anyMatch(each -> each.code().equals(NOT_A_STATEMENT))) {
            outline.takeForExpressions(errors, last);
            errors = outline.read(compiler);
        }
        if (!errors.isEmpty()) {
            throw new Complaints(errors);
        }
        return outline;
    }

    /**
     * An outline of pieces that declare nothing, without reading them, or nothing where that takes more than a look. Whether an expression is a
     * statement, too, is left to the compiler.
     */
    public static Optional<Outline> atOnce(Cell cell, List<Piece> pieces, boolean last) {
        var outline = new Outline(cell, pieces);
        outline.valued &= last;
        boolean plain = pieces.stream().allMatch(each -> each.form() == Form.STATEMENT || each.form() == Form.EXPRESSION);
        if (!plain || outline.valued && pieces.getLast().bare().endsWith(")")) {
            return Optional.empty();   // a call may have no value
        }
        outline.parts = pieces.stream().<Part>map(piece -> new Run(piece, false)).toList();
        return Optional.of(outline);
    }

    /** An outline of nothing. */
    public static Outline empty(Cell cell) {
        return new Outline(cell, List.of());
    }

    /** What is wrong with code. */
    public static final class Complaints extends Exception {
        private static final long serialVersionUID = 1;
        private final transient List<Complaint> list;
        private final transient Map<String, String> reasons;

        Complaints(List<Complaint> list) {
            this(list, Map.of());
        }

        /** @param reasons why variables are not there, by their names */
        Complaints(List<Complaint> list, Map<String, String> reasons) {
            super("the code does not compile", null, false, false);
            this.list = List.copyOf(list);
            this.reasons = Map.copyOf(reasons);
        }

        public Map<String, String> reasons() {
            return reasons;
        }

        public List<Complaint> list() {
            return list;
        }
    }

    public List<Part> parts() {
        return parts;
    }

    /** Whether the last piece is an expression, whose value is to be shown if it has one. */
    public boolean isValued() {
        return valued;
    }

    /** Whether that expression is a call, which may have no value. */
    public boolean endsWithCall() {
        return calls;
    }

    /** Expressions that are no statements, a switch among them: their values are dropped, but that of the last piece is shown. */
    private void takeForExpressions(List<Complaint> errors, boolean last) {
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            var span = spans.get(piece);
            if (span == null || errors.stream().noneMatch(each -> span[0] <= each.start() && each.start() < span[1])) {
                continue;
            }
            if (piece.form() == Form.STATEMENT && piece.source().startsWith("switch")) {
                piece = Piece.completed(piece.source(), piece.offset(), Form.EXPRESSION);
                pieces.set(i, piece);
                valued |= last && i == pieces.size() - 1;
            }
            if (piece.form() == Form.EXPRESSION) {
                dropped.add(piece);
            }
        }
    }

    private List<Complaint> read(CellCompiler compiler) throws Broken {
        var source = skeleton();
        var outcome = compiler.parse(source, (task, units) -> {
            if (units.isEmpty() || units.getFirst().getTypeDecls().isEmpty()) {
                return List.<Part>of();
            }
            var reader = new OutlineReader(source, Trees.instance(task).getSourcePositions(), units.getFirst(), spans,
                    valued ? Optional.of(pieces.getLast()) : Optional.empty(), dropped);
            calls = reader.endsWithCall();
            return pieces.stream().map(reader::part).toList();
        });
        parts = outcome.value();
        return outcome.errors();
    }

    private Source skeleton() {
        var source = new Source("$", cell).add("class $ { java.lang.Object $() {\n");
        for (var piece : pieces) {
            if (piece.form() == Form.STATEMENT || piece.form() == Form.EXPRESSION || piece.form() == Form.VARIABLE) {
                boolean isValue = valued && piece == pieces.getLast();
                source.add(isValue ? "return " : dropped.contains(piece) ? "var $" + source.length() + " = " : "");
                add(source, piece, piece.form() == Form.VARIABLE ? Modifiers.without(Form.VARIABLE, piece.source()) : isValue ? piece.bare()
                        : piece.source());
                source.add(isValue ? "\n;\n" : "\n");
            }
        }
        source.add("}\n");
        for (var piece : pieces) {
            if (piece.form() == Form.METHOD || piece.form() == Form.TYPE) {
                add(source, piece, Modifiers.without(piece.form(), piece.source()));
                source.add("\n");
            }
        }
        return source.add("}");
    }

    private void add(Source source, Piece piece, String text) {
        int start = source.length();
        source.copy(text, piece.offset());
        spans.put(piece, new int[] {start, source.length()});
    }

    /** Names that occur in the pieces. */
    public Set<String> names() {
        var names = new HashSet<String>();
        pieces.forEach(piece -> names.addAll(Words.names(piece.source())));
        return names;
    }

    public Cell cell() {
        return cell;
    }
}
