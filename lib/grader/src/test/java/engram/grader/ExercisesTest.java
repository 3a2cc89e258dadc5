package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exercise of the course: its solution earns all points, its stub none, and plausible mistakes are caught and explained. */
@Execution(ExecutionMode.CONCURRENT)
class ExercisesTest {
    private static final Path HOME = Path.of("../..");
    private static final int MISTAKES = 5;

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
        for (var grade : Grading.of(exercise.solution(), exercise.tests())) {
            assertTrue(grade.isPassed(), () -> "%s: %s".formatted(grade.name(), grade.message()));
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void stubFailsEveryTest(Exercise exercise) {
        var grades = Grading.of(exercise.stub(), exercise.tests());
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

    /** The rules of nbgrader's schema 3. */
    @ParameterizedTest
    @MethodSource("exercises")
    void nbgraderCanUseBothNotebooks(Exercise exercise) {
        for (var file : List.of(exercise.solution(), exercise.stub())) {
            int solutions = 0;
            int checks = 0;
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
            }
            assertTrue(solutions > 0 && checks > 0, "a solution and a check with points are needed");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongAnswers")
    @Tag("slow")
    void mistakeIsCaughtAndExplained(Exercise exercise, WrongAnswer wrong, @TempDir Path folder) throws IOException {
        var notebook = folder.resolve("wrong.ipynb");
        WholeFile.write(notebook, NotebookFile.text(wrong.in(NotebookFile.read(exercise.solution()))));
        var grades = Grading.of(notebook, exercise.tests());
        var grade = grades.stream().filter(each -> each.name().equals(wrong.caughtBy())).findFirst().orElseThrow();
        assertFalse(grade.isPassed(), () -> "passes '%s'".formatted(wrong.caughtBy()));
        assertTrue(grade.message().contains(wrong.says()), () -> "is told: " + grade.message());
    }
}
