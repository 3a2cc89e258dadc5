package engram.file;

import engram.argument.ArgumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The text of a {@link ResumableTable}: comment lines with the title, the last of which ends in the number of rows, the version of the
 * format and a SHA-256 of the whole {@link TableHead}; the names of the columns between {@code row} and {@code check}; rows. A row's check is the
 * CRC-32C of the SHA-256, its number and its values, as a decimal number, which every reader of CSV takes for a whole number.
 */
final class TableFormat {
    private static final int VERSION = 1;
    private static final int MOST_RUNS = 10;
    private static final Pattern MARK = Pattern.compile(" rows, table format (\\d{1,9}), SHA-256 ([0-9a-f]{64})");
    private static final Pattern HEAD = Pattern.compile("(?:#[^\n]*\n)*#[^\n]*; (\\d{1,9})" + MARK.pattern() + "\n(row,[^\n]+,check)\n");
    private static final Pattern LINE = Pattern.compile("(\\d{1,9}),(.*),\\d{1,10}\n", Pattern.DOTALL);

    private final String head, hash;
    private final int columns, rows;

    private TableFormat(String head, String hash, int columns, int rows) {
        this.head = head;
        this.hash = hash;
        this.columns = columns;
        this.rows = rows;
    }

    static TableFormat of(TableHead table) {
        String comment = "# " + table.title().strip().replaceAll("\\R", "\n# ")
                + "; " + table.rows() + " rows, table format " + VERSION + ", SHA-256 ";
        String names = "row," + String.join(",", table.columns()) + ",check\n";
        String hash = sha256(comment + "\n" + names + table.identity());
        return new TableFormat(comment + hash + "\n" + names, hash, table.columns().size(), table.rows());
    }

    /**
     * The format of a file, by its own head.
     *
     * @throws FileException.Foreign when it is no table of this version
     */
    static TableFormat of(Path file, String found) {
        Matcher head = HEAD.matcher(found);
        if (!head.lookingAt() || Integer.parseInt(head.group(2)) != VERSION) throw refusal(file, found);
        return new TableFormat(head.group(), head.group(3), (int) head.group(4).chars().filter(c -> c == ',').count() - 1, Integer.parseInt(head.group(1)));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256.", e);
        }
    }

    /** Whether a text means itself to everyone who reads CSV, where # begins a comment. */
    static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> c == '"' || c == '#' || c < ' ');
    }

    /** A text as it was before editors and spreadsheets: without byte order mark, Windows' line ends and empty lines at the end. */
    static String plain(String text) {
        return text.replaceFirst("^\ufeff", "").replace("\r\n", "\n").replaceFirst("\n\\s+$", "\n");
    }

    /** The numbers of the rows that are not there yet, as "row 3 is" or "rows 0 to 4, 7, 9 are"; the first of them where there are many. */
    String missing(SortedSet<Integer> there) {
        var runs = new ArrayList<String>();
        int next = 0;
        for (int row : there) {
            if (row > next) runs.add(run(next, row - 1));
            next = row + 1;
        }
        if (next < rows) runs.add(run(next, rows - 1));
        if (runs.size() > MOST_RUNS) return "rows " + String.join(", ", runs.subList(0, MOST_RUNS)) + " and others are";
        return (rows - there.size() == 1 ? "row %s is" : "rows %s are").formatted(String.join(", ", runs));
    }

    private static String run(int first, int last) { return first == last ? "" + first : first + " to " + last; }

    /** The beginning of a text, to recognise it by. */
    static String excerpt(String text) {
        return "\"" + text.substring(0, Math.min(30, text.length())).replaceAll("\\p{Cntrl}", "") + "…\"";
    }

    /** How many rows there will be. */
    int rows() { return rows; }

    /** What the file begins with, up to the first row. */
    String head() { return head; }

    /** A row of the file with its line break. */
    String line(int row, String values) {
        var check = new CRC32C();
        check.update((hash + "," + row + "," + values).getBytes(StandardCharsets.UTF_8));
        return row + "," + values + "," + check.getValue() + "\n";
    }

    /**
     * Checks a row before it is written.
     *
     * @throws IllegalArgumentException when the table has no such row, or the values are not one for each column
     */
    void require(int row, String values) {
        if (row < 0 || row >= rows)
            throw new ArgumentException("There is no row " + row + ": the table has rows 0 to " + (rows - 1) + ".");
        if (!isPlain(values) || values.chars().filter(c -> c == ',').count() != columns - 1)
            throw new ArgumentException("Row " + row + " can't be " + excerpt(values) + ": give " + columns
                    + " values with commas between them, without quotation mark, # or line break.");
    }

    /** The number of the row in a line of the file, if that is as it was written. */
    OptionalInt row(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) return OptionalInt.empty();
        int row = Integer.parseInt(parts.group(1));
        return row < rows && line.equals(line(row, parts.group(2))) ? OptionalInt.of(row) : OptionalInt.empty();
    }

    /** The values in a line that is as it was written. */
    static String values(String line) { return line.substring(line.indexOf(',') + 1, line.lastIndexOf(',')); }

    /** Why a text that does not begin with the head is not this table's. */
    FileException refusalOf(Path file, String found) { return refusalOf(file, found, "", "choose another file, or remove it"); }

    /** Why such a text is no part of the table that the file {@code first} is one of. */
    FileException refusalOf(Path file, String found, Path first) { return refusalOf(file, found, " than " + first, "leave it out"); }

    private FileException refusalOf(Path file, String found, String than, String mend) {
        Matcher mark = MARK.matcher(found);
        if (!mark.find() || Integer.parseInt(mark.group(1)) != VERSION || mark.group(2).equals(hash)) return refusal(file, found);
        return new FileException.Foreign("The file " + file + " holds another experiment" + than + " (SHA-256 " + mark.group(2).substring(0, 8)
                + "… instead of " + hash.substring(0, 8) + "…): " + mend + ".");
    }

    /** Why a text is no table that this version reads. */
    private static FileException refusal(Path file, String found) {
        Matcher mark = MARK.matcher(found);
        if (!mark.find())
            return new FileException.Foreign("The file " + file + " is something else than a table of results, or one of an older version: "
                    + "choose another file, or remove it.");
        if (Integer.parseInt(mark.group(1)) > VERSION)
            return new FileException.Foreign("The file " + file + " was written by a newer version (table format " + mark.group(1)
                    + " instead of " + VERSION + "): update this program, or choose another file.");
        return new FileException.Damaged("The head of the file " + file + " is damaged: restore its first lines, or remove the file.");
    }
}
