package engram.work;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal shares of the rows of a table: the rows k with {@code k mod of = number − 1}, so that neighbours, which often take equally long, go
 * to different shares.
 *
 * @param number of the share, from 1
 * @param of     how many there are
 */
public record Share(int number, int of) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /** All rows. */
    public static final Share ALL = new Share(1, 1);

    /** @throws ArgumentException if there is no such share */
    public Share {
        if (of < 1 || number < 1 || number > of)
            throw new ArgumentException("There is no share %d/%d: the shares of N are 1/N, 2/N … N/N.".formatted(number, of));
    }

    /**
     * The share that is written as 2/3.
     *
     * @throws ArgumentException if the text is no share
     */
    public static Share of(String text) {
        Matcher numbers = TEXT.matcher(given("text", text));
        if (!numbers.matches()) throw new ArgumentException("\"" + text + "\" is no share: write 2/3 for the second of three.");
        return new Share(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /** Whether a row is one of this share. */
    public boolean holds(int row) { return row % of == number - 1; }

    @Override public String toString() { return number + "/" + of; }
}
