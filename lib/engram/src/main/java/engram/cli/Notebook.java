package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A notebook file, read. The format is Jupyter's nbformat 4.
 *
 * @param file where it was read from
 * @param json its whole content
 * @param codeCells its code cells, in order
 */
record Notebook(Path file, JsonObject json, List<Cell> codeCells) {

    /**
     * Reads a notebook.
     *
     * @throws CommandException when the file is no notebook
     */
    static Notebook read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandException("There is no notebook '%s'; give the path of an .ipynb file.".formatted(file));
        }
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            List<Cell> cells = new ArrayList<>();
            JsonArray all = json.getAsJsonArray("cells");
            for (int i = 0; i < all.size(); i++) {
                JsonObject cell = all.get(i).getAsJsonObject();
                if (cell.get("cell_type").getAsString().equals("code")) {
                    cells.add(codeCell(i + 1, cell));
                }
            }
            return new Notebook(file, json, List.copyOf(cells));
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException
                 | UnsupportedOperationException | ClassCastException damaged) {
            throw new CommandException(
                    "'%s' is not a Jupyter notebook of format 4; open it in Jupyter and save it again.".formatted(file), damaged);
        }
    }

    /** All cells, markdown included, as JSON. */
    List<JsonObject> cells() {
        return stream(json.getAsJsonArray("cells")).map(JsonElement::getAsJsonObject).toList();
    }

    /** The notebook's metadata of the given name; empty where it has none. */
    JsonObject metadata(String name) {
        JsonObject metadata = json.getAsJsonObject("metadata");
        return metadata != null && metadata.has(name) ? metadata.getAsJsonObject(name) : new JsonObject();
    }

    private static Cell codeCell(int number, JsonObject cell) {
        JsonElement count = cell.get("execution_count");
        JsonObject metadata = cell.getAsJsonObject("metadata");
        Set<String> tags = metadata == null || !metadata.has("tags") ? Set.of()
                : stream(metadata.getAsJsonArray("tags")).map(JsonElement::getAsString).collect(Collectors.toSet());
        return new Cell(number, text(cell.get("source")), tags,
                count == null || count.isJsonNull() ? OptionalInt.empty() : OptionalInt.of(count.getAsInt()),
                stream(cell.getAsJsonArray("outputs")).map(output -> output(output.getAsJsonObject())).toList());
    }

    private static Output output(JsonObject output) {
        return switch (output.get("output_type").getAsString()) {
            case "stream" -> new Output.Stream(output.get("name").getAsString(), text(output.get("text")));
            case "error" -> new Output.Failure(output.get("ename").getAsString(), output.get("evalue").getAsString());
            default -> {
                Map<String, String> byType = new TreeMap<>();
                output.getAsJsonObject("data").entrySet().forEach(form -> byType.put(form.getKey(), text(form.getValue())));
                yield new Output.Value(byType);
            }
        };
    }

    /** Text is a string or a list of lines; any other JSON stands for itself. */
    private static String text(JsonElement text) {
        return text.isJsonArray() ? stream(text.getAsJsonArray()).map(JsonElement::getAsString).collect(Collectors.joining())
                : text.isJsonPrimitive() ? text.getAsString() : text.toString();
    }

    private static java.util.stream.Stream<JsonElement> stream(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
