package engram.kernel.code;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Whether the words of a statement, of which brackets stand as the opening one alone, want further words: {@code x +} does. */
public final class Waiting {
    private static final Set<String> MODIFIERS = Set.of("public", "protected", "private", "static", "final", "abstract", "native",
            "strictfp", "transient", "volatile", "default", "synchronized", "sealed", "non", "-");
    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "@");
    private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "<", ">", "=", "?", ":", ".", ",",
            "->", "::", "@");
    private static final Set<String> KEYWORDS = Set.of("new", "instanceof", "throw", "extends", "implements", "throws", "permits",
            "import", "package", "static", "assert", "var", "void", "int", "long", "short", "byte", "char", "boolean", "float", "double");
    private static final Set<String> NO_TYPES = Set.of("new", "return", "throw", "assert", "instanceof", "yield", "=", "->");

    private Waiting() { }

    /** Whether a brace behind these words opens a part of a value, and not the body of a method or class. */
    public static boolean isValue(List<String> words) {
        return words.stream().anyMatch(Set.of("=", "->", "new", "return", "throw")::contains);
    }

    /** By how many steps the next line is set in; empty where none is needed. */
    public static OptionalInt indent(List<String> words) {
        var bare = words.subList(modifiers(words), words.size());
        if (bare.isEmpty()) {
            return OptionalInt.of(0);
        }
        boolean isType = TYPES.contains(bare.getFirst()) && !isLiteralOfClass(bare)
                || bare.getFirst().equals("record") && bare.size() > 1 && Words.isName(bare.get(1));
        return isType || isHeader(bare) || endsOpen(bare) ? OptionalInt.of(1) : OptionalInt.empty();
    }

    private static boolean isLiteralOfClass(List<String> words) {
        return words.size() > 1 && words.get(1).equals(".");
    }

    /** How many words belong to modifiers and annotations. */
    private static int modifiers(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            if (words.get(at).equals("@") && at + 1 < words.size() && !words.get(at + 1).equals("interface")) {
                at += 2;
                while (at + 1 < words.size() && words.get(at).equals(".")) {
                    at += 2;
                }
                at += at < words.size() && words.get(at).equals("(") ? 1 : 0;
            } else if (MODIFIERS.contains(words.get(at)) && !(words.get(at).equals("-") && (at == 0 || !words.get(at - 1).equals("non")))) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Whether they are {@code Type name(…) throws …}: the body is missing. */
    private static boolean isHeader(List<String> words) {
        int bracket = words.indexOf("(");
        if (bracket < 2 || !Words.isName(words.get(bracket - 1)) || NO_TYPES.contains(words.get(bracket - 2))) {
            return false;
        }
        var type = words.subList(0, bracket - 1);
        boolean known = type.stream().allMatch(word -> Words.isName(word) ? !NO_TYPES.contains(word)
                : Set.of(".", "<", ">", "?", ",", "[", "@").contains(word))
                && type.stream().filter("<"::equals).count() == type.stream().filter(">"::equals).count();
        boolean ends = Words.isName(type.getLast()) || Set.of(">", "[").contains(type.getLast());
        return known && ends && (bracket == words.size() - 1 || words.get(bracket + 1).equals("throws"));
    }

    private static boolean endsOpen(List<String> words) {
        var last = words.getLast();
        var before = words.size() > 1 ? words.get(words.size() - 2) : "";
        if (last.equals("++") || last.equals("--")) {
            return before.isEmpty() || OPERATORS.contains(before);
        }
        if (last.equals("*") && words.getFirst().equals("import")) {
            return false;
        }
        return OPERATORS.contains(last) || KEYWORDS.contains(last) && !before.equals(".") && !before.equals("::");
    }
}
