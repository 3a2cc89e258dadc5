package engram.kernel.display;

import com.google.gson.JsonObject;

/**
 * A value in the forms in which a front end can show it.
 *
 * @param data     by MIME type; {@code text/plain} is always there
 * @param metadata by MIME type, often empty
 */
public record Rendered(JsonObject data, JsonObject metadata) {

    /** A value that is text only. */
    public static Rendered text(String text) {
        var rendered = new Rendered(new JsonObject(), new JsonObject());
        rendered.data.addProperty("text/plain", text);
        return rendered;
    }

    /** This value in one more form. */
    public Rendered with(String type, String form) {
        data.addProperty(type, form);
        return this;
    }

    /** This value in the wanted forms only, all where none is named; a text is taken to be of the first form that is. */
    public Rendered as(Object value, String... types) {
        if (types.length == 0) {
            return this;
        }
        var chosen = new Rendered(new JsonObject(), metadata);
        for (var type : types) {
            if (data.has(type)) {
                chosen.data.add(type, data.get(type));
            }
        }
        if (chosen.data.isEmpty() && value instanceof CharSequence text) {
            chosen.data.addProperty(types[0], text.toString());
        }
        chosen.data.add("text/plain", data.get("text/plain"));
        return chosen;
    }
}
