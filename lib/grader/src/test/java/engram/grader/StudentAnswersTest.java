package engram.grader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.grader.jail.Jail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A student's process, started for real. */
class StudentAnswersTest {
    private static final Limits LIMITS = Limits.standard().withCall(Duration.ofSeconds(5)).withTotal(Duration.ofMinutes(5), Duration.ofMinutes(5));
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
        assertFailure("endless", "endless gave no answer within 5 s");
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

    private static Submission notebook(String... cells) {
        return new Submission(IntStream.range(0, cells.length).mapToObj(i -> new Submission.Cell(i + 1, cells[i])).toList());
    }

    private static String failure(Executable call) {
        return assertThrows(StudentFailure.class, call).getMessage();
    }

    @Test
    void manyShortCellsAreSeenAsALongOneIs() {
        var limits = Limits.standard().withTotal(Duration.ofSeconds(60), Duration.ofSeconds(6));
        String[] naps = IntStream.range(0, 500).mapToObj(_ -> "Thread.sleep(60);").toArray(String[]::new);
        try (var answers = new StudentAnswers(notebook(naps), limits, Jail.none())) {
            String said = failure(() -> answers.call(int.class, "one"));
            assertTrue(said.matches("cell \\d+ was not finished: all calls together may take 6 s, and these are over"), said);
        }
        String[] files = IntStream.range(0, 300).mapToObj("java.nio.file.Files.write(Path.of(\"file-%d\"), new byte[6 << 20]);"::formatted).toArray(String[]::new);
        try (var answers = new StudentAnswers(notebook(files), LIMITS, Jail.none())) {
            String said = failure(() -> answers.call(int.class, "one"));
            assertTrue(said.matches("cell \\d+ wrote more than 512 MB"), said);
        }
    }

    /** Without a jail nothing else stops it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryThatIsSharedIsCounted() {
        assumeTrue(Files.isWritable(Path.of("/dev/shm")), "there is no folder in memory");
        var fills = notebook("""
                int fill() throws Exception {
                    var all = new ArrayList<java.nio.MappedByteBuffer>();
                    for (int i = 0; i < 60; i++) {
                        var file = java.nio.file.Files.createTempFile(Path.of("/dev/shm"), "engram-test", "");
                        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.READ, java.nio.file.StandardOpenOption.WRITE)) {
                            all.add(channel.map(java.nio.channels.FileChannel.MapMode.READ_WRITE, 0, 10 << 20));
                        } finally {
                            java.nio.file.Files.delete(file);
                        }
                        for (int at = 0; at < 10 << 20; at += 4096) all.getLast().put(at, (byte) 1);
                    }
                    while (true) Thread.onSpinWait();
                }""");
        var limits = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60), 100L << 20);
        try (var answers = new StudentAnswers(fills, limits, Jail.none())) {
            assertEquals("fill needs more memory than the 400 MB that there are", failure(() -> answers.call(int.class, "fill")));
        }
    }

    @Test
    void allCallsTogetherMayUseSoMuch() {
        var limits = Limits.standard().withCall(Duration.ofSeconds(60));
        var burns = notebook("int burn() { while (true) { } }\nint one() { return 1; }\nint sleep() throws Exception { Thread.sleep(100_000); return 1; }");
        try (var answers = new StudentAnswers(burns, limits.withTotal(Duration.ofSeconds(3), Duration.ofSeconds(60)), Jail.none())) {
            assertEquals("burn was not finished: all calls together may use 3 s on the processor, and these are used up",
                    failure(() -> answers.call(int.class, "burn")));
            assertEquals("one was not called: all calls together may use 3 s on the processor, and these are used up",
                    failure(() -> answers.call(int.class, "one")));
        }
        try (var answers = new StudentAnswers(burns, limits.withTotal(Duration.ofSeconds(60), Duration.ofSeconds(8)), Jail.none())) {
            assertEquals(1, answers.call(int.class, "one"));
            assertEquals("sleep was not finished: all calls together may take 8 s, and these are over", failure(() -> answers.call(int.class, "sleep")));
            assertEquals("one was not called: all calls together may take 8 s, and these are over", failure(() -> answers.call(int.class, "one")));
        }
    }

    @Test
    void whatIsPrintedBelongsToTheTestThatCalled() {
        ANSWERS.in("a").call(String.class, "greet", "A");
        ANSWERS.in("b").call(double[][].class, "times", new double[1][1], 2);
        assertEquals("not an answer\n", ANSWERS.printed("a"));
        assertEquals("", ANSWERS.printed("b"));
    }

    @Test
    void aFunctionThatGoesByMoreThanItsArgumentsIsFound() {
        var cells = notebook("int calls = 0;\nint count(int step) { return calls += step; }\nint half(int n) { return n / 2; }\nint dice(int n) { return new Random().nextInt(); }");
        try (var answers = new StudentAnswers(cells, LIMITS, Jail.none())) {
            for (int n : new int[] {1, 2, 3}) {
                answers.in("counting").call(int.class, "count", n);
                answers.in("halving").call(int.class, "half", n);
                answers.in("dicing").call(int.class, "dice", n);
            }
            var unsteady = answers.unsteady(List.of("counting", "halving", "dicing"), List.of("dice"));
            assertEquals(Set.of("counting"), unsteady.keySet());
            assertTrue(unsteady.get("counting").startsWith("count gave another answer to the same question"), unsteady.get("counting"));
        }
    }

    /** Asks functions {@code one} and {@code two} with 1, and then again. */
    private static Map<String, String> unsteady(Limits limits, String... cells) {
        try (var answers = new StudentAnswers(notebook(cells), limits, Jail.none())) {
            for (var function : List.of("one", "two")) {
                assertEquals(1, answers.in(function).call(int.class, function, 1));
            }
            return answers.unsteady(List.of("one", "two"), List.of());
        }
    }

