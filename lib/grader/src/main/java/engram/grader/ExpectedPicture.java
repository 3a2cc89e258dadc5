package engram.grader;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A cell of text that shows, folded, what a cell of the solution has drawn. */
final class ExpectedPicture {
    private static final String NAME = "expected.png";
    private static final String PNG = "image/png";

    private ExpectedPicture() {
    }

    /**
     * The cell that follows in a student's notebook.
     *
     * @param cell     with its output
     * @param nbgrader what nbgrader knows of it
     * @return nothing where the cell has drawn nothing
     */
    static Optional<JsonObject> of(JsonObject cell, JsonObject nbgrader) {
        return StreamSupport.stream(cell.getAsJsonArray("outputs").spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(output -> output.has("data") && output.getAsJsonObject("data").has(PNG))
                .map(output -> output.getAsJsonObject("data").get(PNG)).findFirst()
                .map(picture -> cell(cell, nbgrader, picture));
    }

    private static JsonObject cell(JsonObject drawing, JsonObject nbgrader, JsonElement picture) {
        var png = new JsonObject();
        png.add(PNG, picture.deepCopy());
        var attachments = new JsonObject();
        attachments.add(NAME, png);
        var known = nbgrader.deepCopy();
        known.addProperty("grade", false);
        known.addProperty("grade_id", nbgrader.get("grade_id").getAsString() + "-expected");
        known.remove("points");
        var cell = new JsonObject();
        cell.add("attachments", attachments);
        cell.addProperty("cell_type", "markdown");
        cell.addProperty("id", drawing.get("id").getAsString() + "-expected");
        cell.add("metadata", new JsonObject());
        Nbgrader.set(cell, known);
        String whose = NotebookFile.isTagged(drawing, "timing") ? ", with the times of another machine" : "";
        cell.add("source", NotebookFile.lines("""
                <details><summary style="display: list-item">What you should see%s</summary>

                ![What the solution has drawn](attachment:%s)

                </details>""".formatted(whose, NAME)));
        return cell;
    }
}
