package engram.kernel.compile;

import engram.kernel.code.Words;

/**
 * An import.
 *
 * @param text  what stands between {@code import} and the semicolon, without blanks it doesn't need: {@code static java.lang.Math.*}
 * @param stamp when it was made, in the order of all declarations
 */
public record Import(String text, int stamp) {
    private static final String STATIC = "static ";

    public static Import of(String statement, int stamp) {
        var text = new StringBuilder();
        var words = new Words(statement);
        words.next();   // import
        for (var word = words.next(); !word.isEmpty() && !word.equals(";"); word = words.next()) {
            text.append(word).append(word.equals("static") || word.equals("module") && Words.isName(words.peek()) ? " " : "");
        }
        return new Import(text.toString(), stamp);
    }

    public boolean isStatic() {
        return text.startsWith(STATIC);
    }

    /** Whether it names one thing only, which hides others of its name. */
    public boolean isSingle() {
        return !text.endsWith("*") && !text.startsWith("module ");
    }

    /** The name that it makes known. */
    public String name() {
        return text.substring(text.lastIndexOf('.') + 1);
    }
}
