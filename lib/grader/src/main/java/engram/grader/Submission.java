package engram.grader;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The code of a notebook that its functions need: solution cells, cells tagged {@code setup}, and cells that a student added. Pictures and
 * printed checks are left out: they only call those functions, and would take their time.
 *
 * @param cells in the order of the notebook
 */
public record Submission(List<Cell> cells) implements Serializable {

    /**
     * A cell of code.
     *
     * @param number its place among all cells of the notebook, from 1, as a reader counts
     * @param source its text
     */
    public record Cell(int number, String source) implements Serializable {
    }

    public Submission {
        cells = List.copyOf(cells);
    }

    /**
     * Reads a notebook.
     *
     * @throws GraderException when the file can't be read or is no notebook
     */
    public static Submission read(Path notebook) {
        try {
            return of(Files.readAllBytes(notebook));
        } catch (IOException unreadable) {
            throw new GraderException("'%s' can't be read: %s.".formatted(notebook, unreadable.getMessage()), unreadable);
        } catch (UnusableSubmission damaged) {
            throw new GraderException("'%s': %s".formatted(notebook, damaged.getMessage()), damaged);
        }
    }

    /**
     * Takes a notebook apart.
     *
     * @param file the bytes of an .ipynb file
     * @throws UnusableSubmission when it is no notebook
     */
    public static Submission of(byte[] file) {
        return new Submission(SubmittedCells.read(file));
    }

    static Submission of(JsonObject notebook) {
        return of(NotebookFile.text(notebook).getBytes(StandardCharsets.UTF_8));
    }
}
