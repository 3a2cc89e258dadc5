package engram.kernel.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads code that is being typed as far as it goes: which statements and declarations it holds, and whether the last one waits for more.
 * It knows which statements hold other statements.
 */
public final class TypedCode {
    private final TypedWords words;

    private TypedCode(TypedWords words) {
        this.words = words;
    }

    /** The statements, expressions and declarations of the code, each without its semicolon; lines with magics are left out. */
    public static List<String> pieces(String code) throws TypedWords.BreaksOff, TypedWords.Wrong {
        var words = new TypedWords(TypedWord.of(code));
        var typed = new TypedCode(words);
        var pieces = new ArrayList<String>();
        while (!words.atEnd()) {
            int first = words.position();
            typed.statement();
            var piece = words.since(first);
            if (piece.stream().noneMatch(TypedWord::isMagic)) {
                pieces.add(code.substring(piece.getFirst().start(), piece.getLast().end()));
            }
        }
        return pieces;
    }

    private void statement() throws TypedWords.BreaksOff, TypedWords.Wrong {
        switch (words.peek()) {
            case "{" -> words.bracket("{");
            case "if" -> {
                head();
                part();
                if (words.accept("else")) {
                    part();
                }
            }
            case "for", "while" -> {
                head();
                part();
            }
            case "do" -> {
                words.skip();
                part();
                words.expect("while", 0);
                words.bracket("(");
                words.accept(";");
            }
            case "try" -> attempt();
            case "switch" -> {
                head();
                words.bracket("{");
            }
            case "else", "catch", "finally", "case" -> throw new TypedWords.Wrong();
            default -> other();
        }
    }

    private void other() throws TypedWords.BreaksOff, TypedWords.Wrong {
        if (words.peek().equals("synchronized") && words.peekSecond().equals("(")) {
            head();
            words.bracket("{");
        } else if (Words.isName(words.peek()) && words.peekSecond().equals(":")) {
            words.skip();
            words.skip();
            part();
        } else {
            simple();
        }
    }

    /** A keyword with what stands in brackets behind it. */
    private void head() throws TypedWords.BreaksOff, TypedWords.Wrong {
        words.skip();
        words.bracket("(");
    }

    /** A statement that another one holds. */
    private void part() throws TypedWords.BreaksOff, TypedWords.Wrong {
        if (words.atEnd()) {
            throw new TypedWords.BreaksOff(1);
        }
        statement();
    }

    private void attempt() throws TypedWords.BreaksOff, TypedWords.Wrong {
        words.skip();
        boolean complete = words.peek().equals("(");
        if (complete) {
            words.bracket("(");
        }
        words.bracket("{");
        while (words.accept("catch")) {
            words.bracket("(");
            words.bracket("{");
            complete = true;
        }
        if (words.accept("finally")) {
            words.bracket("{");
        } else if (!complete) {
            words.expect("catch", 0);
        }
    }

    /** A declaration or an expression: up to a semicolon, or behind a body. */
    private void simple() throws TypedWords.BreaksOff, TypedWords.Wrong {
        var seen = new ArrayList<String>();
        while (!words.atEnd() && !words.accept(";")) {
            var word = words.peek();
            seen.add(word);
            if (words.isMagic()) {
                words.skip();
                return;
            }
            if ("([{".contains(word)) {
                words.bracket(word);
                if (word.equals("{") && !Waiting.isValue(seen)) {
                    return;
                }
            } else if (")]}".contains(word)) {
                throw new TypedWords.Wrong();
            } else {
                words.skip();
            }
        }
        if (words.atEnd() && !words.latest().equals(";")) {
            var indent = Waiting.indent(seen);
            if (indent.isPresent()) {
                throw new TypedWords.BreaksOff(indent.getAsInt());
            }
        }
    }

}
