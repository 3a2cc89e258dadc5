package engram.grader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.jail.Jail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A student's process, started for real. */
class StudentAnswersTest {
    private static final Limits LIMITS = Limits.standard().withCall(Duration.ofSeconds(3));
    private static final StudentAnswers ANSWERS = new StudentAnswers(new Submission(List.of(
            new Submission.Cell(1, """
                    int calls = 0;
                    int count() { return ++calls; }
                    double[][] times(double[][] a, int k) { for (var row : a) for (int i = 0; i < row.length; i++) row[i] *= k; return a; }
                    String greet(String name) { System.out.println("not an answer"); return "Grüß dich, " + name; }
                    boolean sees(String type) { try { Class.forName(type); return true; } catch (ClassNotFoundException e) { return false; } }
                    Patterns patterns() { return Patterns.random(1, 2, 3); }
                    int endless() { while (true) { } }
                    int leave() throws Exception { Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 0); return 1; }
                    int deep(int n) { return deep(n + 1); }
                    void nothing() { }"""),
            new Submission.Cell(4, "int oops = \"text\";"))), LIMITS, Jail.none());

    @AfterAll
    static void end() {
        ANSWERS.close();
    }

    @Test
    void plainDataGoesBothWaysWithAllItsBits() {
        double[][] a = {{0.1, Double.NaN}, {Double.NEGATIVE_INFINITY, Math.nextUp(1.0)}};
        double[][] twice = ANSWERS.call(double[][].class, "times", a, 2);
        assertArrayEquals(new double[][] {{0.2, Double.NaN}, {Double.NEGATIVE_INFINITY, 2 * Math.nextUp(1.0)}}, twice);
        assertEquals(0.1, a[0][0], "the student has a copy");
        assertEquals("Grüß dich, Ørsted", ANSWERS.call(String.class, "greet", "Ørsted"));
    }

    @Test
    void studentSeesTheLibraryAndNoTest() {
        assertTrue(ANSWERS.call(boolean.class, "sees", "engram.hopfield.Hopfield"));
        for (var hidden : List.of("engram.grader.Graded", "engram.grader.StudentAnswersTest", "org.junit.jupiter.api.Test")) {
            assertFalse(ANSWERS.call(boolean.class, "sees", hidden), hidden);
        }
    }

    @Test
    void failureSaysWhatTheStudentCanMend() {
        assertFailure("patterns", "returned a value of type Patterns");
        assertFailure("missing", "has no function missing()");
        assertFailure("nothing", "that returns a value");
        assertFailure("deep", "StackOverflowError", 0);
        assertFailure("missing", "cell 4 does not compile: line 1, column 12");
        assertFailure("greet", "returned String, and must return int", "you");
    }

    @Test
    void aProcessThatEndsOrHangsIsReplaced() {
        assertEquals(1, ANSWERS.call(int.class, "count"));
        assertFailure("leave", "leave ended the whole program");
        assertEquals(1, ANSWERS.call(int.class, "count"));
        assertFailure("endless", "endless gave no answer within 3 s");
        assertEquals(1, ANSWERS.call(int.class, "count"));
    }

    @Test
    void aCellThatEndsTheProcessIsRunOnce() {
        try (var answers = new StudentAnswers(new Submission(List.of(new Submission.Cell(2, "Runtime.class.getMethod(\"halt\", int.class).invoke(Runtime.getRuntime(), 1);"))), LIMITS, Jail.none())) {
            var first = assertThrows(StudentFailure.class, () -> answers.call(int.class, "count"));
            assertEquals("cell 2 ended the whole program", first.getMessage());
            assertSame(first, assertThrows(StudentFailure.class, () -> answers.call(int.class, "other")));
        }
    }

    private static void assertFailure(String function, String reason, Object... arguments) {
        var failure = assertThrows(StudentFailure.class, () -> ANSWERS.call(int.class, function, arguments));
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }
}
