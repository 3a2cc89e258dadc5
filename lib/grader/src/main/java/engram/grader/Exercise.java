package engram.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exercise of the course, which is a notebook in {@code solutions/} and a class of graded tests.
 *
 * @param home the root of the checkout
 * @param name {@code <track>-<nn>-<name>}, such as {@code hopfield-02-asynchronous-update}
 */
public record Exercise(Path home, String name) {
    private static final Pattern NAME = Pattern.compile("([a-z]+)-(\\d\\d)-([a-z0-9]+(?:-[a-z0-9]+)*)");
    private static final String ENDING = ".ipynb";

    public Exercise {
        if (!NAME.matcher(name).matches()) {
            throw new GraderException(
                    "The exercise '%s' needs a name like 'hopfield-02-asynchronous-update': track, number, words.".formatted(name));
        }
    }

    /** All exercises of a checkout, by name. */
    public static List<Exercise> all(Path home) throws IOException {
        return names(home.resolve("solutions")).stream().map(name -> new Exercise(home, name)).toList();
    }

    /**
     * The exercise of a name, or of the only name that begins so.
     *
     * @param name such as {@code hopfield-02}
     * @throws GraderException where there is none, or several
     */
    public static Exercise named(Path home, String name) throws IOException {
        var all = names(home.resolve("solutions"));
        var found = all.contains(name) ? List.of(name) : all.stream().filter(each -> each.startsWith(name)).toList();
        if (found.size() != 1) {
            throw new GraderException(found.isEmpty() ? "There is no exercise '%s'; the exercises are %s.".formatted(name, String.join(", ", all))
                    : "'%s' may be %s; write more of the name.".formatted(name, String.join(" or ", found)));
        }
        return new Exercise(home, found.getFirst());
    }

    /** The names of the notebooks in a folder, in order. */
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length())).sorted().toList();
        }
    }

    /** The notebook with the solution. */
    public Path solution() {
        return home.resolve("solutions", name + ENDING);
    }

    /** The notebook that a student gets. */
    public Path stub() {
        return home.resolve("exercises", name + ENDING);
    }

    /** The text of the student's notebook as the solution gives it. */
    String stubText() {
        return NotebookFile.text(Stub.of(NotebookFile.read(solution()), solution()));
    }

    /**
     * A submission of cells that a student has run in a notebook: of those that the exercise came with and nobody may change, only what its
     * functions need.
     */
    public Submission submission(List<Submission.Cell> run) {
        var locked = NotebookFile.cells(NotebookFile.read(stub())).stream()
                .filter(cell -> NotebookFile.isCode(cell) && Nbgrader.isLocked(cell) && !NotebookFile.isTagged(cell, "setup"))
                .map(cell -> NotebookFile.source(cell).strip()).collect(Collectors.toSet());
        return new Submission(run.stream().filter(cell -> !locked.contains(cell.source().strip())).toList());
    }

    /**
     * The class with the graded tests: for {@code hopfield-02-asynchronous-update} it is
     * {@code engram.grader.hopfield.AsynchronousUpdateTest}.
     *
     * @throws GraderException where there is none
     */
    public Class<?> tests() {
        var parts = NAME.matcher(name);
        parts.matches();
        String words = Arrays.stream(parts.group(3).split("-"))
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1)).collect(Collectors.joining());
        String className = "%s.%s.%sTest".formatted(Exercise.class.getPackageName(), parts.group(1), words);
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException missing) {
            throw new GraderException("The exercise '%s' has no tests; write the class %s.".formatted(name, className), missing);
        }
    }
}
