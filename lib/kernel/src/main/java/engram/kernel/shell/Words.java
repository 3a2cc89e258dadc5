package engram.kernel.shell;

/** The words of Java code one after the other, without blanks and comments; an empty word at the end. */
final class Words {
    private final String source;
    private int position;

    Words(String source) {
        this.source = source;
    }

    static boolean isName(String word) {
        return !word.isEmpty() && Character.isJavaIdentifierStart(word.charAt(0));
    }

    /** The next name, or the next character where that starts no name. */
    String next() {
        skipBlanks();
        if (position == source.length()) {
            return "";
        }
        int start = position++;
        if (Character.isJavaIdentifierStart(source.charAt(start))) {
            while (position < source.length() && Character.isJavaIdentifierPart(source.charAt(position))) {
                position++;
            }
        }
        return source.substring(start, position);
    }

    /** Goes behind the {@code >} that closes a list of type arguments; false where it is no such list. */
    boolean skipTypeArguments() {
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

    private void skipBlanks() {
        position = skipBlanks(source, position);
    }

    /** The first position from {@code start} on that is neither blank nor within a comment. */
    static int skipBlanks(String source, int start) {
        int at = start;
        for (int before = -1; before != at;) {
            before = at;
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
            if (source.startsWith("//", at)) {
                at = behind(source, "\n", at);
            } else if (source.startsWith("/*", at)) {
                at = behind(source, "*/", at + 2);
            }
        }
        return at;
    }

    private static int behind(String source, String end, int from) {
        int found = source.indexOf(end, from);
        return found < 0 ? source.length() : found + end.length();
    }
}
