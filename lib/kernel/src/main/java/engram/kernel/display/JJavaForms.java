package engram.kernel.display;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Values that know how to be shown by JJava, by themselves or by a library's registration with its renderer. */
public final class JJavaForms {
    private Optional<Renderer> renderer = Optional.empty();

    /** JJava's renderer, with which libraries register what they want to show. */
    public synchronized Renderer renderer() {
        if (renderer.isEmpty()) {
            renderer = Optional.of(new Renderer() {
                @Override
                protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
                    if (!data.hasDataForType(MIMEType.TEXT_PLAIN)) {
                        data.putText(PlainText.of(value));
                    }
                    return data;
                }
            });
        }
        return renderer.get();
    }

    /** The value's forms, where JJava knows one beyond plain text. */
    synchronized Optional<Rendered> of(Object value) {
        if (value instanceof DisplayData data) {
            return Optional.of(rendered(data, value));
        }
        if (renderer.isEmpty() && !(value instanceof DisplayDataRenderable)) {
            return Optional.empty();
        }
        var rendered = rendered(renderer().render(value), value);
        return rendered.data().size() > 1 ? Optional.of(rendered) : Optional.empty();
    }

    private static Rendered rendered(DisplayData data, Object value) {
        var tree = new Gson().toJsonTree(data).getAsJsonObject();
        var rendered = new Rendered(object(tree.get("data")), object(tree.get("metadata")));
        rendered.data().entrySet().forEach(form -> form.setValue(Json.form(form.getKey(), form.getValue())));
        if (!rendered.data().has("text/plain")) {
            rendered.data().addProperty("text/plain", PlainText.of(value));
        }
        return rendered;
    }

    private static JsonObject object(JsonElement element) {
        return element instanceof JsonObject object ? object : new JsonObject();
    }
}
