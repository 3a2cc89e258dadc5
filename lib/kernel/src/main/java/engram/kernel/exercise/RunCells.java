package engram.kernel.exercise;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells that a notebook has run. Where the front end tells which cell it sends, each is there in its latest version, in the order in
 * which they first succeeded: that of the notebook, where it was run from the top. Where it does not, every version stays that compiles, in
 * the order of the runs, as it does in the kernel, where the last one counts.
 */
public final class RunCells {
    private static final int MOST = 2_000;

    /**
     * A cell.
     *
     * @param number the execution count in front of it
     * @param source its text
     */
    public record Cell(int number, String source) {
    }

    private record Entry(Cell cell, long place, boolean succeeded) {
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long runs;

    /**
     * Keeps a cell that has just run.
     *
     * @param id        how the front end knows it, if it says so
     * @param compiles  whether its code could be run at all
     * @param succeeded whether nothing was thrown
     */
    public synchronized void add(Optional<String> id, int number, String source, boolean compiles, boolean succeeded) {
        if (id.isEmpty() && !compiles) {
            return;
        }
        String key = id.map(own -> "id " + own).orElse("source " + source);
        var before = entries.get(key);
        long place = id.isPresent() && before != null && before.succeeded ? before.place : runs;
        runs++;
        entries.put(key, new Entry(new Cell(number, source), place, succeeded || before != null && before.succeeded));
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** All of them, in order. */
    public synchronized List<Cell> all() {
        return entries.values().stream().sorted(Comparator.comparingLong(Entry::place)).map(Entry::cell).toList();
    }
}
