package engram.grader.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.grader.Exercise;
import engram.grader.GradedTests;
import engram.grader.GraderException;
import engram.grader.Grading;
import engram.grader.Limits;
import engram.grader.Submission;
import engram.grader.jail.Jail;
import engram.grader.report.CheckTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What stands behind {@code Check.run} in a notebook: reads the cells that were run from standard input, as JSON, and writes to standard output
 * what the public tests say of them, as JSON with {@code text} and {@code html}, or {@code text} alone where it is a sentence. The student's
 * own code runs on the student's own machine, so there is no jail.
 */
@Command(name = "check")
public final class CheckCommand implements Callable<Integer> {

    @Parameters(index = "0")
    private String exercise;

    @Option(names = "--home", required = true)
    private Path home;

    private CheckCommand() {
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CheckCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var answer = new JsonObject();
        try (var _ = new Stop()) {
            var asked = Exercise.named(home, exercise.strip());
            var submission = asked.submission(StreamSupport.stream(JsonParser.parseString(new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonArray().spliterator(), false).map(CheckCommand::cell).toList());
            try (var grading = new Grading(GradedTests.of(asked.tests()), Limits.standard(), Jail.none())) {
                var result = grading.of(submission, "");
                answer.addProperty("text", CheckTable.text(asked.name(), result));
                answer.addProperty("html", CheckTable.html(asked.name(), result));
            }
        } catch (GraderException said) {
            answer.addProperty("text", said.getMessage());
        }
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(answer);
        return 0;
    }

    private static Submission.Cell cell(JsonElement cell) {
        return new Submission.Cell(cell.getAsJsonObject().get("number").getAsInt(), cell.getAsJsonObject().get("source").getAsString());
    }
}
