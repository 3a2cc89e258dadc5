package engram.kernel.code;

import java.util.List;

/** The words of code that is being typed, one after the other, with the brackets among them. */
public final class TypedWords {

    /** The code may go on, and has to. */
    public static final class BreaksOff extends Exception {
        private static final long serialVersionUID = 1;

        /** How many steps the next line is set in. */
        final int indent;

        BreaksOff(int indent) {
            super("the code breaks off", null, false, false);
            this.indent = indent;
        }
    }

    /** Nothing that is typed behind it can make Java of the code. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong() {
            super("the code is no Java", null, false, false);
        }
    }

    private final List<TypedWord> words;
    private int next;

    public TypedWords(List<TypedWord> words) {
        this.words = words;
    }

    public boolean atEnd() {
        return next == words.size();
    }

    public String peek() {
        return atEnd() ? "" : words.get(next).text();
    }

    /** The word behind the next one. */
    public String peekSecond() {
        return next + 1 < words.size() ? words.get(next + 1).text() : "";
    }

    /** The word before the next one. */
    public String latest() {
        return next == 0 ? "" : words.get(next - 1).text();
    }

    public boolean isMagic() {
        return words.get(next).isMagic();
    }

    public void skip() {
        next++;
    }

    public int position() {
        return next;
    }

    /** The words from a position up to here. */
    public List<TypedWord> since(int position) {
        return words.subList(position, next);
    }

    public boolean accept(String expected) {
        boolean accepted = peek().equals(expected);
        if (accepted) {
            next++;
        }
        return accepted;
    }

    public void expect(String expected, int indent) throws BreaksOff, Wrong {
        if (atEnd()) {
            throw new BreaksOff(indent);
        }
        if (!accept(expected)) {
            throw new Wrong();
        }
    }

    /** Goes behind a bracket that has to be next, and what it holds. */
    public void bracket(String opening) throws BreaksOff, Wrong {
        boolean manyParts = opening.equals("{") || List.of("for", "try").contains(latest());
        expect(opening, 1);
        inside(opening.equals("(") ? ")" : opening.equals("[") ? "]" : "}", manyParts, 1);
    }

    /** Goes behind the closing bracket. */
    private void inside(String closing, boolean manyParts, int depth) throws BreaksOff, Wrong {
        while (!accept(closing)) {
            if (atEnd()) {
                throw new BreaksOff(depth);
            }
            var before = latest();
            switch (words.get(next++).text()) {
                case "(" -> inside(")", before.equals("for") || before.equals("try"), depth + 1);
                case "[" -> inside("]", false, depth + 1);
                case "{" -> inside("}", true, depth + 1);
                case ")", "]", "}" -> throw new Wrong();
                case ";" -> {
                    if (!manyParts) {
                        throw new Wrong();
                    }
                }
                default -> { }
            }
        }
    }
}
