package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small notebook for tests, made cell by cell and written to a real file. */
final class SampleNotebook {
    private final JsonArray cells = new JsonArray();
    private final JsonObject json = new JsonObject();

    SampleNotebook() {
        JsonObject kernel = new JsonObject();
        kernel.addProperty("name", "java");
        JsonObject metadata = new JsonObject();
        metadata.add("kernelspec", kernel);
        json.add("metadata", metadata);
        json.addProperty("nbformat", 4);
        json.addProperty("nbformat_minor", 5);
        json.add("cells", cells);
    }

    JsonObject json() {
        return json;
    }

    /** The JSON of the cell added last. */
    JsonObject lastCell() {
        return cells.get(cells.size() - 1).getAsJsonObject();
    }

    /** Adds a code cell that has run, in its turn, with the given tags and outputs. */
    SampleNotebook cell(List<String> tags, JsonObject... outputs) {
        JsonObject cell = new JsonObject();
        cell.addProperty("id", "cell-" + cells.size());
        cell.addProperty("cell_type", "code");
        cell.addProperty("execution_count", cells.size() + 1);
        cell.addProperty("source", "work();");
        JsonArray tagList = new JsonArray();
        tags.forEach(tagList::add);
        JsonObject metadata = new JsonObject();
        metadata.add("tags", tagList);
        cell.add("metadata", metadata);
        JsonArray outputList = new JsonArray();
        List.of(outputs).forEach(outputList::add);
        cell.add("outputs", outputList);
        cells.add(cell);
        return this;
    }

    /** An untagged cell that printed a text. */
    SampleNotebook printing(String text) {
        return cell(List.of(), stream("stdout", text));
    }

    static JsonObject stream(String name, String text) {
        JsonObject output = output("stream");
        output.addProperty("name", name);
        output.addProperty("text", text);
        return output;
    }

    static JsonObject value(String type, String content) {
        JsonObject data = new JsonObject();
        data.addProperty(type, content);
        JsonObject output = output("display_data");
        output.add("data", data);
        return output;
    }

    static JsonObject error(String name, String message) {
        JsonObject output = output("error");
        output.addProperty("ename", name);
        output.addProperty("evalue", message);
        return output;
    }

    Notebook in(Path folder) {
        try {
            return Notebook.read(Files.writeString(Files.createTempFile(folder, "sample", ".ipynb"), json.toString()));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static JsonObject output(String type) {
        JsonObject output = new JsonObject();
        output.addProperty("output_type", type);
        return output;
    }
}
