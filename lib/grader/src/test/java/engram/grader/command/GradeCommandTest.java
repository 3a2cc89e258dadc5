package engram.grader.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, with submissions of all kinds. */
class GradeCommandTest {
    private static final Path HOME = Path.of("../..");
    private static final String NAME = "hopfield-02-asynchronous-update";
    private static final int CLASS = 30;
    private static final int KILLED_AFTER = 3;
    private static final String LIMITS = "8,40,60";

    @TempDir
    private Path folder;

    private Path submissions() {
        return folder.resolve("handed-in");
    }

    private Path temporary() throws IOException {
        return Files.createDirectories(folder.resolve("temporary"));
    }

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(submissions());
    }

    private void handIn(String student, String... cells) throws IOException {
        var list = new JsonArray();
        for (String source : cells) {
            var cell = new JsonObject();
            cell.addProperty("cell_type", "code");
            cell.addProperty("source", source);
            list.add(cell);
        }
        var notebook = new JsonObject();
        notebook.add("cells", list);
        Files.writeString(submissions().resolve(student + ".ipynb"), notebook.toString());
    }

    /** 24 students who mean well, and six who don't. */
    private void handInAClass() throws IOException, InterruptedException {
        String energy = "double energy(double[][] c, int[] s) { double e = 0; for (int i = 0; i < s.length; i++) for (int j = 0; j < s.length; j++) e -= c[i][j] * s[i] * s[j]; return e%s; }";
        for (int i = 0; i < CLASS - 9; i++) {
            handIn("student%02d".formatted(i), energy.formatted(i % 3 == 0 ? " / 2" : ""), "int[] sweep(double[][] c, int[] s, int[] order, int block) { return %s; }"
                    .formatted(i % 2 == 0 ? "s.clone()" : "new int[s.length]"));
        }
        Files.copy(HOME.resolve("solutions", NAME + ".ipynb"), submissions().resolve("solver.ipynb"));
        Files.copy(HOME.resolve("exercises", NAME + ".ipynb"), submissions().resolve("beginner.ipynb"));
        Files.createDirectories(submissions().resolve("nested/" + NAME));
        Files.copy(HOME.resolve("solutions", NAME + ".ipynb"), submissions().resolve("nested").resolve(NAME).resolve("any.ipynb"));
        handIn("loop", "double energy(double[][] c, int[] s) { while (true) { } }");
        handIn("exit", "double energy(double[][] c, int[] s) { System.exit(0); return 1; }", "Runtime.getRuntime().halt(1);");
        handIn("=HYPERLINK(\"x\")", "double energy(double[][] c, int[] s) { throw new IllegalStateException(\"</pre><script>alert(1)</script>\\u202e\\u001b[31m\"); }");
        Files.createSymbolicLink(submissions().resolve("link.ipynb"), HOME.resolve("solutions", NAME + ".ipynb").toAbsolutePath());
        assertEquals(0, new ProcessBuilder("mkfifo", submissions().resolve("pipe.ipynb").toString()).start().waitFor());
        try (var huge = new RandomAccessFile(submissions().resolve("huge.ipynb").toFile(), "rw")) {
            huge.setLength(10L << 30);
        }
    }

    private Object[] arguments(String out, Object... handedIn) {
        return Stream.of(Stream.of("hopfield-02"), Stream.of(handedIn), Stream.of("--out", folder.resolve(out), "--limits", LIMITS, "--trusted")).flatMap(each -> each).toArray();
    }

    private Run grade(String out, Object... handedIn) throws IOException, InterruptedException {
        return Run.of(temporary(), arguments(out, handedIn));
    }

    private static long complete(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return 0;
        }
        try (Stream<Path> files = Files.find(out, 2, (file, _) -> file.endsWith("grade.json"))) {
            return files.count();
        }
    }

    private void assertRow(String gradebook, String row) {
        assertTrue(gradebook.contains(row), row + " is not in\n" + gradebook);
    }

    @Test
    @Tag("slow")
    void aClassIsGradedWhateverSomeHandIn() throws IOException, InterruptedException {
        handInAClass();
        var whole = grade("whole", submissions());
        assertEquals(0, whole.status(), whole.said());
        assertTrue(whole.said().contains("30 submissions, 0 of them graded before"), whole.said());
        var files = Run.files(folder.resolve("whole"));
        assertEquals(3 * CLASS + 3, files.size());
        for (String row : List.of("\"solver\",\"10\",\"10\",", "\"nested\",\"10\",\"10\",", "\"beginner\",\"0\",\"10\",", "\"'=HYPERLINK(\"\"x\"\")\",\"0\",\"10\",",
                "\"loop\",\"0\",", "\"exit\",\"0\",", "\"link\",\"0\",", "\"pipe\",\"0\",", "\"huge\",\"0\",")) {
            assertRow(files.get("gradebook.csv"), row);
        }
        assertTrue(files.get("link/feedback.html").contains("link to another place"));
        files.forEach((name, text) -> assertFalse(!name.endsWith("grade.json") && (text.contains("<script") || text.contains("\u202e")), name));
        goesOnWhereItWasKilled(files);
        try (var left = Files.list(temporary())) {
            assertEquals(List.of(), left.toList(), "temporary files are left");
        }
        assertEquals(0, ProcessHandle.allProcesses().filter(each -> each.info().commandLine().orElse("").contains(folder.toString())).count());
    }

    /** Some of them once more, by a grader that is killed in between: each file is as it was, but for times. */
    private void goesOnWhereItWasKilled(SortedMap<String, String> files) throws IOException, InterruptedException {
        var some = Stream.of("solver", "beginner", "exit", "=HYPERLINK(\"x\")", "pipe", "link", "student00", "student01", "student02", "student03")
                .map(student -> submissions().resolve(student + ".ipynb")).toArray();
        var killed = Run.start(temporary(), arguments("killed", some));
        while (complete(folder.resolve("killed")) < KILLED_AFTER && killed.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        killed.destroyForcibly().waitFor();
        var resumed = grade("killed", some);
        assertEquals(0, resumed.status(), resumed.said());
        assertFalse(resumed.said().contains(" 0 of them graded before"), resumed.said());
        var again = Run.files(folder.resolve("killed"));
        assertEquals(3 * some.length + 3, again.size());
        again.forEach((name, text) -> assertEquals(name.contains("/") ? files.get(name) : text, text, name));
    }

    @Test
    void onlyWhatHasChangedIsGradedAgain() throws IOException, InterruptedException {
        handIn("alice", "int x = 1;");
        handIn("bob", "int x = 2;");
        assertTrue(grade("out", submissions()).said().contains("2 submissions, 0 of them"));
        assertTrue(grade("out", submissions()).said().contains("2 submissions, 2 of them"));
        handIn("bob", "int x = 3;");
        assertTrue(grade("out", submissions()).said().contains("2 submissions, 1 of them"));
        Files.delete(folder.resolve("out/alice/feedback.html"));
        assertTrue(grade("out", submissions()).said().contains("2 submissions, 2 of them"));
        assertTrue(Files.exists(folder.resolve("out/alice/feedback.html")));
    }

    @Test
    void whatIsStoppedLeavesNothingAndSaysHowToGoOn() throws IOException, InterruptedException {
        handIn("loop", "int[] sweep(double[][] c, int[] s, int[] order, int block) throws Exception { java.nio.file.Files.writeString(Path.of(\"begun\"), \"\"); while (true) { } }");
        var stopped = Run.start(temporary(), arguments("out", submissions()));
        while (isNowhere("begun") && stopped.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        stopped.toHandle().destroy(); // as Ctrl-C does
        String said = new String(stopped.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.contains("engram: stopped; the same command goes on from here."), said);
        assertEquals(0, complete(folder.resolve("out")));
        try (var left = Files.list(temporary())) {
            assertEquals(List.of(), left.toList(), "temporary files are left");
        }
    }

    private boolean isNowhere(String name) throws IOException {
        try (Stream<Path> files = Files.walk(temporary())) {
            return files.noneMatch(file -> file.endsWith(name));
        } catch (UncheckedIOException changing) {
            return true; // it is looked for again
        }
    }

    @Test
    void eachExerciseHasAFolderOfItsOwn() throws IOException, InterruptedException {
        handIn("alice", "int x = 1;");
        assertEquals(0, grade("out", submissions()).status());
        var before = Run.files(folder.resolve("out"));
        var other = Run.of(temporary(), "hopfield-03", submissions(), "--out", folder.resolve("out"), "--trusted");
        assertEquals(1, other.status(), other.said());
        assertTrue(other.said().contains("has the results of '" + NAME + "'; give each exercise one of its own"), other.said());
        assertEquals(before, Run.files(folder.resolve("out")));
    }

    @Test
    void whatMakesNoSenseIsSaidInASentence() throws IOException, InterruptedException {
        handIn("alice", "int x = 1;");
        for (var wrong : List.of(List.of("nothing", "There is no exercise 'nothing'"), List.of("hopfield", "write more of the name"))) {
            var run = Run.of(temporary(), wrong.get(0), submissions(), "--out", folder.resolve("out"));
            assertTrue(run.status() != 0 && run.said().contains(wrong.get(1)) && !run.said().contains("\tat "), run.said());
        }
        assertTrue(Run.of(temporary(), "hopfield-02", submissions(), "--out", submissions().resolve("out")).said().contains("lies in the folder of submissions"));
        assertEquals(2, Run.of(temporary(), "hopfield-02", submissions()).status());
    }
}
