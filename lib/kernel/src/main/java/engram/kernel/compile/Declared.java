package engram.kernel.compile;

import engram.kernel.code.Cell;
import engram.kernel.code.Piece;
import engram.kernel.code.Words;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a cell has declared, as it now stands.
 *
 * @param kind       what it is
 * @param name       its simple name
 * @param key        kind and name, and of a method the types of its parameters: a later declaration of the same key takes its place
 * @param wrapper    simple name of the class around it
 * @param definition the text, of a type and a method, with which it can be compiled anew
 * @param mentions   wrappers of what its compiled code names
 * @param type       of a variable its type, of a constant with {@link #CONSTANT} in front, of a method that which it returns
 * @param stamp      when it was declared, in the order of all declarations
 */
public record Declared(Kind kind, String name, String key, String wrapper, Optional<Definition> definition, Set<String> mentions, String type,
        int stamp) {

    public enum Kind { TYPE, METHOD, VARIABLE }

    /**
     * The text of a declaration and what it was written under.
     *
     * @param cell    the cell that it stands in
     * @param piece   its text
     * @param imports those that were in force
     * @param names   the names that occur in the text
     */
    public record Definition(Cell cell, Piece piece, List<Import> imports, Set<String> names) {
        Definition(Cell cell, Piece piece, List<Import> imports) {
            this(cell, piece, imports, Words.names(piece.source()));
        }
    }

    /** What stands in front of the type of a constant. */
    static final String CONSTANT = "final ";

    /** Whether it is a variable whose value the compiler has put in place of its name. */
    boolean isConstant() {
        return kind == Kind.VARIABLE && type.startsWith(CONSTANT);
    }

    /** Whether a method has its own name in its code, so that it may call itself or another overload. */
    boolean callsItsName() {
        return Collections.frequency(Words.all(definition.orElseThrow().piece().source()), name) > 1;
    }

    public static String key(Kind kind, String name) {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }

    /** As messages call it. */
    public String told() {
        return kind == Kind.TYPE ? "class " + name : kind == Kind.METHOD ? "method " + name : "variable " + name;
    }
}
