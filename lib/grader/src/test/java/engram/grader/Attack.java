package engram.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hostile submission to the exercise of {@link Attacked}: cells, divided by lines {@code // CELL}, below three lines that say what is
 * tried, the points it must get of 10, and words that the student must read; none where nothing is refused. A fourth line may say
 * {@code // With:} and which file of {@code shared} its code begins with.
 *
 * @param name   its group and its file
 * @param points of 10
 * @param says   words of what the student reads
 * @param source all cells
 */
record Attack(String name, double points, String says, String source) {
    private static final Path ALL = Path.of("src/test/resources/attacks");
    private static final Pattern FILE =
            Pattern.compile("// .+\\R// Points: (?<points>[0-9.]+)\\R// Says:(?<says>.*)\\R(// With: (?<with>.+)\\R)?(?<source>(?s).+)");

    /** Those of a group, by name. */
    static List<Attack> group(String group) throws IOException {
        try (Stream<Path> files = Files.list(ALL.resolve(group))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().map(Attack::read).toList();
        }
    }

    private static Attack read(Path file) {
        try {
            var parts = FILE.matcher(Files.readString(file));
            if (!parts.matches()) {
                throw new IllegalStateException(file + " must begin with what is tried, '// Points: ' and '// Says: ', a line each");
            }
            String with = parts.group("with") == null ? "" : Files.readString(ALL.resolve("shared").resolve(parts.group("with") + ".java"));
            return new Attack(ALL.relativize(file).toString().replace(".java", ""), Double.parseDouble(parts.group("points")),
                    parts.group("says").strip(), with + parts.group("source"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The submission, with words such as GRADER replaced by what this run has for them. */
    Submission submission(Map<String, String> words) {
        String filled = source;
        for (var word : words.entrySet()) {
            filled = filled.replaceAll("\\b%s\\b".formatted(word.getKey()), word.getValue());
        }
        var cells = new ArrayList<Submission.Cell>();
        for (String cell : filled.split("(?m)^// CELL$")) {
            cells.add(new Submission.Cell(cells.size() + 1, cell));
        }
        return new Submission(cells);
    }

    @Override
    public String toString() {
        return name;
    }
}
