package engram.kernel;

import com.google.gson.JsonObject;
import engram.kernel.compile.Wrappers;
import engram.kernel.display.CellOutput;
import engram.kernel.display.Pace;
import engram.kernel.display.Rendered;
import engram.kernel.run.Traces;
import engram.kernel.shell.Failure;
import engram.kernel.wire.Wire;
import java.util.List;
import java.util.UUID;

/** What the kernel publishes for everybody to see: states, and the output of the cell that runs. */
final class Outlet {
    private final Wire wire;
    private final Journal journal = new Journal();
    private final Pace pace = new Pace();
    private final CellOutput printed = new CellOutput(this::stream);
    private volatile JsonObject cell = new JsonObject();
    private volatile boolean muted;

    Outlet(Wire wire) {
        this.wire = wire;
    }

    /** From now on cells print to the notebook. */
    void captureStreams() {
        System.setOut(printed.stream("stdout"));
        System.setErr(printed.stream("stderr"));
    }

    /** The output that comes from now on belongs to the cell of this request; that of a silent one is not published. */
    void begin(JsonObject requestHeader, boolean silent) {
        printed.flush();
        synchronized (this) {
            cell = requestHeader;
            muted = silent;
            journal.clear();
        }
    }

    void status(String state, JsonObject cause) {
        var content = new JsonObject();
        content.addProperty("execution_state", state);
        wire.publish("status", cause, content, List.of());
    }

    void input(String code, int count) {
        var content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("execution_count", count);
        send("execute_input", content, List.of());
    }

    void result(Rendered value, int count) {
        var content = content(value);
        content.addProperty("execution_count", count);
        show("execute_result", content);
    }

    void error(Failure failure) {
        var content = new JsonObject();
        Replies.describe(content, failure);
        show("error", content);
    }

    /** Shows a value and returns the id under which it can be updated. */
    String display(Rendered value) {
        pace.keep();
        var id = UUID.randomUUID().toString();
        show("display_data", withId(content(value), id));
        return id;
    }

    /** Shows a value in place of what the id shows. */
    void update(String id, Rendered value) {
        pace.keep();
        printed.flush();
        var content = withId(content(value), id);
        synchronized (this) {
            journal.replace(id, content);
            send("update_display_data", content, List.of());
        }
    }

    /** Takes away what the id shows; the rest of the cell's output stays. */
    void erase(String id) {
        printed.flush();
        synchronized (this) {
            if (!journal.remove(id)) {
                update(id, Rendered.text(""));
                return;
            }
            clear(!journal.isEmpty());
            journal.forEach((type, content) -> send(type, content, List.of()));
        }
    }

    /** Takes away all output of the cell, with {@code wait} as soon as there is new one. */
    void clearOutput(boolean wait) {
        printed.flush();
        synchronized (this) {
            journal.clear();
            clear(wait);
        }
    }

    /** Publishes what was printed so far. */
    void flush() {
        printed.flush();
    }

    /** The cell is at its end: publishes what was printed, and says what was not. */
    void finish() {
        printed.finish();
    }

    private void clear(boolean wait) {
        var content = new JsonObject();
        content.addProperty("wait", wait);
        send("clear_output", content, List.of());
    }

    /** A message of a comm. */
    void comm(String type, JsonObject content, List<byte[]> buffers) {
        printed.flush();
        send(type, content, buffers);
    }

    private void stream(String name, String text) {
        var content = new JsonObject();
        content.addProperty("name", name);
        content.addProperty("text", Wrappers.named(Traces.printed(text)));
        publish("stream", content);
    }

    private void show(String type, JsonObject content) {
        printed.flush();
        publish(type, content);
    }

    private synchronized void publish(String type, JsonObject content) {
        journal.add(type, content);
        send(type, content, List.of());
    }

    private void send(String type, JsonObject content, List<byte[]> buffers) {
        if (!muted) {
            wire.publish(type, cell, content, buffers);
        }
    }

    private static JsonObject content(Rendered rendered) {
        var content = new JsonObject();
        content.add("data", rendered.data());
        content.add("metadata", rendered.metadata());
        return content;
    }

    private static JsonObject withId(JsonObject content, String id) {
        var transients = new JsonObject();
        transients.addProperty("display_id", id);
        content.add("transient", transients);
        return content;
    }
}
