package engram.file;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A table of results as a CSV file, to which finished rows are added in any order and by any thread; work that was stopped or killed goes
 * on where it ended.
 *
 * <pre>{@code
 * try (var table = ResumableTable.open(file, head)) {
 *     table.news().forEach(System.err::println);
 *     for (int row = 0; row < head.rows(); row++)
 *         if (!table.holds(row)) table.add(row, compute(row));
 * }
 * }</pre>
 *
 * <p>A row is on disk when {@link #add} returns. When the last one is there, rows are sorted, so that the finished file has the same bytes
 * whatever was interrupted on the way. A finished file is only read, by as many as want to; an unfinished one belongs to one at a time.
 *
 * <p>A file may have gone through an editor or a spreadsheet: lines that end as on Windows, a byte order mark and empty lines at the
 * end do no harm, and are gone as soon as the file is opened.
 *
 * <p>Comments at the head begin with #: read the file with pandas' {@code comment='#'}, Tablesaw's {@code commentPrefix('#')} or an editor.
 */
public final class ResumableTable implements AutoCloseable {
    private final Path file;
    private final TableHead head;
    private final TableFormat format;
    private final IntPredicate wanted;
    private final TreeMap<Integer, String> values = new TreeMap<>();
    private final List<String> news = new ArrayList<>();
    private final Optional<Claim> claim;
    private long end; // of the last row, in bytes

    /**
     * Opens a table, and makes its file where there is none. Damaged rows are dropped from it: see {@link #news}.
     *
     * @throws FileException.Foreign when the file holds another experiment, something else or another version; it is not touched
     * @throws FileException.Damaged when the lines above the rows are damaged; it is not touched
     * @throws FileException.InUse   when another process, or another part of this program, has it open
     * @throws FileException         when the file can't be read or written
     */
    public static ResumableTable open(Path file, TableHead head) { return open(file, head, row -> true); }

    /**
     * Opens a table as {@link #open(Path, TableHead)} does, for somebody who computes some of its rows only.
     *
     * @param wanted the numbers of these rows: the {@link #news} do not miss others
     */
    public static ResumableTable open(Path file, TableHead head, IntPredicate wanted) {
        return new ResumableTable(given("file", file), given("head", head), given("wanted", wanted));
    }

    private ResumableTable(Path file, TableHead head, IntPredicate wanted) {
        this.file = file;
        this.head = head;
        this.wanted = wanted;
        this.format = TableFormat.of(head);
        boolean finished = load() && isComplete();
        claim = finished ? Optional.empty() : Optional.of(Claim.on(file));
        boolean opened = false;
        try {
            if (!finished && !load()) writeWhole(); // again: until now someone else may have added rows
            opened = true;
        } finally {
            if (!opened) close();
        }
    }

    /** Reads the file and says whether its bytes are those of a whole file with the rows found. */
    private boolean load() {
        values.clear();
        news.clear();
        byte[] bytes;
        try {
            bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw FileException.notRead(file, e);
        }
        end = bytes.length;
        if (bytes.length == 0) return false;
        var text = TableFormat.plain(new String(bytes, StandardCharsets.UTF_8));
        if (!text.startsWith(format.head())) throw format.refusalOf(file, text);
        var found = new ArrayList<Integer>();
        int number = (int) format.head().lines().count();
        for (String line : text.substring(format.head().length()).split("(?<=\n)")) if (!line.isEmpty()) read(line, ++number, found);
        tell(found);
        return Arrays.equals(bytes, whole());
    }

    private void read(String line, int number, List<Integer> found) {
        var row = format.row(line);
        String where = "Line " + number + " of the file " + file;
        if (row.isEmpty())
            news.add(where + " is damaged or cut short (" + TableFormat.excerpt(line) + "): it was dropped.");
        else if (values.putIfAbsent(row.getAsInt(), TableFormat.values(line)) == null) found.add(row.getAsInt());
        else news.add(where + " is row " + row.getAsInt() + " once more: it was dropped.");
    }

    /** Adds to the news what there is to say of the rows that are there, in the order in which they were found. */
    private void tell(List<Integer> found) {
        if (isComplete()) {
            if (!found.equals(List.copyOf(values.keySet())))
                news.add("The rows of the file " + file + " were not in order: they were sorted.");
            return;
        }
        int[] all = IntStream.range(0, head.rows()).filter(wanted).toArray();
        var there = new TreeSet<>(values.keySet());
        long held = Arrays.stream(all).filter(there::contains).count();
        boolean asAfterKill = Arrays.stream(all).limit(held).allMatch(there::contains); // the last rows are missing, and no other
        if (held == all.length || asAfterKill && news.isEmpty()) return;
        IntStream.range(0, head.rows()).filter(wanted.negate()).forEach(there::add);
        news.add("The file " + file + " holds " + held + " of " + all.length + " rows: " + format.missing(there) + " computed now.");
    }

    private byte[] whole() {
        var text = new StringBuilder(format.head());
        values.forEach((row, content) -> text.append(format.line(row, content)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeWhole() {
        byte[] bytes = whole();
        WholeFile.writeClaimed(file, out -> out.write(bytes));
        end = bytes.length;
    }

    /**
     * What was found when the table was opened: a sentence for each line that was dropped, and one with the numbers of the rows that are
     * still to be computed. Nothing where the file is whole, or only its last rows are missing, as after a kill. Whoever opened it shows
     * them.
     */
    public List<String> news() { return List.copyOf(news); }

    /** Whether a row is there already. */
    public synchronized boolean holds(int row) { return values.containsKey(row); }

    /** Whether all rows are there. */
    public synchronized boolean isComplete() { return values.size() == head.rows(); }

    /** The values of all rows that are there, with commas between them, in the order of the rows' numbers. */
    public synchronized List<String> values() { return List.copyOf(values.values()); }

    /**
     * Adds a finished row; it is on disk when this returns. The cost is that of the row; the last one sorts the file. An interrupt does not
     * disturb it.
     *
     * @param row     its number, from 0
     * @param content its values, one for each column, with commas between them
     * @throws FileException            when the row can't be written, or the file not sorted; what was there stays
     * @throws IllegalArgumentException when the row is there already, or no row of this table
     * @throws IllegalStateException    when the table is closed
     */
    public synchronized void add(int row, String content) {
        format.require(row, given("content", content));
        if (holds(row)) throw new ArgumentException("Row " + row + " of the file " + file + " is there already.");
        if (!claim.orElseThrow().isOpen())
            throw new IllegalStateException("The table " + file + " is closed: open it again to add row " + row + ".");
        byte[] line = format.line(row, content).getBytes(StandardCharsets.UTF_8);
        if (file.toFile().length() < end) writeWhole(); // someone has removed or cut it
        try (var out = new RandomAccessFile(file.toFile(), "rw")) { // not a channel, which an interrupt would close
            out.setLength(end); // without the remains of a row that could not be written
            out.seek(end);
            out.write(line);
            out.getFD().sync();
        } catch (IOException e) {
            throw FileException.notWritten(file, e);
        }
        end += line.length;
        values.put(row, content);
        if (isComplete()) writeWhole();
    }

    /** Lets others write the file. Rows that are there stay there. */
    @Override
    public synchronized void close() { claim.ifPresent(Claim::close); }
}
