package engram.grader;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The code of a notebook that its functions need: solution cells, cells tagged {@code setup}, and cells that a student added. Pictures and
 * printed checks are left out: they only call those functions, and would take their time.
 *
 * @param cells in the order of the notebook
 */
public record Submission(List<Cell> cells) {

    /**
     * A cell of code.
     *
     * @param number its place among all cells of the notebook, from 1, as a reader counts
     * @param source its text
     */
    public record Cell(int number, String source) {
    }

    public Submission {
        cells = List.copyOf(cells);
    }

    /**
     * Reads a notebook.
     *
     * @throws GraderException when the file is no notebook
     */
    public static Submission read(Path notebook) {
        return of(NotebookFile.read(notebook));
    }

    static Submission of(JsonObject notebook) {
        var all = NotebookFile.cells(notebook);
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < all.size(); i++) {
            var cell = all.get(i);
            if (NotebookFile.isCode(cell) && (!Nbgrader.isLocked(cell) || NotebookFile.isTagged(cell, "setup"))) {
                cells.add(new Cell(i + 1, NotebookFile.source(cell)));
            }
        }
        return new Submission(cells);
    }
}
