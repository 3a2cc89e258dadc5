package engram.grader;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Notebooks as files of JSON (nbformat 4), written the way Jupyter writes them. */
final class NotebookFile {
    private static final Gson GSON = new GsonBuilder().setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
            .disableHtmlEscaping().serializeNulls().create();

    private NotebookFile() {
    }

    /**
     * Reads a notebook.
     *
     * @throws GraderException when the file is no notebook
     */
    static JsonObject read(Path file) {
        try {
            var notebook = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (cells(notebook).stream().allMatch(cell -> cell.has("id") && cell.has("cell_type") && cell.has("source"))) {
                return notebook;
            }
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException | ClassCastException damaged) {
            throw notANotebook(file, damaged);
        }
        throw notANotebook(file, null);
    }

    private static GraderException notANotebook(Path file, Throwable cause) {
        return new GraderException(
                "'%s' is not a Jupyter notebook of format 4.5; open it in Jupyter and save it again.".formatted(file), cause);
    }

    /** The text of a notebook's file; the same notebook always has the same. */
    static String text(JsonObject notebook) {
        return GSON.toJson(notebook) + "\n";
    }

    static List<JsonObject> cells(JsonObject notebook) {
        return notebook.getAsJsonArray("cells").asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    static boolean isCode(JsonObject cell) {
        return cell.get("cell_type").getAsString().equals("code");
    }

    /** The text of a cell, which the file holds as a string or as a list of lines. */
    static String source(JsonObject cell) {
        var source = cell.get("source");
        return source.isJsonArray()
                ? source.getAsJsonArray().asList().stream().map(JsonElement::getAsString).collect(Collectors.joining())
                : source.getAsString();
    }

    /** A text as the list of lines that Jupyter writes, each but the last with its line break. */
    static JsonArray lines(String text) {
        var lines = new JsonArray();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start) + 1;
            lines.add(text.substring(start, end == 0 ? text.length() : end));
            start = end == 0 ? text.length() : end;
        }
        return lines;
    }

    /** What a cell says of itself; empty where it says nothing. */
    static JsonObject metadata(JsonObject cell) {
        return cell.has("metadata") ? cell.getAsJsonObject("metadata") : new JsonObject();
    }

    static boolean isTagged(JsonObject cell, String tag) {
        var tags = metadata(cell).getAsJsonArray("tags");
        return tags != null && tags.asList().stream().anyMatch(each -> each.getAsString().equals(tag));
    }
}
