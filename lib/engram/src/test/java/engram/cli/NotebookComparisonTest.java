package engram.cli;

import static engram.cli.SampleNotebook.error;
import static engram.cli.SampleNotebook.stream;
import static engram.cli.SampleNotebook.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule for fresh outputs: what keeps it and what breaks it. */
class NotebookComparisonTest {
    @TempDir
    private Path folder;

    private List<String> compare(SampleNotebook committed, SampleNotebook executed) {
        return NotebookComparison.differences(committed.in(folder), executed.in(folder));
    }

    private void agree(List<String> tags, JsonObject expected, JsonObject found) {
        assertEquals(List.of(), compare(new SampleNotebook().cell(tags, expected), new SampleNotebook().cell(tags, found)));
    }

    private void differ(String sentence, List<String> tags, JsonObject expected, JsonObject found) {
        List<String> differences = compare(new SampleNotebook().cell(tags, expected), new SampleNotebook().cell(tags, found));
        assertTrue(differences.toString().contains(sentence), differences.toString());
    }

    @Test
    void printedNumbers() {
        agree(List.of(), stream("stdout", "m = 0.9932\n"), stream("stdout", "m = 0.9933\n"));
        differ("expected 0.9932, found 0.9832", List.of(), stream("stdout", "m = 0.9932"), stream("stdout", "m = 0.9832"));
        differ("expected 480, found 481", List.of(), stream("stdout", "p = 480"), stream("stdout", "p = 481"));
        differ("expected text", List.of(), stream("stdout", "recalled"), stream("stdout", "forgotten"));
    }

    @Test
    void aStreamInPiecesIsOneText() {
        SampleNotebook pieces = new SampleNotebook().cell(List.of(), stream("stdout", "m = 0."), stream("stdout", "5"));
        assertEquals(List.of(), compare(new SampleNotebook().printing("m = 0.5"), pieces));
    }

    @Test
    void shownValues() {
        agree(List.of(), value("text/plain", "0.5"), value("text/plain", "0.5001"));
        differ("showed otherwise", List.of(), value("text/html", "<b>7</b>"), value("text/html", "<b>8</b>"));
        differ("of the types", List.of(), value("text/plain", "7"), value("text/html", "7"));
        List<String> missing = compare(new SampleNotebook().cell(List.of(), value("text/plain", "7")), new SampleNotebook().cell(List.of()));
        assertTrue(missing.toString().contains("expected 1 shown values, found 0"), missing.toString());
    }

    @Test
    void picturesByPresenceAndSize() {
        agree(List.of(), value("image/png", "AAAA"), value("image/png", "BBBB"));
        differ("of the types", List.of(), value("image/png", "AAAA"), value("text/plain", "a chart"));
        String large = Base64.getEncoder().encodeToString(new byte[NotebookComparison.LARGEST_PICTURE]);
        differ("a picture of 100000 bytes", List.of(), value("image/png", "AAAA"), value("image/png", large));
    }

    @Test
    void theToleranceTag() {
        agree(List.of("tolerance=0.05"), stream("stdout", "1.00"), stream("stdout", "1.04"));
        differ("expected 1.00, found 1.06", List.of("tolerance=0.05"), stream("stdout", "1.00"), stream("stdout", "1.06"));
        differ("needs a number", List.of("tolerance=wide"), stream("stdout", "1.00"), stream("stdout", "1.00"));
    }

    @Test
    void timingAndDeviceAreNotCompared() {
        agree(List.of("timing"), stream("stdout", "3 ms"), stream("stdout", "5 ms"));
        agree(List.of("device"), stream("stdout", "no GPU"), stream("stdout", "a GPU"));
        differ("failed with", List.of("timing"), stream("stdout", "3 ms"), error("IllegalStateException", "stopped"));
        differ("wrote to stderr", List.of("device"), stream("stdout", "no GPU"), stream("stderr", "driver?"));
    }

    @Test
    void errorsOnlyWhereTheyAreRequired() {
        differ("failed with ShapeException: 2 × 3", List.of(), stream("stdout", "1"), error("ShapeException", "2 × 3"));
        agree(List.of("raises-exception"), error("ShapeException", "2 × 3"), error("ShapeException", "2 × 3"));
        differ("failed otherwise", List.of("raises-exception"), error("ShapeException", "2 × 3"), error("ShapeException", "2 × 4"));
        differ("raised none", List.of("raises-exception"), error("ShapeException", "2 × 3"), stream("stdout", "1"));
    }

    @Test
    void stderrIsADefect() {
        differ("wrote to stderr: WARNING", List.of(), stream("stdout", "1"), stream("stderr", "WARNING: late"));
    }

    @Test
    void aLostCell() {
        assertEquals(List.of("has 2 code cells, and its run has 1"),
                compare(new SampleNotebook().printing("1").printing("2"), new SampleNotebook().printing("1")));
    }
}
