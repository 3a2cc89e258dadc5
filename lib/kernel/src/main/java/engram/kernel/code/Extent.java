package engram.kernel.code;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Finds where a piece of a cell ends. It knows of Java only what is needed for that: brackets, and which statements hold other
 * statements. What is wrong beyond that is left to the compiler.
 */
public final class Extent {

    /** The code ends before the piece does. */
    public static final class Unfinished extends Exception {
        private static final long serialVersionUID = 1;

        /** The bracket that is never closed, or −1 where something else is missing. */
        final int bracket;

        Unfinished(int bracket) {
            super("the code ends too early", null, false, false);
            this.bracket = bracket;
        }
    }

    /** The brackets of the piece don't fit. */
    public static final class Unbalanced extends Exception {
        private static final long serialVersionUID = 1;

        Unbalanced() {
            super("a bracket is closed that was not opened", null, false, false);
        }
    }

    /**
     * Where a piece ends.
     *
     * @param position  behind its last character
     * @param complete whether it is complete; at the end of a cell a semicolon may be missing
     */
    public record End(int position, boolean complete) { }

    private final Words words;
    private boolean complete = true;

    private Extent(Words words) {
        this.words = words;
    }

    /** The end of the piece of the given form that starts at {@code start}. */
    public static End end(String source, int start, Form form) throws Unfinished, Unbalanced {
        if (form == Form.MAGIC) {
            int line = source.indexOf('\n', start);
            return new End(line < 0 ? source.length() : line, true);
        }
        var words = new Words(source, start);
        var extent = new Extent(words);
        switch (form) {
            case IMPORT -> extent.imported();
            case PACKAGE, TYPE, METHOD, VARIABLE -> extent.declaration();
            case STATEMENT -> extent.statement();
            case EXPRESSION, MAGIC -> extent.expression();
        }
        if (words.isOpen()) {
            throw new Unfinished(-1);
        }
        return new End(words.position(), extent.complete);
    }

    /** Ends with a semicolon, or with a body in braces that is not the initial value of a variable. */
    private void declaration() throws Unfinished, Unbalanced {
        for (boolean initialised = false; !words.peek().isEmpty();) {
            var word = words.next();
            switch (word) {
                case ";" -> {
                    return;
                }
                case "=" -> initialised = true;
                case "{" -> {
                    close("}");
                    if (!initialised) {
                        return;
                    }
                }
                default -> open(word);
            }
        }
        complete = false;
    }

    /** Ends with a semicolon, or without one behind its name. */
    private void imported() {
        words.next();   // import
        if (words.peek().equals("static") || words.peek().equals("module")) {
            words.next();
        }
        words.next();
        while (accept(".")) {
            words.next();
        }
        complete = accept(";");
    }

    private void expression() throws Unfinished, Unbalanced {
        while (!words.peek().isEmpty()) {
            var word = words.next();
            if (word.equals(";")) {
                return;
            }
            open(word);
        }
        complete = false;
    }

    private void statement() throws Unfinished, Unbalanced {
        var word = words.next();
        switch (word) {
            case "" -> throw new Unfinished(-1);
            case "{" -> close("}");
            case ";" -> { }
            case "if" -> {
                bracket("(");
                statement();
                if (accept("else")) {
                    statement();
                }
            }
            case "for", "while" -> {
                bracket("(");
                statement();
            }
            case "do" -> {
                statement();
                expect("while");
                bracket("(");
                accept(";");
            }
            case "synchronized", "switch" -> {
                bracket("(");
                bracket("{");
            }
            case "try" -> attempt();
            default -> {
                if (Words.isName(word) && words.peek().equals(":")) {
                    words.next();
                    statement();
                } else {
                    open(word);
                    expression();
                }
            }
        }
    }

    private void attempt() throws Unfinished, Unbalanced {
        boolean complete = words.peek().equals("(");
        if (complete) {
            bracket("(");
        }
        bracket("{");
        while (accept("catch")) {
            bracket("(");
            bracket("{");
            complete = true;
        }
        if (accept("finally")) {
            bracket("{");
        } else if (!complete && words.peek().isEmpty()) {
            throw new Unfinished(-1);
        }
    }

    private boolean accept(String expected) {
        boolean accepted = words.peek().equals(expected);
        if (accepted) {
            words.next();
        }
        return accepted;
    }

    private void expect(String expected) throws Unfinished, Unbalanced {
        if (words.peek().isEmpty()) {
            throw new Unfinished(-1);
        }
        if (!accept(expected)) {
            throw new Unbalanced();
        }
    }

    private void bracket(String opening) throws Unfinished, Unbalanced {
        expect(opening);
        open(opening);
    }

    /** Goes behind the closing bracket where the word is an opening one. */
    private void open(String word) throws Unfinished, Unbalanced {
        switch (word) {
            case "(" -> close(")");
            case "[" -> close("]");
            case "{" -> close("}");
            case ")", "]", "}" -> throw new Unbalanced();
            default -> { }
        }
    }

    /** Goes behind the bracket that closes the one just passed. */
    private void close(String closing) throws Unfinished, Unbalanced {
        var closings = new ArrayDeque<>(List.of(closing));
        var openings = new ArrayDeque<>(List.of(words.position() - 1));
        while (!closings.isEmpty()) {
            var word = words.next();
            switch (word) {
                case "" -> throw new Unfinished(openings.peek());
                case "(", "[", "{" -> {
                    closings.push(word.equals("(") ? ")" : word.equals("[") ? "]" : "}");
                    openings.push(words.position() - 1);
                }
                case ")", "]", "}" -> {
                    if (!word.equals(closings.pop())) {
                        throw new Unbalanced();
                    }
                    openings.pop();
                }
                default -> { }
            }
        }
    }
}
