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
}
