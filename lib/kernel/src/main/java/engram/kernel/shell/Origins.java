package engram.kernel.shell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which snippet stands where in which cell, so that a stack can be told in lines of cells. */
public final class Origins {

    /**
     * The place of a snippet.
     *
     * @param cell the cell that holds it
     * @param line the cell's line on which the snippet starts, from 1
     */
    public record Origin(Cell cell, int line) { }

    private final Map<String, Origin> origins = new ConcurrentHashMap<>();

    void add(String snippet, Cell cell, int offset) {
        origins.put(snippet, new Origin(cell, cell.line(offset)));
    }

    /** The place of the snippet with this id, as JShell counts them. */
    public Optional<Origin> of(String snippet) {
        return Optional.ofNullable(origins.get(snippet));
    }
}
