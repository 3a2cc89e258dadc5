package engram.kernel.display;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

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

    /**
     * This value in one more form.
     *
     * @throws NotJson where the type is one of JSON and the form is not
     */
    public Rendered with(String type, String form) {
        data.add(type, Json.form(type, new JsonPrimitive(form)));
        return this;
    }

    /**
     * This value in the wanted forms only, all where none is named. A text is taken to be of the first form that is; where that is one
     * of JSON, so are a map, a list, a record and whatever else JSON can say.
     *
     * @throws NotJson where the text, or the value, cannot be JSON
     */
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
            chosen.with(types[0], text.toString());
        } else if (chosen.data.isEmpty() && Json.isType(types[0])) {
            chosen.data.add(types[0], Json.of(value));
        }
        chosen.data.add("text/plain", data.get("text/plain"));
        return chosen;
    }
}
