package engram.grader;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plausible mistake: one whole function, to stand in the solution's place of it, below three lines that say what is wrong with it,
 * which graded test must catch it, and what that test must tell the student.
 *
 * @param name     the file
 * @param caughtBy the name of a graded test
 * @param says     words of that test's message
 * @param function Java source, whose first line is the same as in the solution
 */
record WrongAnswer(String name, String caughtBy, String says, String function) {
    private static final Pattern FILE = Pattern.compile("// .+\\R// Caught by: (?<by>.+)\\R// Says: (?<says>.+)\\R(?<function>(?s).+)");

    static List<WrongAnswer> of(Exercise exercise) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", exercise.name()))) {
            return files.sorted().map(WrongAnswer::read).toList();
        }
    }

    private static WrongAnswer read(Path file) {
        try {
            var parts = FILE.matcher(Files.readString(file));
            if (!parts.matches()) {
                throw new IllegalStateException(file + " must begin with what is wrong, '// Caught by: ' and '// Says: ', a line each");
            }
            return new WrongAnswer(file.getFileName().toString(), parts.group("by"), parts.group("says"), parts.group("function").strip());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The notebook of a student who wrote this, and all the rest as the solution has it. */
    JsonObject in(JsonObject solution) {
        String first = function.lines().findFirst().orElseThrow();
        var notebook = solution.deepCopy();
        for (var cell : NotebookFile.cells(notebook)) {
            String source = NotebookFile.source(cell);
            int start = source.indexOf(first);
            if (NotebookFile.isCode(cell) && start >= 0) {
                int end = source.indexOf("\n}", start) + 2;
                cell.add("source", NotebookFile.lines(source.substring(0, start) + function + source.substring(end)));
                return notebook;
            }
        }
        throw new IllegalStateException("%s begins with '%s', which the solution has not".formatted(name, first));
    }

    @Override
    public String toString() {
        return name;
    }
}
