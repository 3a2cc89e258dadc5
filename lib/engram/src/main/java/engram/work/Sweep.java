package engram.work;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.file.FileException;
import engram.file.ResumableTable;
import engram.file.TableHead;
import engram.file.TableParts;
import engram.progress.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A table whose rows are independent of one another: a piece of {@link Work} each, which any {@link Site} runs.
 *
 * <p>A finished row is kept in the file at once, so that a sweep that was stopped or killed goes on where it ended. Where rows are the same each time, the finished file has
 * the same bytes whatever the site, whatever was interrupted, and whoever made which rows: see {@link ResumableTable}, and {@link TableParts} for shares that several
 * processes make without knowing of one another.
 *
 * @param head  what the table is of
 * @param rows  row k is what work k returns: a value for each column, with commas between them
 * @param ready is called here with the number of each missing row, before work begins: it fetches what this row's work will read
 */
public record Sweep(TableHead head, List<? extends Work<String>> rows, IntConsumer ready) {

    /** @throws ArgumentException if there is not one piece of work for each row */
    public Sweep {
        given("head", head);
        rows = eachGiven("rows", rows);
        given("ready", ready);
        if (rows.size() != head.rows())
            throw new ArgumentException("The table has %d rows, and there are %d pieces of work: give one for each.".formatted(head.rows(), rows.size()));
    }

    /** A sweep whose works need nothing but themselves. */
    public Sweep(TableHead head, List<? extends Work<String>> rows) { this(head, rows, _ -> { }); }

    /**
     * Makes all rows; nothing is kept on disk.
     *
     * @return their values, in order
     * @throws WorkException         if a row can't be made
     * @throws CancellationException if the calling thread is interrupted
     */
    public List<String> run(Site site) {
        String[] values = new String[rows.size()];
        make(row -> true, given("site", site), (row, made) -> values[row] = made);
        return List.of(values);
    }

    /** Makes all rows that the file does not hold yet: see {@link #run(Path, Site, Share)}. */
    public List<String> run(Path file, Site site) { return run(file, site, Share.ALL); }

    /**
     * Makes those rows of a share that the file does not hold yet. What is damaged in the file, and made again, is said on the error stream.
     *
     * @param share of the rows; the file may hold others too
     * @return the values of all rows that the file holds then, in order
     * @throws FileException         if the file holds something else, is in use, or can't be read or written
     * @throws WorkException         if a row can't be made; those that had arrived are in the file
     * @throws CancellationException if the calling thread is interrupted; the same holds
     */
    public List<String> run(Path file, Site site, Share share) {
        given("site", site);
        given("share", share);
        try (var table = ResumableTable.open(file, head, share::holds)) { // a file that can't be written is named before work starts
            table.news().forEach(System.err::println);
            make(row -> share.holds(row) && !table.holds(row), site, table::add);
            return table.values();
        }
    }

    private void make(IntPredicate missing, Site site, Site.Results<String> results) {
        int[] numbers = IntStream.range(0, rows.size()).filter(missing).toArray();
        if (numbers.length == 0) return;
        for (int number : numbers) ready.accept(number);
        try (var progress = Progress.of("rows", numbers.length)) {
            site.run(Arrays.stream(numbers).mapToObj(rows::get).toList(), (k, row) -> {
                results.arrived(numbers[k], row);
                progress.step();
            });
        } catch (WorkException e) {
            throw new WorkException("Row", numbers[e.number()], e.getCause());
        }
    }
}
