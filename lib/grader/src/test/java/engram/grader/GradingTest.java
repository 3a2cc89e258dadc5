package engram.grader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class GradingTest {
    @TempDir
    private Path folder;

    private static String told(Executable assertion) {
        return Grading.sentence(assertThrows(Throwable.class, assertion));
    }

    @Test
    void studentsReadWhatWasFoundAndNotWhatWasExpected() {
        assertEquals("The sum is another; yours is 4.", told(() -> assertEquals(3, 4, "The sum is another")));
        assertEquals("You counted twice.", told(() -> assertTrue(false, "You counted twice")));
        assertEquals("The spins are others.", told(() -> assertArrayEquals(new int[] {1}, new int[] {2}, "The spins are others")));
        assertEquals("Nothing fits.", told(() -> fail("Nothing fits")));
        assertEquals("The test itself failed: java.lang.IllegalStateException: oops.", told(() -> {
            throw new IllegalStateException("oops");
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
        assertEquals(List.of(new Grade("one", 2, 0, "The test did not run. Hint: None.", Visibility.VISIBLE),
                new Grade("two", 1.5, 0, "The test did not run. Hint: None.", Visibility.HIDDEN)), grades);
    }

    @Test
    void fileThatIsNoNotebookIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("essay.ipynb"), "Dear professor");
        assertTrue(assertThrows(GraderException.class, () -> Grading.of(file, Broken.class)).getMessage().contains("essay.ipynb"));
    }
}
