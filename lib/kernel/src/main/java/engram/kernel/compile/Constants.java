package engram.kernel.compile;

import engram.kernel.code.Modifiers;
import engram.kernel.code.Piece;
import engram.kernel.code.Words;
import java.util.Set;

/**
 * Variables that are constants for the compiler: {@code final}, of a primitive type or String, and with a value that is made of
 * literals. Wherever they are named, their value is compiled in.
 */
final class Constants {
    private static final Set<String> PRIMITIVES = Set.of("byte", "short", "int", "long", "float", "double", "boolean", "char");
    private static final String OPERATORS = "+-*/%()<>=!&|^~?:.";

    private Constants() { }

    static boolean isConstant(Piece piece, String type, String initial) {
        return !initial.isEmpty() && (PRIMITIVES.contains(type) || type.equals("String")) && Modifiers.has(piece.source(), "final")
                && Words.all(initial).stream().allMatch(Constants::isLiteral);
    }

    private static boolean isLiteral(String word) {
        char first = word.charAt(0);
        return Character.isDigit(first) || first == '"' || first == '\'' || word.equals("true") || word.equals("false")
                || PRIMITIVES.contains(word) || word.length() == 1 && OPERATORS.indexOf(first) >= 0;
    }
}
