package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.grader.jail.Jail;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exercise of the course: its solution earns all points, its stub none, and plausible mistakes are caught and explained. */
@Execution(ExecutionMode.CONCURRENT)
class ExercisesTest {
    private static final Path HOME = Path.of("../..");
    private static final int MISTAKES = 5;
    private static final Pattern HEAD = Pattern.compile("\\*\\*Difficulty\\*\\* (●○○ easy|●●○ medium|●●● hard)\\. \\*\\*Your time\\*\\* about (?<minutes>\\d+) minutes\\."
            + " \\*\\*Points\\*\\* (?<points>[\\d.]+): (?<tests>[^*]+)\\.(?= \\*\\*|$)");

    /** All grade with the same copies of the library. */
    private static final StudentProcesses PROCESSES = new StudentProcesses(Limits.standard(), Jail.none());

    @AfterAll
    static void end() {
        PROCESSES.close();
    }

    private static List<Grade> grades(Path notebook, Exercise exercise, boolean repeats) {
        try (var grading = new Grading(GradedTests.of(exercise.tests()), PROCESSES, repeats)) {
            return grading.of(Submission.read(notebook), "").grades();
        }
    }

    static List<Exercise> exercises() throws IOException {
        return Exercise.all(HOME);
    }

    static List<Arguments> wrongAnswers() throws IOException {
        var all = new ArrayList<Arguments>();
        for (var exercise : exercises()) {
            WrongAnswer.of(exercise).forEach(wrong -> all.add(Arguments.of(exercise, wrong)));
        }
        return all;
    }

