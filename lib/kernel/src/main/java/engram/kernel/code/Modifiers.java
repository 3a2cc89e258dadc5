package engram.kernel.code;

import java.util.Set;

/** Modifiers that a declaration of a cell may have and that mean nothing there: everything is open to all cells. */
public final class Modifiers {
    private static final Set<String> OF_TYPES = Set.of("public", "protected", "private", "static");
    private static final Set<String> OF_METHODS = Set.of("public", "protected", "private", "static", "final", "default", "strictfp");
    private static final Set<String> OF_VARIABLES = Set.of("public", "protected", "private", "static", "final", "volatile", "transient");

    private Modifiers() { }

    /** The text with blanks in place of those modifiers, so that everything else stays where it is. */
    public static String without(Form form, String declaration) {
        var meaningless = switch (form) {
            case TYPE -> OF_TYPES;
            case METHOD -> OF_METHODS;
            default -> OF_VARIABLES;
        };
        var end = new Words(declaration);
        Form.skipModifiers(end);
        var text = new StringBuilder(declaration);
        var words = new Words(declaration);
        while (words.position() < end.position()) {
            var word = words.next();
            if (meaningless.contains(word)) {
                int start = words.position() - word.length();
                text.replace(start, words.position(), " ".repeat(word.length()));
            }
        }
        return text.toString();
    }

    /** Whether the declaration has this modifier. */
    public static boolean has(String declaration, String modifier) {
        var end = new Words(declaration);
        Form.skipModifiers(end);
        return Words.names(declaration.substring(0, end.position())).contains(modifier);
    }
}
