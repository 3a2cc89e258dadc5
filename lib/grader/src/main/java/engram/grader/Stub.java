package engram.grader;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;

/**
 * Makes the student's notebook of a solution: no outputs, and one line that throws in place of what is to be written. What the solution
 * has drawn follows the cell that draws it, folded, so that students know what to expect.
 */
final class Stub {
    private static final String BEGIN = "// BEGIN SOLUTION";
    private static final String END = "// END SOLUTION";
    private static final String LINE = "throw new UnsupportedOperationException(\"your turn\");";

    private Stub() {
    }

    /**
     * Derives the student's notebook.
     *
     * @param solution the master, which stays as it is
     * @param file     where it was read from, for messages
     * @throws GraderException where a solution's begin has no end, or two cells share a grade_id
     */
    static JsonObject of(JsonObject solution, Path file) {
        var stub = solution.deepCopy();
        var cells = new JsonArray();
        var ids = new HashSet<String>();
        boolean found = false;
        for (var cell : NotebookFile.cells(stub)) {
            boolean solved = NotebookFile.isCode(cell) && NotebookFile.source(cell).contains(BEGIN);
            found |= solved;
            var nbgrader = Nbgrader.of(cell, solved);
            if (!ids.add(nbgrader.get("grade_id").getAsString())) {
                throw new GraderException("'%s' has two cells with the grade_id %s; each needs its own."
                        .formatted(file, nbgrader.get("grade_id")));
            }
            Nbgrader.set(cell, nbgrader);
            cells.add(cell);
            if (NotebookFile.isCode(cell)) {
                ExpectedPicture.of(cell, nbgrader).ifPresent(cells::add);
                cell.add("outputs", new JsonArray());
                cell.add("execution_count", JsonNull.INSTANCE);
                cell.add("source", NotebookFile.lines(without(NotebookFile.source(cell), file)));
            }
        }
        if (!found) {
            throw new GraderException("'%s' has no line '%s', so there is nothing for a student to do.".formatted(file, BEGIN));
        }
        stub.add("cells", cells);
        return stub;
    }

    /** The source of a cell with every solution replaced by the line that throws, indented as the solution's begin was. */
    private static String without(String source, Path file) {
        var kept = new ArrayList<String>();
        boolean inside = false;
        for (String line : source.split("\n", -1)) {
            boolean begins = line.strip().equals(BEGIN);
            boolean ends = line.strip().equals(END);
            if (begins && inside || ends && !inside) {
                throw unbalanced(file);
            }
            if (begins) {
                kept.add(line.substring(0, line.indexOf(BEGIN)) + LINE);
                inside = true;
            } else if (ends) {
                inside = false;
            } else if (!inside) {
                kept.add(line);
            }
        }
        if (inside) {
            throw unbalanced(file);
        }
        return String.join("\n", kept);
    }

    private static GraderException unbalanced(Path file) {
        return new GraderException("'%s' has a line '%s' or '%s' without its partner.".formatted(file, BEGIN, END));
    }
}
