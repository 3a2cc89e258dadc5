package engram.kernel.code;

import java.util.Set;

/** What a piece of a cell is, as far as its first words tell. */
public enum Form {
    /** The line that names a package, which a cell doesn't have. */
    PACKAGE,
    IMPORT,
    /** A class, interface, enum, record or annotation. */
    TYPE,
    METHOD,
    /** One variable, or several of one type. */
    VARIABLE,
    /** Something that is run and leaves nothing, told by its keyword or label. */
    STATEMENT,
    /** What is none of these: an expression, with a value or without. */
    EXPRESSION,
    /** A line for the kernel, which starts with a percent sign. */
    MAGIC;

    private static final Set<String> MODIFIERS = Set.of("public", "protected", "private", "static", "final", "abstract", "native",
            "strictfp", "transient", "volatile", "default", "sealed", "non", "-", "synchronized");
    private static final Set<String> PRIMITIVES = Set.of("byte", "short", "int", "long", "float", "double", "boolean", "char");
    private static final Set<String> RUNNING = Set.of("if", "for", "while", "do", "try", "throw", "assert", "{", ";", "break",
            "continue", "return", "yield");
    private static final Set<String> NO_TYPES = Set.of("new", "this", "super", "null", "true", "false", "instanceof");

    /** Whether the piece declares something that later cells see. */
    public boolean declares() {
        return this == IMPORT || this == TYPE || this == METHOD || this == VARIABLE;
    }

    public static Form of(String source) {
        var words = new Words(source);
        var first = words.next();
        switch (first) {
            case "%" -> {
                return MAGIC;
            }
            case "package" -> {
                return PACKAGE;
            }
            case "import" -> {
                return IMPORT;
            }
            case "synchronized" -> {
                return words.peek().equals("(") ? STATEMENT : declaration(new Words(source));
            }
            case "yield", "sealed", "record" -> {
                // names outside the places where they mean something
                if (words.peek().equals("=") || words.peek().equals(".") || words.peek().equals("(")) {
                    return EXPRESSION;
                }
            }
            case "switch" -> {
                return switchForm(words);
            }
            default -> { }
        }
        if (RUNNING.contains(first)) {
            return STATEMENT;
        }
        if (Words.isName(first) && words.peek().equals(":")) {
            return STATEMENT;   // a label
        }
        return declaration(new Words(source));
    }

    /** A switch is a statement, unless something follows its braces that makes it a value. */
    private static Form switchForm(Words words) {
        words.skipBrackets();
        words.skipBrackets();
        return words.peek().equals(".") ? EXPRESSION : STATEMENT;
    }

    private static Form declaration(Words words) {
        boolean modified = skipModifiers(words);
        var word = words.next();
        switch (word) {
            case "class", "interface", "enum" -> {
                return TYPE;
            }
            case "@" -> {
                return TYPE;   // an annotation type; annotations were skipped
            }
            case "record" -> {
                if (isRecordAhead(new Words(words))) {
                    return TYPE;
                }
            }
            case "<" -> {
                return METHOD;
            }
            case "void" -> {
                return METHOD;
            }
            default -> { }
        }
        boolean type = PRIMITIVES.contains(word) || isTypeName(word);
        if (!type || !skipRestOfType(words, PRIMITIVES.contains(word))) {
            return modified && type ? METHOD : EXPRESSION;
        }
        return words.peek().equals("(") ? METHOD : VARIABLE;
    }

    /** Goes behind modifiers and annotations; tells whether there were any. */
    public static boolean skipModifiers(Words words) {
        boolean any = false;
        while (true) {
            int before = words.position();
            var word = words.peek();
            if (word.equals("@")) {
                words.next();
                if (words.next().equals("interface")) {
                    words.moveTo(before);
                    return any;
                }
                while (words.peek().equals(".")) {
                    words.next();
                    words.next();
                }
                if (words.peek().equals("(")) {
                    words.skipBrackets();
                }
            } else if (MODIFIERS.contains(word) && !(word.equals("-") && !any)) {
                words.next();
                if (word.equals("sealed") && !isDeclarationAhead(words)) {
                    words.moveTo(before);
                    return any;
                }
            } else {
                return any;
            }
            any = true;
        }
    }

    private static boolean isRecordAhead(Words words) {
        boolean named = Words.isName(words.next());
        return named && (words.peek().equals("(") || words.peek().equals("<"));
    }

    private static boolean isDeclarationAhead(Words words) {
        return Words.isName(words.peek());
    }

    /** Goes on as {@code .Name<Type, …>[] name} does, up to behind the name. */
    private static boolean skipRestOfType(Words words, boolean primitive) {
        var word = words.next();
        while (true) {
            if (word.equals(".") && !primitive) {
                if (!isTypeName(words.next())) {
                    return false;
                }
            } else if (word.equals("<") && !primitive) {
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
