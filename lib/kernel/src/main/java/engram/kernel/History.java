package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import engram.kernel.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** The cells of this session, as {@code history_request} asks for them. */
final class History {
    private static final int LONGEST = 10_000;
    private static final int SESSION = 1;

    private record Entry(int number, String input, String output) { }

    private final List<Entry> entries = new ArrayList<>();

    void add(int number, String input, String output) {
        entries.add(new Entry(number, input, output));
        if (entries.size() > LONGEST) {
            entries.removeFirst();
        }
    }

    JsonObject answer(Message request) {
        var found = switch (request.text("hist_access_type", "tail")) {
            case "range" -> range(request);
            case "search" -> last(search(request), request.number("n", LONGEST));
            default -> last(entries, request.number("n", LONGEST));
        };
        var history = new JsonArray();
        found.forEach(entry -> history.add(tuple(entry, request.flag("output", false))));
        var content = Replies.ok();
        content.add("history", history);
        return content;
    }

    /** Cells start ≤ number < stop; session 0 is this one, and no other is kept. */
    private List<Entry> range(Message request) {
        int session = request.number("session", 0);
        int start = request.number("start", 1);
        int stop = request.number("stop", Integer.MAX_VALUE);
        return session != 0 && session != SESSION ? List.of()
                : entries.stream().filter(entry -> entry.number >= start && entry.number < stop).toList();
    }

    private List<Entry> search(Message request) {
        var glob = Pattern.quote(request.text("pattern", "*")).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        var pattern = Pattern.compile(glob, Pattern.DOTALL);
        var found = entries.stream().filter(entry -> pattern.matcher(entry.input).matches()).toList();
        if (!request.flag("unique", false)) {
            return found;
        }
        var latest = new LinkedHashMap<String, Entry>();
        for (var entry : found) {
            latest.remove(entry.input);
            latest.put(entry.input, entry);
        }
        return List.copyOf(latest.values());
    }

    private static List<Entry> last(List<Entry> all, int count) {
        return all.subList(Math.max(0, all.size() - Math.max(0, count)), all.size());
    }

    private static JsonArray tuple(Entry entry, boolean withOutput) {
        var tuple = new JsonArray();
        tuple.add(SESSION);
        tuple.add(entry.number);
        if (withOutput) {
            var both = new JsonArray();
            both.add(entry.input);
            both.add(entry.output.isEmpty() ? JsonNull.INSTANCE : new com.google.gson.JsonPrimitive(entry.output));
            tuple.add(both);
        } else {
            tuple.add(entry.input);
        }
        return tuple;
    }
}
