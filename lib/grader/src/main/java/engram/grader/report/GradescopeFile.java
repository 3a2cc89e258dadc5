package engram.grader.report;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.grader.Grade;
import engram.grader.Visibility;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Gradescope reads of a submission, {@code results.json}. All text is text to it. One test that a student may not see hides the total
 * there; so tests that are {@link Visibility#HIDDEN} stand in it together, as one line with their points. A result that is not graded has
 * no score at all, which Gradescope takes for a failure of the grader and not for a zero.
 */
public final class GradescopeFile {
    private static final Gson GSON = new GsonBuilder().setFormattingStyle(FormattingStyle.PRETTY).create();
    private static final String TEXT = "text";

    private GradescopeFile() {
    }

    /** The file's text. */
    public static String of(Report report) {
        var result = report.result();
        var file = new JsonObject();
        result.earned().ifPresent(score -> file.addProperty("score", score));
        file.addProperty("execution_time", Math.ceil(result.seconds()));
        file.addProperty("output", Stream.of(result.note(), result.isGraded() ? "" : report.total(), report.isolation())
                .filter(line -> !line.isEmpty()).map(Shown::line).collect(Collectors.joining("\n")));
        file.addProperty("output_format", TEXT);
        file.addProperty("test_output_format", TEXT);
        file.addProperty("test_name_format", TEXT);
        file.addProperty("visibility", "visible");
        file.addProperty("stdout_visibility", "hidden");
        var tests = new JsonArray();
        report.listed().forEach(grade -> tests.add(test(grade, result.isGraded())));
        var unlisted = report.unlisted();
        if (!unlisted.isEmpty()) {
            tests.add(test(Report.unlistedName(unlisted), Report.earned(unlisted), Report.points(unlisted), result.isGraded(), "", Visibility.VISIBLE));
        }
        IntStream.range(0, tests.size()).forEach(i -> tests.get(i).getAsJsonObject().addProperty("number", Integer.toString(i + 1)));
        file.add("tests", tests);
        return GSON.toJson(file) + "\n";
    }

    private static JsonObject test(Grade grade, boolean graded) {
        boolean failed = grade.outcome() == Grade.Outcome.FAILED;
        String output = Stream.of(Stream.of(grade.sentence()).filter(text -> !text.isEmpty()),
                        failed ? grade.hints().stream().map(hint -> "Hint: " + hint) : Stream.<String>empty(),
                        grade.printed().isEmpty() ? Stream.<String>empty() : Stream.of("Printed:\n" + grade.printed()))
                .flatMap(lines -> lines).map(Shown::block).collect(Collectors.joining("\n"));
        return test(grade.name(), grade.earned(), grade.points(), graded, output, grade.visibility());
    }

    private static JsonObject test(String name, double earned, double points, boolean graded, String output, Visibility visibility) {
        var test = new JsonObject();
        test.addProperty("name", name);
        test.addProperty("name_format", TEXT);
        if (graded) {
            test.addProperty("score", earned);
            test.addProperty("status", earned == points ? "passed" : "failed");
        }
        test.addProperty("max_score", points);
        test.addProperty("output", output);
        test.addProperty("output_format", TEXT);
        test.addProperty("visibility", visibility.name().toLowerCase());
        return test;
    }
}
