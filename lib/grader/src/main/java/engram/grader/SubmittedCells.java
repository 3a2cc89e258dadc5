package engram.grader;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a stranger's notebook from beginning to end, and keeps the code that its functions need: outputs, pictures and whatever else may be
 * in it become no objects. What is not there is no reason to refuse a notebook, so that those of older formats are read too.
 */
final class SubmittedCells {
    private static final int MOST_CODE = 1 << 20; // characters

    private final JsonReader json;
    private final List<Submission.Cell> cells = new ArrayList<>();
    private int number;
    private int length;

    private SubmittedCells(JsonReader json) {
        this.json = json;
    }

    /** What one cell says of itself. */
    private static final class Cell {
        private boolean code;
        private boolean locked;
        private boolean setup;
        private String source = "";
    }

    /** @throws UnusableSubmission when the bytes are no notebook, or one with too much code */
    static List<Submission.Cell> read(byte[] file) {
        var json = new JsonReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8));
        json.setStrictness(Strictness.STRICT);
        try {
            var found = new SubmittedCells(json);
            found.notebook();
            return List.copyOf(found.cells);
        } catch (IOException | JsonParseException | IllegalStateException damaged) {
            throw new UnusableSubmission("This file is not a Jupyter notebook; open it in Jupyter, save it and hand it in again.");
        }
    }

    private interface Field {
        /** Reads the value of a field of this name, or returns false and reads nothing. */
        boolean read(String name) throws IOException;
    }

    /** Reads an object; what nobody wants of it is passed over, and so is a value that is none. */
    private void object(Field wanted) throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            json.skipValue();
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            if (!wanted.read(json.nextName())) {
                json.skipValue();
            }
        }
        json.endObject();
    }

    private void notebook() throws IOException {
        json.beginObject();
        boolean found = false;
        while (json.hasNext()) {
            boolean cells = json.nextName().equals("cells") && !found;
            found |= cells;
            if (!cells) {
                json.skipValue();
                continue;
            }
            json.beginArray();
            while (json.hasNext()) {
                cell();
            }
            json.endArray();
        }
        json.endObject();
        if (!found || json.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalStateException("no cells, or more than a notebook");
        }
    }

    private void cell() throws IOException {
        var cell = new Cell();
        object(name -> {
            switch (name) {
                case "cell_type" -> cell.code = json.nextString().equals("code");
                case "source" -> cell.source = source();
                case "metadata" -> object(key -> metadata(cell, key));
                default -> {
                    return false;
                }
            }
            return true;
        });
        number++;
        if (cell.code && (!cell.locked || cell.setup)) {
            length += cell.source.length();
            if (length > MOST_CODE) {
                throw new UnusableSubmission("This notebook has more than a million characters of code.");
            }
            cells.add(new Submission.Cell(number, cell.source));
        }
    }

    /** A string or a list of lines. */
    private String source() throws IOException {
        if (json.peek() != JsonToken.BEGIN_ARRAY) {
            return json.nextString();
        }
        var source = new StringBuilder();
        json.beginArray();
        while (json.hasNext()) {
            source.append(json.nextString());
        }
        json.endArray();
        return source.toString();
    }

    private boolean metadata(Cell cell, String key) throws IOException {
        if (key.equals("nbgrader")) {
            object(name -> {
                boolean says = name.equals("locked") && json.peek() == JsonToken.BOOLEAN;
                cell.locked = says ? json.nextBoolean() : cell.locked;
                return says;
            });
            return true;
        }
        if (!key.equals("tags") || json.peek() != JsonToken.BEGIN_ARRAY) {
            return false;
        }
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.STRING) {
                cell.setup |= json.nextString().equals("setup");
            } else {
                json.skipValue();
            }
        }
        json.endArray();
        return true;
    }
}
