package engram.grader;

import com.google.gson.JsonObject;

/** The metadata by which nbgrader knows cells, schema 3: who may change a cell, who marks it, and what it is worth. */
final class Nbgrader {
    private static final String KEY = "nbgrader";

    private Nbgrader() {
    }

    /** What a cell of a master says for itself, or else: a cell with a solution is the student's, all others are locked. */
    static JsonObject of(JsonObject cell, boolean solution) {
        var metadata = NotebookFile.metadata(cell);
        if (metadata.has(KEY)) {
            return metadata.getAsJsonObject(KEY).deepCopy();
        }
        var nbgrader = new JsonObject();
        nbgrader.addProperty("grade", false);
        nbgrader.addProperty("grade_id", cell.get("id").getAsString());
        nbgrader.addProperty("locked", !solution);
        nbgrader.addProperty("schema_version", 3);
        nbgrader.addProperty("solution", solution);
        nbgrader.addProperty("task", false);
        return nbgrader;
    }

    static void set(JsonObject cell, JsonObject nbgrader) {
        var metadata = NotebookFile.metadata(cell);
        metadata.add(KEY, nbgrader);
        cell.add("metadata", metadata);
    }

    /** Whether the cell is the teacher's. */
    static boolean isLocked(JsonObject cell) {
        var nbgrader = NotebookFile.metadata(cell).getAsJsonObject(KEY);
        return nbgrader != null && nbgrader.has("locked") && nbgrader.get("locked").getAsBoolean();
    }
}
