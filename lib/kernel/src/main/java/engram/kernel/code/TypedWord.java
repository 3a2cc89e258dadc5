package engram.kernel.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A word of code that is being typed. A line with a magic is one word, and so are {@code ++} and {@code --}.
 *
 * @param text  the word
 * @param start where it starts in the code
 * @param end   the position behind it
 */
public record TypedWord(String text, int start, int end) {
    private static final Set<String> BEFORE_MAGIC = Set.of(";", "}", "=");

    public boolean isMagic() {
        return text.length() > 1 && text.startsWith("%");
    }

    /** The words of the code up to its end. */
    public static List<TypedWord> of(String code) throws TypedWords.BreaksOff, TypedWords.Wrong {
        var found = new ArrayList<TypedWord>();
        int depth = 0;
        var words = new Words(code);
        for (var text = words.next(); !text.isEmpty() || words.isOpen(); text = words.next()) {
            int start = words.position() - text.length();
            if (text.startsWith("\"\"\"") && !text.substring(3).lines().findFirst().orElse("").isBlank()) {
                throw new TypedWords.Wrong();   // a text block starts with a line of its own
            }
            if (words.isOpen()) {
                checkOpen(text, depth);
            }
            depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
            if (text.equals("%") && depth == 0 && isMagicAt(code, start, found)) {
                int line = code.indexOf('\n', start);
                found.add(new TypedWord(code.substring(start, line < 0 ? code.length() : line), start, line < 0 ? code.length() : line));
                words = new Words(code, found.getLast().end);
            } else if (isSecondOfTwo(text, start, found)) {
                found.add(new TypedWord(text + text, found.removeLast().start, words.position()));
            } else {
                found.add(new TypedWord(text, start, words.position()));
            }
        }
        return found;
    }

    /** The code ends within a text block or comment, or a line within a literal, which can't be mended by further lines. */
    private static void checkOpen(String text, int depth) throws TypedWords.BreaksOff, TypedWords.Wrong {
        boolean onOneLine = (text.startsWith("\"") || text.startsWith("'")) && !text.startsWith("\"\"\"");
        if (onOneLine) {
            throw new TypedWords.Wrong();
        }
        throw new TypedWords.BreaksOff(Math.max(depth, 0));
    }

    /** Behind a complete statement or an equals sign a percent sign can't be the remainder's. */
    private static boolean isMagicAt(String code, int start, List<TypedWord> before) {
        boolean startsLine = code.substring(code.lastIndexOf('\n', start) + 1, start).isBlank();
        return before.isEmpty() || before.getLast().isMagic() || BEFORE_MAGIC.contains(before.getLast().text)
                && (startsLine || before.getLast().text.equals("="));
    }

    private static boolean isSecondOfTwo(String text, int start, List<TypedWord> before) {
        boolean doubles = text.equals("+") || text.equals("-");
        return doubles && !before.isEmpty() && before.getLast().text.equals(text) && before.getLast().end == start;
    }
}
