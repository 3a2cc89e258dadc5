package engram.cli;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares a fresh run of a notebook with the committed one. Text is compared as {@link TextComparison} says, pictures by
 * their presence. Cells tagged {@code timing} or {@code device} are not compared; an error is allowed only in a cell tagged
 * {@code raises-exception}, and there it is required; anything on stderr is a defect.
 */
final class NotebookComparison {
    /** The relative difference allowed between decimals where a cell has no {@code tolerance=…} tag. */
    static final double TOLERANCE = 1e-3;

    /** A picture must be smaller, in bytes. */
    static final int LARGEST_PICTURE = 100_000;

    private static final String TOLERANCE_TAG = "tolerance=";

    private NotebookComparison() {
    }

    /**
     * What the fresh run does otherwise than the committed notebook says.
     *
     * @param committed the notebook as it is in the repository
     * @param executed the same notebook after a run
     * @return one sentence a difference; empty when they agree
     */
    static List<String> differences(Notebook committed, Notebook executed) {
        List<Cell> expected = committed.codeCells();
        List<Cell> found = executed.codeCells();
        if (expected.size() != found.size()) {
            return List.of("has %d code cells, and its run has %d".formatted(expected.size(), found.size()));
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            String cell = "cell %d: ".formatted(expected.get(i).number());
            differences(expected.get(i), found.get(i)).forEach(difference -> differences.add(cell + difference));
        }
        return differences;
    }

    private static List<String> differences(Cell expected, Cell found) {
        List<String> differences = defects(found);
        if (!expected.varies()) {
            try {
                compare(expected, found, new TextComparison(tolerance(expected)), differences);
            } catch (NumberFormatException wrongTag) {
                differences.add("its tag 'tolerance=…' needs a number such as tolerance=0.05");
            }
        }
        return differences;
    }

    /**
     * What is wrong with a cell's outputs whatever was expected.
     *
     * @param cell a cell that was run
     * @return one sentence a defect, in a list that can grow
     */
    static List<String> defects(Cell cell) {
        List<String> defects = new ArrayList<>();
        cell.failure().filter(failure -> !cell.mustFail())
                .ifPresent(failure -> defects.add("failed with " + firstLine(sentence(failure))));
        if (cell.mustFail() && cell.failure().isEmpty()) {
            defects.add("is tagged raises-exception and raised none");
        }
        if (!cell.printed("stderr").isBlank()) {
            defects.add("wrote to stderr: " + firstLine(cell.printed("stderr").strip()));
        }
        pictures(cell).filter(bytes -> bytes >= LARGEST_PICTURE).forEach(bytes ->
                defects.add("shows a picture of %d bytes; one must be under %d".formatted(bytes, LARGEST_PICTURE)));
        return defects;
    }

    /** The sizes of a cell's pictures, in bytes. */
    private static Stream<Integer> pictures(Cell cell) {
        return cell.values().stream().flatMap(value -> value.byType().entrySet().stream())
                .filter(form -> form.getKey().equals("image/png"))
                .map(form -> Base64.getMimeDecoder().decode(form.getValue()).length);
    }

    private static double tolerance(Cell cell) {
        return cell.tags().stream().filter(tag -> tag.startsWith(TOLERANCE_TAG))
                .mapToDouble(tag -> Double.parseDouble(tag.substring(TOLERANCE_TAG.length()))).findFirst().orElse(TOLERANCE);
    }

    private static void compare(Cell expected, Cell found, TextComparison text, List<String> differences) {
        text.difference(expected.printed("stdout"), found.printed("stdout"))
                .ifPresent(difference -> differences.add("printed otherwise: " + difference));
        if (expected.mustFail() && expected.failure().isPresent() && found.failure().isPresent()) {
            text.difference(sentence(expected.failure().get()), sentence(found.failure().get()))
                    .ifPresent(difference -> differences.add("failed otherwise: " + difference));
        }
        List<Output.Value> expectedValues = expected.values();
        List<Output.Value> foundValues = found.values();
        if (expectedValues.size() != foundValues.size()) {
            differences.add("expected %d shown values, found %d".formatted(expectedValues.size(), foundValues.size()));
            return;
        }
        for (int i = 0; i < expectedValues.size(); i++) {
            compare(expectedValues.get(i).byType(), foundValues.get(i).byType(), text, differences);
        }
    }

    private static void compare(Map<String, String> expected, Map<String, String> found, TextComparison text,
                                List<String> differences) {
        if (!expected.keySet().equals(found.keySet())) {
            differences.add("expected a value of the types %s, found %s".formatted(expected.keySet(), found.keySet()));
            return;
        }
        expected.forEach((type, value) -> {
            if (!type.startsWith("image/")) {
                text.difference(value, found.get(type))
                        .ifPresent(difference -> differences.add("showed otherwise (%s): %s".formatted(type, difference)));
            }
        });
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String sentence(Output.Failure failure) {
        return failure.name() + ": " + failure.message();
    }
}
