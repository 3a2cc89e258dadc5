package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubTest {
    private static final String SOLUTION = """
            {"cells": [
              {"cell_type": "markdown", "id": "goal", "metadata": {}, "source": ["Write **half**."]},
              {"cell_type": "code", "id": "half", "execution_count": 1, "metadata": {"tags": ["timing"]},
               "outputs": [{"output_type": "stream", "name": "stdout", "text": "2"}],
               "source": ["double half(double x) {\\n", "    // BEGIN SOLUTION\\n", "    return x / 2;\\n", "    // END SOLUTION\\n", "}"]},
              {"cell_type": "code", "id": "check", "execution_count": 2, "outputs": [], "source": "half(4)",
               "metadata": {"nbgrader": {"schema_version": 3, "grade": true, "grade_id": "check", "locked": true, "points": 1,
                                         "solution": false, "task": false}}}],
             "metadata": {"kernelspec": {"name": "java"}}, "nbformat": 4, "nbformat_minor": 5}
            """;

    private final Path file = Path.of("solutions/half.ipynb");

    private static JsonObject notebook(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    @Test
    void solutionBecomesOneLineThatThrowsAndOutputsGo() {
        var cell = NotebookFile.cells(Stub.of(notebook(SOLUTION), file)).get(1);
        assertEquals("double half(double x) {\n    throw new UnsupportedOperationException(\"your turn\");\n}", NotebookFile.source(cell));
        assertEquals(0, cell.getAsJsonArray("outputs").size());
        assertTrue(cell.get("execution_count").isJsonNull());
        assertTrue(NotebookFile.isTagged(cell, "timing"));
    }

    @Test
    void whatTheSolutionHasDrawnIsShownFolded() {
        String drawn = SOLUTION.replace("\"execution_count\": 2, \"outputs\": []", """
                "execution_count": 2, "outputs": [{"output_type": "stream", "name": "stdout", "text": "2"},
                 {"output_type": "execute_result", "metadata": {}, "data": {"text/plain": "Plot", "image/png": "iVBORw0"}}]""");
        var stub = Stub.of(notebook(drawn), file);
        var cells = NotebookFile.cells(stub);
        assertEquals(List.of("goal", "half", "check", "check-expected"), cells.stream().map(cell -> cell.get("id").getAsString()).toList());
        assertEquals(0, cells.get(2).getAsJsonArray("outputs").size());
        assertEquals("iVBORw0", cells.get(3).getAsJsonObject("attachments").getAsJsonObject("expected.png").get("image/png").getAsString());
        assertTrue(NotebookFile.source(cells.get(3)).contains("(attachment:expected.png)"));
        assertTrue(Nbgrader.isLocked(cells.get(3)));
        assertFalse(NotebookFile.metadata(cells.get(3)).getAsJsonObject("nbgrader").has("points"));
        assertEquals(List.of(2), Submission.of(stub).cells().stream().map(Submission.Cell::number).toList());
    }

    @Test
    void nbgraderKnowsWhoseACellIs() {
        var cells = NotebookFile.cells(Stub.of(notebook(SOLUTION), file));
        assertTrue(Nbgrader.isLocked(cells.get(0)));
        var solution = NotebookFile.metadata(cells.get(1)).getAsJsonObject("nbgrader");
        assertEquals(notebook("""
                {"grade": false, "grade_id": "half", "locked": false, "schema_version": 3, "solution": true, "task": false}"""), solution);
        assertEquals(1, NotebookFile.metadata(cells.get(2)).getAsJsonObject("nbgrader").get("points").getAsInt());
    }

    @Test
    void onlyWhatFunctionsNeedIsLoadedForGrading() {
        var stub = Stub.of(notebook(SOLUTION), file);
        assertEquals(List.of(2), Submission.of(stub).cells().stream().map(Submission.Cell::number).toList());
    }

    @Test
    void solutionWithoutItsEndIsNamed() {
        for (String broken : List.of(SOLUTION.replace("// END SOLUTION", ""), SOLUTION.replace("// BEGIN SOLUTION", "// END SOLUTION"))) {
            var failure = assertThrows(GraderException.class, () -> Stub.of(notebook(broken.replace("return x / 2;", "// BEGIN SOLUTION")), file));
            assertTrue(failure.getMessage().contains("solutions/half.ipynb"), failure.getMessage());
        }
    }

    @Test
    void driftIsNamed(@TempDir Path home) throws IOException {
        Files.createDirectory(home.resolve("solutions"));
        Files.createDirectory(home.resolve("exercises"));
        Files.writeString(home.resolve("solutions/maths-01-half.ipynb"), SOLUTION);
        var exercise = Exercise.all(home).getFirst();
        assertEquals(1, ExercisesCommand.drifted(home).size());
        WholeFile.write(exercise.stub(), exercise.stubText());
        assertEquals(List.of(), ExercisesCommand.drifted(home));
        Files.writeString(exercise.solution(), SOLUTION.replace("Write **half**.", "Write **half** of x."));
        assertTrue(ExercisesCommand.drifted(home).getFirst().startsWith("exercises/maths-01-half.ipynb is not what"));
        Files.delete(exercise.solution());
        assertTrue(ExercisesCommand.drifted(home).getFirst().startsWith("exercises/maths-01-half.ipynb has no master"));
    }
}
