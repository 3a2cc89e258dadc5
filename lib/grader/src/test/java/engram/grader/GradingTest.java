package engram.grader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import engram.grader.jail.Jail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class GradingTest {
    @TempDir
    private Path folder;

    private static String told(Executable assertion) {
        return Sentence.of(assertThrows(AssertionError.class, assertion));
    }

    @Test
    void studentsReadWhatWasFoundAndNotWhatWasExpected() {
        assertEquals("The sum is another; yours is 4.", told(() -> assertEquals(3, 4, "The sum is another")));
        assertEquals("You counted twice.", told(() -> assertTrue(false, "You counted twice")));
        assertEquals("The spins are others.", told(() -> assertArrayEquals(new int[] {1}, new int[] {2}, "The spins are others")));
        assertEquals("Nothing fits.", told(() -> fail("Nothing fits")));
        assertEquals("Is that all?", told(() -> fail("Is that all?")));
    }

    @Test
    void whatAStudentsExceptionSaysIsNoComparison() {
        String forged = "sweep threw E:  ==> expected: <1> but was: <2>";
        assertEquals(forged + ".", told(() -> {
            throw new StudentFailure(forged);
        }));
    }

    /** Tests that can't even begin. */
    static class Broken {
        @BeforeAll
        static void begin() {
            throw new IllegalStateException("no data");
        }

        @Graded(name = "one", points = 2, hint = "None.")
        void one(Answers student) {
            student.call(int.class, "one");
        }

        @Graded(name = "two", points = 1.5, hint = "None.", visibility = Visibility.HIDDEN)
        void two(Answers student) {
            student.call(int.class, "two");
        }
    }

    @Test
    void everyGradedTestHasAResultWhateverHappens() throws IOException {
        var notebook = Files.writeString(folder.resolve("empty.ipynb"), "{\"cells\": [], \"nbformat\": 4, \"nbformat_minor\": 5}");
        var grades = Grading.of(notebook, Broken.class);
        assertEquals(List.of("one", "two"), grades.stream().map(Grade::name).toList());
        for (var grade : grades) {
            assertEquals(Grade.Outcome.NOT_GRADED, grade.outcome());
            assertEquals("not graded: the test itself broke: java.lang.IllegalStateException: no data.", grade.sentence());
            assertEquals(0, grade.earned());
        }
    }

    /** A test that has a mistake of its own. */
    static class Careless {
        @Graded(name = "breaks", points = 2, hint = "None.")
        void breaks(Answers student) {
            throw new IllegalStateException("oops");
        }

        @Graded(name = "refuses", points = 1, hint = {"First.", "Second."})
        void refuses(Answers student) {
            fail("Nothing fits");
        }
    }

    @Test
    void aBrokenTestIsNoZero() throws IOException {
        var submission = Submission.of("{\"cells\": []}".getBytes(StandardCharsets.UTF_8));
        try (var grading = new Grading(new GradedTests(Careless.class, Optional.of(new HiddenTests(Careless.class, Optional.empty()))), Limits.standard(), Jail.none())) {
            var result = grading.of(submission, "alice");
            assertEquals(OptionalDouble.empty(), result.earned());
            assertEquals("none", result.isolation());
            assertEquals("not graded: the test itself broke: java.lang.IllegalStateException: oops.", result.grades().get(0).sentence());
            assertEquals("Nothing fits. Hint: First. Second.", result.grades().get(1).message());
            String hidden = result.grades().get(2).sentence();
            assertTrue(hidden.startsWith("not graded: the test itself broke: java.lang.IllegalStateException in ") && !hidden.contains("oops"), hidden);
            assertEquals("Hint: First. Second.", result.grades().get(3).message(), "a hidden test says its fixed text alone");
        }
    }

    @Test
    void fileThatIsNoNotebookIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("essay.ipynb"), "Dear professor");
        assertTrue(assertThrows(GraderException.class, () -> Grading.of(file, Broken.class)).getMessage().contains("essay.ipynb"));
    }
}
