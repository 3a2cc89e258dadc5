package engram.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every committed notebook must be, run or not: its format, its kernel, its outputs, its tags. */
final class NotebookRules {
    private NotebookRules() {
    }

    /**
     * The rules that a committed notebook breaks.
     *
     * @param notebook the notebook as it is in the repository
     * @return one sentence a broken rule; empty when it breaks none
     */
    static List<String> broken(Notebook notebook) {
        List<String> broken = new ArrayList<>();
        checkFormat(notebook, broken);
        checkThatItRan(notebook, broken);
        checkTags(notebook, broken);
        for (Cell cell : notebook.codeCells()) {
            String name = "cell %d: ".formatted(cell.number());
            NotebookComparison.defects(cell).forEach(defect -> broken.add(name + defect));
        }
        return broken;
    }

    private static void checkFormat(Notebook notebook, List<String> broken) {
        int major = number(notebook.json(), "nbformat");
        int minor = number(notebook.json(), "nbformat_minor");
        if (major != 4 || minor < 5) {
            broken.add("is in format %d.%d and must be in 4.5".formatted(major, minor));
        }
        JsonElement kernel = notebook.metadata("kernelspec").get("name");
        if (kernel == null || !kernel.getAsString().equals("java")) {
            broken.add("names the kernel %s and must name \"java\"".formatted(kernel));
        }
        Set<String> ids = new HashSet<>();
        List<JsonObject> cells = notebook.cells();
        for (int i = 0; i < cells.size(); i++) {
            JsonElement id = cells.get(i).get("id");
            if (id == null) {
                broken.add("cell %d: has no id".formatted(i + 1));
            } else if (!ids.add(id.getAsString())) {
                broken.add("cell %d: has the id %s of another cell".formatted(i + 1, id));
            }
        }
    }

    /** Every cell with code has the number that a run from top to bottom gives it. */
    private static void checkThatItRan(Notebook notebook, List<String> broken) {
        int expected = 1;
        for (Cell cell : notebook.codeCells()) {
            if (cell.source().isBlank()) {
                continue;
            }
            if (cell.executionCount().isEmpty()) {
                broken.add("cell %d: was never run; commit the notebook with its outputs".formatted(cell.number()));
            } else if (cell.executionCount().getAsInt() != expected) {
                broken.add("cell %d: was run as number %d and stands at number %d; run all from top to bottom"
                        .formatted(cell.number(), cell.executionCount().getAsInt(), expected));
            }
            expected++;
        }
    }

    private static void checkTags(Notebook notebook, List<String> broken) {
        List<Cell> withOutput = notebook.codeCells().stream().filter(cell -> !cell.outputs().isEmpty()).toList();
        long varying = withOutput.stream().filter(Cell::varies).count();
        if (withOutput.isEmpty()) {
            broken.add("shows no output at all; commit it as it looks after a run");
        } else if (3 * varying > withOutput.size()) {
            broken.add("has %d of %d cells with output tagged timing or device; at most a third may be"
                    .formatted(varying, withOutput.size()));
        }
    }

    private static int number(JsonObject json, String name) {
        return json.has(name) ? json.get(name).getAsInt() : 0;
    }
}
