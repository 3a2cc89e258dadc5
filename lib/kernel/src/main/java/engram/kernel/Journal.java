package engram.kernel;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The output of a cell so far. The protocol can take away all output of a cell, but not one piece of it; so to take away one
 * piece, all is taken away and the rest is sent again.
 */
final class Journal {
    private static final int LONGEST = 500;

    private record Entry(String type, JsonObject content) { }

    private final List<Entry> entries = new ArrayList<>();
    private boolean complete = true;

    void clear() {
        entries.clear();
        complete = true;
    }

    void add(String type, JsonObject content) {
        complete &= entries.size() < LONGEST;
        if (complete) {
            entries.add(new Entry(type, content));
        } else {
            entries.clear();
        }
    }

    void replace(String id, JsonObject content) {
        entries.replaceAll(entry -> isShownAs(entry, id) ? new Entry(entry.type, content) : entry);
    }

    /** Forgets what the id shows; false where the rest is not known in full, so that it can't be sent again. */
    boolean remove(String id) {
        return complete && entries.removeIf(entry -> isShownAs(entry, id));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void forEach(BiConsumer<String, JsonObject> action) {
        entries.forEach(entry -> action.accept(entry.type, entry.content));
    }

    private static boolean isShownAs(Entry entry, String id) {
        return entry.content.get("transient") instanceof JsonObject transients
                && transients.get("display_id").getAsString().equals(id);
    }
}