    @Test
    void exercisesAreWhatTheirSolutionsGive() throws IOException {
        assertEquals(List.of(), ExercisesCommand.drifted(HOME));
        assertFalse(exercises().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void solutionPassesEveryTest(Exercise exercise) {
        for (var grade : grades(exercise.solution(), exercise, true)) {
            assertTrue(grade.isPassed(), () -> "%s: %s".formatted(grade.name(), grade.message()));
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void stubFailsEveryTest(Exercise exercise) {
        var grades = grades(exercise.stub(), exercise, false);
        assertFalse(grades.isEmpty());
        for (var grade : grades) {
            assertTrue(grade.message().contains("UnsupportedOperationException: your turn"), () -> "%s: %s".formatted(grade.name(), grade.message()));
            assertEquals(0, grade.earned());
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void thereAreEnoughPlausibleMistakes(Exercise exercise) throws IOException {
        assertTrue(WrongAnswer.of(exercise).size() >= MISTAKES, "write %d wrong answers at least".formatted(MISTAKES));
    }

    /** The head of each says how hard it is, how long it takes, and what each test is worth; and that is what the tests say. */
    @ParameterizedTest
    @MethodSource("exercises")
    void theHeadSaysWhatItIsWorth(Exercise exercise) {
        String head = NotebookFile.source(NotebookFile.cells(NotebookFile.read(exercise.solution())).getFirst()).replaceAll("\\s+", " ");
        var found = HEAD.matcher(head);
        assertTrue(found.find(), "the first cell needs '**Difficulty** ●●○ medium. **Your time** about 40 minutes. **Points** 3: a test (1) · another (2).'");
        var tests = Arrays.stream(exercise.tests().getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Graded.class))
                .map(method -> method.getAnnotation(Graded.class)).toList();
        assertEquals(points(tests.stream().mapToDouble(Graded::points).sum()), found.group("points"), "the sum of the points");
        String rest = found.group("tests");
        for (var test : tests) {
            String entry = "%s (%s)".formatted(test.name(), points(test.points()));
            assertTrue(rest.contains(entry), "the first cell does not have '%s', but '%s'".formatted(entry, rest));
            rest = rest.replace(entry, "");
        }
        assertEquals("", rest.replaceAll("[· ]", ""), "what is no test with its points");
        int minutes = Integer.parseInt(found.group("minutes"));
        assertTrue(minutes >= 10 && minutes <= 120 && minutes % 5 == 0, minutes + " minutes");
    }

    private static String points(double points) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(points);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyQuestionHasAnAnswer(Exercise exercise) {
        for (var cell : NotebookFile.cells(NotebookFile.read(exercise.solution()))) {
            String text = NotebookFile.source(cell);
            boolean asks = !NotebookFile.isCode(cell) && (text.contains("**To think about.**") || text.contains("**Question"));
            assertTrue(!asks || text.matches("(?s).*<details><summary[^>]*>Answer.*"), cell.get("id").getAsString() + " asks and does not answer");
        }
    }

    /** What a student's own check must notice, so that nobody hands in by accident what the graded tests will refuse. */
    @ParameterizedTest
    @CsvSource({"hopfield-02-asynchronous-update, wrong-order-ignored.java", "hopfield-02-asynchronous-update, wrong-old-state.java",
            "hopfield-02-asynchronous-update, wrong-rest-forgotten.java", "hopfield-03-signal-to-noise, wrong-constant.java",
            "hopfield-04-phase-diagram, wrong-in-place.java", "hopfield-04-phase-diagram, wrong-likelier-spin.java"})
    void theNotebooksOwnChecksNotice(String name, String mistake) throws IOException {
        var exercise = new Exercise(HOME, name);
        var solution = NotebookFile.read(exercise.solution());
        assertEquals("", checked(solution));
        var wrong = WrongAnswer.of(exercise).stream().filter(each -> each.name().equals(mistake)).findFirst().orElseThrow();
        assertTrue(checked(wrong.in(solution)).contains("not yet: "), "no check of the notebook notices it");
    }

    /** Runs the checks of a notebook as well, and returns what they say. */
    private static String checked(JsonObject notebook) {
        for (var cell : NotebookFile.cells(notebook)) {
            var metadata = NotebookFile.metadata(cell);
            if (metadata.getAsJsonObject("nbgrader").get("grade").getAsBoolean()) {
                metadata.add("tags", JsonParser.parseString("[\"setup\"]"));
            }
        }
        try (var answers = new StudentAnswers(Submission.of(notebook), Limits.standard().withCall(Duration.ofMinutes(1)), Jail.none())) {
            var failure = assertThrows(StudentFailure.class, () -> answers.call(int.class, "noSuchFunction"));
            return failure.getMessage().replaceFirst("[^;]*(; )?", "");
        }
    }

    /** The rules of nbgrader's schema 3. */
    @ParameterizedTest
    @MethodSource("exercises")
    void nbgraderCanUseBothNotebooks(Exercise exercise) {
        for (var file : List.of(exercise.solution(), exercise.stub())) {
            int solutions = 0;
            int checks = 0;
            double points = 0;
            var ids = new HashSet<String>();
            for (var cell : NotebookFile.cells(NotebookFile.read(file))) {
                var nbgrader = NotebookFile.metadata(cell).getAsJsonObject("nbgrader");
                String id = nbgrader.get("grade_id").getAsString();
                assertTrue(id.matches("[\\w-]+") && ids.add(id), id);
                assertEquals(3, nbgrader.get("schema_version").getAsInt(), id);
                boolean grade = nbgrader.get("grade").getAsBoolean();
                boolean solution = nbgrader.get("solution").getAsBoolean();
                assertEquals(!solution, nbgrader.get("locked").getAsBoolean(), id);
                assertEquals(grade, nbgrader.has("points"), id);
                assertTrue(NotebookFile.isCode(cell) || !grade && !solution, id);
                solutions += solution ? 1 : 0;
                checks += grade ? 1 : 0;
                points += grade ? nbgrader.get("points").getAsDouble() : 0;
            }
            assertEquals(GradedMethods.of(exercise.tests()).stream().mapToDouble(test -> test.getAnnotation(Graded.class).points()).sum(), points,
                    "the checks are worth as much as the graded tests");
            assertTrue(solutions > 0 && checks > 0, "a solution and a check with points are needed");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongAnswers")
    @Tag("slow")
    void mistakeIsCaughtAndExplained(Exercise exercise, WrongAnswer wrong) {
        String told = told(exercise, wrong, LeftOut.by(exercise.tests())).orElseThrow(() -> new AssertionError("passes '%s'".formatted(wrong.caughtBy())));
        assertTrue(told.contains(wrong.says()), () -> "is told: " + told);
    }

    /** What is left to the library is refused because it is not there, and not because it is written wrongly. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answersByTheLibrary")
    @Tag("slow")
    void theLibraryWouldAnswerIfItWereThere(Exercise exercise, WrongAnswer wrong) {
        String told = told(exercise, wrong, LeftOut.nothing()).orElse("");
        assertFalse(told.contains("cell") || told.contains("no function"), () -> "is told: " + told);
    }

    static List<Arguments> answersByTheLibrary() throws IOException {
        return wrongAnswers().stream().filter(each -> each.get()[1].toString().equals("wrong-by-the-library.java")).toList();
    }

    /** What a student is told by the one test that must catch this; nothing where it passes. */
    private static Optional<String> told(Exercise exercise, WrongAnswer wrong, LeftOut leftOut) {
        var test = OneTest.of(exercise).stream().filter(each -> each.graded().name().equals(wrong.caughtBy())).findFirst().orElseThrow();
        try (var answers = new StudentAnswers(Submission.of(wrong.in(NotebookFile.read(exercise.solution()))), leftOut, PROCESSES)) {
            return test.outcome(answers).map(failure -> Sentence.of(assertThrows(AssertionError.class, () -> {
                throw failure;
            })));
        }
    }
}