    private static String mark(Path folder, String then) {
        return "if (Files.exists(Path.of(\"%s\"))) { %s } else { Files.createFile(Path.of(\"%s\")); }".formatted(folder.resolve("mark"), then, folder.resolve("mark"));
    }

    private static final String HALT = "Runtime.class.getMethod(\"halt\", int.class).invoke(Runtime.getRuntime(), 0);";
    private static final String BOTH = "int one(int n) { return n; }\nint two(int n) { return n; }";

    @Test
    void whoEndsTheProcessInTheRepetitionDoesNotGetThroughByThat(@TempDir Path folder) {
        var byCell = unsteady(LIMITS, BOTH, mark(folder, HALT));
        assertEquals(Set.of("one", "two"), byCell.keySet());
        assertTrue(byCell.get("one").contains("one gave no answer when it was asked again") && byCell.get("one").contains("cell 2 ended the whole program"), byCell.get("one"));
    }

    @Test
    void whoUsesUpTheTimeInTheRepetitionDoesNotGetThroughByThat(@TempDir Path folder) {
        var limits = LIMITS.withTotal(Duration.ofSeconds(8), Duration.ofMinutes(1)).withCall(Duration.ofSeconds(20));
        var sentences = unsteady(limits, BOTH, mark(folder, "while (true) { }"));
        assertEquals(Set.of("one", "two"), sentences.keySet());
        assertTrue(sentences.get("two").contains("all calls together may use 8 s on the processor"), sentences.get("two"));
    }

    @Test
    void whoLeavesAThreadGetsAFreshProcessInTheRepetitionToo() {
        assertEquals(Map.of(), unsteady(LIMITS, """
                int calls = 0;
                void leave() { // a thread that nothing can end
                    var lock = new java.util.concurrent.locks.ReentrantLock();
                    lock.lock();
                    new Thread(lock::lock).start();
                    while (!lock.hasQueuedThreads()) Thread.onSpinWait();
                }
                int one(int n) { leave(); return ++calls; }
                int two(int n) { leave(); return ++calls; }"""));
    }

    @Test
    void whatAnExerciseLeavesOutIsNotThereAndTheSentenceSaysWhy() {
        var leftOut = new LeftOut(List.of("engram.hopfield", "engram.ode.Euler"), List.of("engram.hopfield.Patterns", "engram.hopfield.HopfieldException"));
        var cells = notebook("boolean sees(String type) { try { Class.forName(type); return true; } catch (ClassNotFoundException e) { return false; } }",
                "int own() throws Exception { Class.forName(\"engram.hopfield.Hopfield\"); return 1; }",
                "int delegated(int[][] patterns) { return Hopfield.hebb(Patterns.of(patterns)).hashCode(); }");
        try (var processes = new StudentProcesses(LIMITS, Jail.none()); var answers = new StudentAnswers(cells, leftOut, processes)) {
            assertTrue(answers.call(boolean.class, "sees", "engram.hopfield.Patterns"));
            assertTrue(answers.call(boolean.class, "sees", "engram.ode.RungeKutta4"));
            for (var gone : List.of("engram.hopfield.Hopfield", "engram.ode.Euler", "engram.hopfield.theory.MeanField")) {
                assertFalse(answers.call(boolean.class, "sees", gone), gone);
            }
            String says = "this exercise asks for your own work, so ";
            String compiled = failure(() -> answers.call(int.class, "delegated", (Object) new int[1][1]));
            assertTrue(compiled.contains("cannot be used until") && compiled.contains(says + "engram.hopfield.Hopfield is not there"), compiled);
            String loaded = failure(() -> answers.call(int.class, "own"));
            assertTrue(loaded.contains(says + "engram.hopfield is not there"), loaded);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProcessKnowsNothingOfTheGrader() {
        var cells = notebook("String command() throws IOException { return Files.readString(Path.of(\"/proc/self/cmdline\")) + Files.readString(Path.of(\"/proc/self/environ\")); }");
        try (var answers = new StudentAnswers(cells, LIMITS, Jail.none())) {
            String command = answers.call(String.class, "command");
            for (var secret : List.of("junit", "test-classes", "solutions", "surefire", Path.of("target/classes").toAbsolutePath().toString(), "HOME=")) {
                assertFalse(command.contains(secret), secret + " is in " + command.replace('\0', ' '));
            }
        }
    }

    private static void assertFailure(String function, String reason, Object... arguments) {
        var failure = assertThrows(StudentFailure.class, () -> ANSWERS.call(int.class, function, arguments));
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }
}
