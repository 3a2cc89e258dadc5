package engram.cli;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Executes the committed notebooks one after the other, so that their times mean something, and compares each with itself.
 *
 * @param home the root of the checkout
 * @param jupyter the Jupyter to use
 */
record NotebookTests(Path home, Jupyter jupyter) {
    private static final Duration NOTEBOOK = Duration.ofSeconds(90);
    private static final Duration SOLUTION = Duration.ofSeconds(20);
    private static final Duration AT_SCALE = Duration.ofMinutes(5);

    /** All notebooks and solutions, in reading order. */
    List<Path> all() throws IOException {
        List<Path> notebooks = new ArrayList<>();
        for (String folder : List.of("notebooks", "solutions")) {
            if (Files.isDirectory(home.resolve(folder))) {
                try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith(".ipynb") && !file.toString().contains(".ipynb_checkpoints"))
                            .sorted().forEach(notebooks::add);
                }
            }
        }
        return notebooks;
    }

    /** The rules for committed notebooks, without a run. */
    Part check(Path file) {
        List<String> broken = NotebookRules.broken(Notebook.read(file));
        return new Part(home.relativize(file).toString(), 0, broken, broken.isEmpty() ? List.of("not run with --quick") : List.of(), 0);
    }

    /** The rules, a run in the real Jupyter, and the comparison. */
    Part run(Path file, Path folder) throws IOException, InterruptedException {
        Notebook committed = Notebook.read(file);
        List<String> failures = new ArrayList<>(NotebookRules.broken(committed));
        long start = System.nanoTime();
        try {
            failures.addAll(NotebookComparison.differences(committed, execute(file, folder, limit(committed))));
        } catch (CommandException | TimeoutException failure) {
            failures.add(failure.getMessage());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Part(home.relativize(file).toString(), failures.isEmpty() ? 1 : 0, failures, List.of(), seconds);
    }

    /** A run that is too slow may have been disturbed by what else the machine did, and gets one more chance. */
    private Notebook execute(Path file, Path folder, Duration limit) throws IOException, InterruptedException, TimeoutException {
        try {
            return jupyter.execute(file, folder, limit).notebook();
        } catch (TimeoutException disturbed) {
            return jupyter.execute(file, folder, limit).notebook();
        }
    }

    /** 20 s for a solution, 90 s for a notebook, five minutes for one whose metadata say {@code "engram": {"scale": true}}. */
    private Duration limit(Notebook notebook) {
        if (home.relativize(notebook.file()).startsWith("solutions")) {
            return SOLUTION;
        }
        JsonElement scale = notebook.metadata("engram").get("scale");
        return scale != null && scale.getAsBoolean() ? AT_SCALE : NOTEBOOK;
    }
}
