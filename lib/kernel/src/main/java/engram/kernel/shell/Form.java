package engram.kernel.shell;

import java.util.Set;

/** What a piece of a cell is, as far as its first words tell. */
enum Form {
    /** An import, type, method or variable: JShell keeps it. */
    DECLARATION,
    /** Something that is run and leaves nothing, told by its keyword or label. */
    STATEMENT,
    /** What is neither: an expression, with a value or without. */
    EXPRESSION,
    /** A line for the kernel, which starts with a percent sign. */
    MAGIC;

    private static final Set<String> DECLARING = Set.of("import", "package", "class", "interface", "enum", "@", "public",
            "protected", "private", "static", "final", "abstract", "native", "strictfp", "transient", "volatile", "default",
            "record", "sealed", "non", "var", "void", "byte", "short", "int", "long", "float", "double", "boolean", "char", "<");
    private static final Set<String> RUNNING = Set.of("if", "for", "while", "do", "try", "throw", "assert", "{", ";", "break",
            "continue", "return", "yield");
    private static final Set<String> NO_TYPES = Set.of("new", "this", "super", "null", "true", "false", "instanceof");

    static Form of(String source) {
        var words = new Words(source);
        var first = words.next();
        if (first.equals("%")) {
            return MAGIC;
        }
        if (RUNNING.contains(first)) {
            return STATEMENT;
        }
        if (first.equals("synchronized") || first.equals("switch")) {
            return first.equals("synchronized") && words.next().equals("(") ? STATEMENT : DECLARATION;
        }
        if (DECLARING.contains(first)) {
            return DECLARATION;
        }
        if (Words.isName(first) && words.peek().equals(":")) {
            return STATEMENT;   // a label
        }
        return isTypeName(first) && isTypeThenName(words) ? DECLARATION : EXPRESSION;
    }

    /** Whether the words behind a first name go on as {@code .Name<Type, …>[] name} does. */
    private static boolean isTypeThenName(Words words) {
        var word = words.next();
        while (true) {
            if (word.equals(".")) {
                if (!isTypeName(words.next())) {
                    return false;
                }
            } else if (word.equals("<")) {
                if (!words.skipTypeArguments()) {
                    return false;
                }
            } else if (word.equals("[")) {
                if (!words.next().equals("]")) {
                    return false;
                }
            } else if (word.equals("@")) {
                words.next();
            } else {
                return isTypeName(word);
            }
            word = words.next();
        }
    }

    private static boolean isTypeName(String word) {
        return Words.isName(word) && !NO_TYPES.contains(word);
    }
}
