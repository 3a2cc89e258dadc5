package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way through the course: no link is dead, no question open, and every notebook leads on, to the map and to its exercises. */
class CourseTest {
    private static final Path HOME = Bash.HOME;
    private static final Path MAP = HOME.resolve("notebooks/index.ipynb");

    private static List<CoursePage> pages(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending) && !file.toString().matches(".*/(target|\\.[^/]+|node_modules)/.*"))
                    .sorted().map(CoursePage::read).toList();
        }
    }

    private static List<CoursePage> notebooks() throws IOException {
        return pages("notebooks", ".ipynb").stream().filter(page -> !page.file().equals(MAP)).toList();
    }

    /** One sentence for each thing that a page lacks. */
    private static List<String> lacks(List<CoursePage> pages, Function<CoursePage, List<String>> missing) {
        return pages.stream().flatMap(page -> missing.apply(page).stream().map(what -> HOME.relativize(page.file()) + ": " + what)).toList();
    }

    @Test
    void noLinkIsDead() throws IOException {
        List<CoursePage> pages = new ArrayList<>();
        for (String folder : List.of("notebooks", "exercises", "solutions")) {
            pages.addAll(pages(folder, ".ipynb"));
        }
        pages.addAll(pages("lib", ".md"));
        pages.addAll(List.of(CoursePage.read(HOME.resolve("README.md")), CoursePage.read(HOME.resolve("ARCHITECTURE.md"))));
        assertEquals(List.of(), lacks(pages, page -> page.deadLinks(HOME)));
    }

    @Test
    void noQuestionIsLeftOpen() throws IOException {
        List<CoursePage> pages = new ArrayList<>(pages("notebooks", ".ipynb"));
        pages.addAll(pages("solutions", ".ipynb"));
        assertEquals(List.of(), lacks(pages, CoursePage::openQuestions));
    }

    @Test
    void everyNotebookEndsWithALinkToTheMap() throws IOException {
        assertEquals(List.of(), lacks(notebooks(), page -> page.linked(page.last()).contains(MAP) ? List.of() : List.of("ends without a link to the map")));
    }

    /** The link behind "Next:" in the last cell of a page. */
    private static Optional<Path> next(CoursePage page) {
        String[] parts = page.last().split("\\*\\*Next:\\*\\*", 2);
        return parts.length < 2 ? Optional.empty() : page.linked(parts[1]).stream().findFirst();
    }

    @Test
    void fromTheMapOnOneNotebookLeadsToTheNextUntilAllAreRead() throws IOException {
        Set<Path> read = new LinkedHashSet<>();
        Optional<Path> at = next(CoursePage.read(MAP));
        while (at.isPresent() && read.add(at.get())) {
            at = next(CoursePage.read(at.get()));
        }
        assertEquals(List.of(), notebooks().stream().map(CoursePage::file).filter(file -> !read.contains(file)).map(HOME::relativize).toList(),
                "never reached; the way is " + read);
    }

    @Test
    void exercisesAndTheirNotebooksEndWithLinksToEachOther() throws IOException {
        List<CoursePage> exercises = pages("exercises", ".ipynb");
        assertEquals(List.of(), lacks(exercises, page -> page.linked(page.last()).stream().anyMatch(file -> !file.equals(MAP))
                ? List.of() : List.of("ends without a link to its notebook")));
        assertEquals(List.of(), lacks(exercises, exercise -> exercise.linked(exercise.last()).stream().filter(file -> !file.equals(MAP))
                .map(CoursePage::read).filter(notebook -> !notebook.linked(notebook.last()).contains(exercise.file()))
                .map(notebook -> HOME.relativize(notebook.file()) + " does not end with a link to it").toList()));
        assertEquals(List.of(), lacks(notebooks(), notebook -> notebook.linked(notebook.last()).stream().filter(file -> file.startsWith(HOME.resolve("exercises")))
                .map(CoursePage::read).filter(exercise -> !exercise.linked(exercise.last()).contains(notebook.file()))
                .map(exercise -> HOME.relativize(exercise.file()) + " does not end with a link to it").toList()));
    }

    @Test
    void theMapHasEveryNotebookAndEveryExercise() throws IOException {
        CoursePage map = CoursePage.read(MAP);
        List<Path> shown = map.linked(String.join("\n", map.cells()));
        List<CoursePage> all = new ArrayList<>(notebooks());
        all.addAll(pages("exercises", ".ipynb"));
        assertEquals(List.of(), lacks(all, page -> shown.contains(page.file()) ? List.of() : List.of("is not on the map")));
        String readme = Files.readString(HOME.resolve("README.md"));
        assertEquals(List.of(), lacks(notebooks(), page -> readme.contains(page.file().getFileName().toString()) ? List.of() : List.of("is not in README.md")));
    }

    @Test
    void deadLinksAreFound(@TempDir Path folder) throws IOException {
        Path there = Files.writeString(folder.resolve("there.md"), "# Here");
        Files.writeString(Files.createDirectory(folder.resolve(".ci")).resolve("run"), "");
        var page = new CoursePage(folder.resolve("page.md"), List.of("[a](there.md) ![b](gone.png) `[c](code.md)` $x[T](1-r)$ [d](https://e.org/%28x%29)",
                "<img src='away.svg'> [far\naway](../../etc/passwd) [e](there.md#Here) [f](.ci/run)"));
        assertEquals(List.of("gone.png", "away.svg", "../../etc/passwd", ".ci/run"), page.deadLinks(folder));
        assertTrue(page.linked("[a](there.md)").contains(there));
    }

    @Test
    void openQuestionsAreFound() {
        String answer = "\n\n<details><summary>Answer</summary>\n\nBecause.\n\n1. Not an item.\n</details>\n\n";
        assertEquals(List.of(), questions("**Question.** Why?" + answer + "## More"));
        assertEquals(List.of("**Question.** Why?", "**Question.** How?"),
                questions("**Question.** Why?\n\n**Question.** How?\n\n## More" + answer));
        assertEquals(List.of("2. How?"), questions("**Questions**\n\n1. Why?" + answer + "2. How?\n3. When?\n\n<details>Now.</details>"));
        assertEquals(List.of(), questions("**Questions**\n\n1. Why?" + answer + "2. How?" + answer));
        assertEquals(List.of(), questions("**Questions** stand in bold, and **Question.** in the middle of a line is none."));
        String answers = "\n\n<details><summary>Answers</summary>\n\n1. So.\n2. Thus.\n</details>";
        assertEquals(List.of("3. When?"), questions("## Questions\n\n1. Why?\n2. How?\n3. When?" + answers));
        assertEquals(List.of(), questions("**To think about.**\n\n1. Why?\n2. How?" + answers));
        assertEquals(List.of(), questions("Text.\n\n**Predict.** What will it be?", ""), "the output of the cell below answers it");
        assertEquals(List.of("**Predict.** What will it be?"), questions("**Predict.** What will it be?", "It was 3."));
    }

    private static List<String> questions(String... cells) {
        return new CoursePage(Path.of("page.ipynb"), List.of(cells)).openQuestions();
    }
}
