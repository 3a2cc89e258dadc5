package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/** Words in a figure: titles, names, labels. */
final class Words {
    /** More letters fit in no figure. */
    private static final int MOST = 1000;

    private Words() {}

    /**
     * Words that can be drawn, and written into an SVG.
     *
     * @throws ArgumentException when there are none, too many, or control characters among them
     */
    static String checked(String what, String words) {
        if (given(what, words).length() > MOST) {
            throw new ArgumentException("The %s has %,d letters; give %,d at most.".formatted(what, words.length(), MOST));
        }
        words.chars().filter(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0xfffe || c == 0xffff).findFirst().ifPresent(c -> {
            throw new ArgumentException("The %s holds the character U+%04X; give letters that can be seen.".formatted(what, c));
        });
        return words;
    }
}
