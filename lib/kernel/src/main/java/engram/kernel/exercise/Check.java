package engram.kernel.exercise;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import engram.kernel.display.Rendered;
import engram.kernel.text.Html;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** {@code Check.run("hopfield-02")} in a notebook: what the public tests of an exercise say of the cells that were run, and its points. */
public final class Check {
    /** Cells reach the kernel of this process by static methods, so what it has run has to be kept in a static place. */
    private static final AtomicReference<RunCells> CELLS = new AtomicReference<>();

    private Check() {
    }

    /** Has checks look at the cells of this process's notebook. */
    public static void attach(RunCells cells) {
        CELLS.set(cells);
    }

    /**
     * Grades the functions of the cells that were run, as {@code ./engram grade} grades a notebook. Where this process is no notebook's
     * kernel, which is so when a notebook is graded, it does nothing.
     *
     * @param exercise its name or the beginning of it, such as {@code hopfield-02}
     * @return a table of the tests, with the sentence and the hints of each that fails
     * @throws InterruptedException when the cell is interrupted
     */
    public static Rendered run(String exercise) throws InterruptedException {
        var cells = Optional.ofNullable(CELLS.get());
        if (cells.isEmpty()) {
            return Rendered.text("There is no notebook to check.");
        }
        var build = GraderBuild.find();
        if (build.isEmpty()) {
            return Rendered.text("The grader is not built here: run './engram lab' once in the checkout that this kernel is of.");
        }
        try {
            var answer = JsonParser.parseString(build.get().ask(exercise, request(cells.get()))).getAsJsonObject();
            var shown = Rendered.text(answer.get("text").getAsString());
            return answer.has("html") ? shown.with("text/html", Html.withoutFormulas(answer.get("html").getAsString())) : shown;
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException broken) {
            return Rendered.text("The grader gave no answer; './engram grade' in a terminal may say why.");
        }
    }

    private static String request(RunCells cells) {
        var request = new JsonArray();
        for (var each : cells.all()) {
            var cell = new JsonObject();
            cell.addProperty("number", each.number());
            cell.addProperty("source", each.source());
            request.add(cell);
        }
        return request.toString();
    }
}
