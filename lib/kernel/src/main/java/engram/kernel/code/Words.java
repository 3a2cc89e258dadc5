package engram.kernel.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of Java code one after the other: names, literals and single characters, without blanks and comments. */
public final class Words {
    private final String source;
    private int position;
    private boolean open;

    public Words(String source) {
        this(source, 0);
    }

    public Words(String source, int start) {
        this.source = source;
        this.position = start;
    }

    /** The words behind those that another has passed. */
    public Words(Words other) {
        this(other.source, other.position);
    }

    public static boolean isName(String word) {
        return !word.isEmpty() && Character.isJavaIdentifierStart(word.codePointAt(0));
    }

    /** The position behind the latest word. */
    public int position() {
        return position;
    }

    /** Goes to a position. */
    public void moveTo(int next) {
        position = next;
    }

    /** Whether the source ends within a literal or comment. */
    public boolean isOpen() {
        return open;
    }

    /** The next word without going behind it; empty at the end. */
    public String peek() {
        int before = position;
        var word = next();
        position = before;
        return word;
    }

    /** The next word; empty at the end. */
    public String next() {
        skipBlanks();
        int start = position;
        if (start == source.length()) {
            return "";
        }
        char first = source.charAt(start);
        if (Character.isJavaIdentifierStart(source.codePointAt(start))) {
            skipName();
        } else if (Character.isDigit(first)) {
            skipNumber();
        } else if (source.startsWith("\"\"\"", start)) {
            skipLiteral("\"\"\"", false);
        } else if (first == '"' || first == '\'') {
            skipLiteral(String.valueOf(first), true);
        } else if (source.startsWith("->", start) || source.startsWith("::", start)) {
            position += 2;
        } else {
            position++;
        }
        return source.substring(start, position);
    }

    private void skipName() {
        while (position < source.length() && Character.isJavaIdentifierPart(source.codePointAt(position))) {
            position += Character.charCount(source.codePointAt(position));
        }
    }

    private void skipNumber() {
        while (position < source.length() && (Character.isJavaIdentifierPart(source.charAt(position))
                || source.charAt(position) == '.')) {
            position++;
        }
    }

    private void skipLiteral(String quote, boolean onOneLine) {
        position += quote.length();
        while (position < source.length() && !source.startsWith(quote, position)) {
            if (onOneLine && source.charAt(position) == '\n') {
                open = true;
                return;
            }
            position += source.charAt(position) == '\\' ? 2 : 1;
        }
        open |= position >= source.length();
        position = Math.min(source.length(), position + quote.length());
    }

    /** Goes behind blanks and comments. */
    public void skipBlanks() {
        for (int before = -1; before != position;) {
            before = position;
            while (position < source.length() && Character.isWhitespace(source.charAt(position))) {
                position++;
            }
            if (source.startsWith("//", position)) {
                int end = source.indexOf('\n', position);
                position = end < 0 ? source.length() : end + 1;
            } else if (source.startsWith("/*", position)) {
                int end = source.indexOf("*/", position + 2);
                open |= end < 0;
                position = end < 0 ? source.length() : end + 2;
            }
        }
    }

    /** Goes behind the bracket that closes the one which comes next, or to the end. */
    public void skipBrackets() {
        int depth = 0;
        do {
            var word = next();
            if (word.isEmpty()) {
                return;
            }
            depth += switch (word) {
                case "(", "[", "{" -> 1;
                case ")", "]", "}" -> -1;
                default -> 0;
            };
        } while (depth > 0);
    }

    /** All words of a text, by which two texts are the same but for blanks and comments. */
    public static List<String> all(String source) {
        var all = new ArrayList<String>();
        var words = new Words(source);
        for (var word = words.next(); !word.isEmpty(); word = words.next()) {
            all.add(word);
        }
        return all;
    }

    /** All names in a text, keywords included. */
    public static Set<String> names(String source) {
        var names = new HashSet<String>();
        var words = new Words(source);
        for (var word = words.next(); !word.isEmpty(); word = words.next()) {
            if (isName(word)) {
                names.add(word);
            }
        }
        return names;
    }

    /** Goes behind the {@code >} that closes a list of type arguments; false where it is no such list. */
    public boolean skipTypeArguments() {
        for (int depth = 1; depth > 0;) {
            var word = next();
            switch (word) {
                case "<" -> depth++;
                case ">" -> depth--;
                case ".", ",", "?", "[", "]", "@" -> { }
                default -> {
                    if (!isName(word)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
