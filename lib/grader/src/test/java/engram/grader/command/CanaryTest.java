package engram.grader.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that stand in hidden tests and nowhere else, and a student who does what can be done to see them. */
class CanaryTest {
    private static final String HIDDEN = """
            package mine;

            import static org.junit.jupiter.api.Assertions.assertEquals;
            import static org.junit.jupiter.api.Assertions.assertTrue;
            import engram.grader.*;

            class AsynchronousUpdateTest {
                @Graded(name = "fixed name", points = 1, hint = "fixed hint")
                void echoed(Answers student) {
                    assertEquals("CANARY-expected", student.call(String.class, "echo", "CANARY-argument"), "CANARY-message");
                }

                @Graded(name = "thrown", points = 1, hint = "fixed hint")
                void thrown(Answers student) {
                    student.call(String.class, "throwing", "CANARY-thrown");
                }

                @Graded(name = "broken", points = 1, hint = "fixed hint", visibility = Visibility.HIDDEN)
                void seeded(Answers student, Seed seed) {
                    assertEquals(seed.value(), student.call(long.class, "same", seed.value()), "CANARY-seed");
                }

                @Graded(name = "passed", points = 2, hint = "fixed hint")
                void passed(Answers student) {
                    assertEquals("CANARY-passed", student.call(String.class, "echo", "CANARY-passed"));
                }
            }
            """;
    private static final String STUDENT = """
            static java.util.List<Object> kept = new ArrayList<>();
            String echo(String s) { kept.add(s); System.out.println(s); System.err.println(kept); return s; }
            String throwing(String s) { kept.add(s); throw new IllegalStateException(s + kept, new RuntimeException(s)); }
            long same(long seed) { kept.add(seed); System.out.println("seed " + seed); return seed; }
            int[] sweep(double[][] c, int[] s, int[] o, int b) { throw new IllegalStateException("seen so far: " + kept); }
            double energy(double[][] c, int[] s) { System.out.println(kept); throw new IllegalStateException("seen so far: " + kept); }
            """;

    @TempDir
    private Path folder;
    private String canary;

    @BeforeEach
    void writeFiles() throws IOException {
        canary = "canary" + UUID.randomUUID();
        Files.createDirectories(folder.resolve("private/deep"));
        Files.createDirectories(folder.resolve("temporary"));
        Files.writeString(folder.resolve("private/deep/AsynchronousUpdateTest.java"), HIDDEN.replace("CANARY", canary));
        Files.writeString(folder.resolve("private/secret"), canary + "-secret");
        Files.writeString(folder.resolve("mallory.ipynb"), notebook(STUDENT));
    }

    private static final String SEARCHER = """
            import java.nio.file.*;
            void search(Path place, int depth, String word, Set<String> found) {
                try {
                    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) && depth > 0) {
                        for (var each : place.toFile().listFiles()) search(each.toPath(), depth - 1, word, found);
                    } else if (Files.isRegularFile(place)) {
                        try (var in = Files.newInputStream(place)) {
                            if (new String(in.readNBytes(1 << 20), "ISO-8859-1").contains(word)) found.add(place.getFileName().toString());
                        }
                    }
                } catch (Exception | Error closed) { }
            }
            double energy(double[][] c, int[] s) throws Exception {
                String word = new StringBuilder("WORD").reverse().toString();
                Files.writeString(Path.of("control"), word);
                var found = new TreeSet<String>();
                for (String place : List.of("PLACES".split(":"))) search(Path.of(place), 5, word, found);
                search(Path.of("").toAbsolutePath(), 3, word, found);
                throw new IllegalStateException("found in " + found);
            }
            """;

    /** Looks for a word wherever a student's process might find it, and for one in a file of its own, which it must find. */
    private String found(String word, String... places) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("mallory.ipynb"), notebook(SEARCHER.replace("WORD", new StringBuilder(word).reverse()).replace("PLACES", String.join(":", places))));
        var run = grade();
        assumeFalse(run.said().contains("Submissions are graded only where a jail"), "there is no jail here: " + run.said());
        assertEquals(0, run.status(), run.said());
        String page = Run.files(folder.resolve("out")).get("mallory/feedback.html");
        return page.substring(page.indexOf("found in ["), page.indexOf("]", page.indexOf("found in [")) + 1);
    }

    @Test
    void noFileThatAStudentsProcessCanReadHasAWordOfAHiddenTestOrAMaster() throws IOException, InterruptedException {
        assertEquals("found in [control]", found(canary, folder.toString(), "/proc/self", "/proc/1", "/proc/" + ProcessHandle.current().pid(), "/proc", "/tmp", "/dev/shm"));
        assertEquals("found in [control]", found("BEGIN SOLUTION", Path.of("../..").toRealPath().resolve("solutions").toString(), Path.of("src").toRealPath().toString()));
    }

    private static String notebook(String source) {
        var cell = new JsonObject();
        cell.addProperty("cell_type", "code");
        cell.addProperty("source", source);
        var cells = new JsonArray();
        cells.add(cell);
        var notebook = new JsonObject();
        notebook.add("cells", cells);
        return notebook.toString();
    }

    private Run grade(Object... more) throws IOException, InterruptedException {
        var arguments = new Object[] {"hopfield-02", folder.resolve("mallory.ipynb"), "--out", folder.resolve("out"), "--tests", folder.resolve("private")};
        var all = Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
        return Run.of(folder.resolve("temporary"), all);
    }

    @Test
    void nothingOfAHiddenTestIsInWhatIsWritten() throws IOException, InterruptedException {
        var run = grade("--trusted");
        assertEquals(0, run.status(), run.said());
        assertFalse(run.said().contains(canary), run.said());
        var files = Run.files(folder.resolve("out"));
        assertTrue(files.size() == 6, files.keySet().toString());
        files.forEach((name, text) -> assertFalse(text.contains(canary), name + " has a word of a hidden test:\n" + text));
        String page = files.get("mallory/feedback.html");
        assertTrue(page.contains("3 of 15 points") && page.contains("fixed name") && page.contains("fixed hint"), page);
        assertTrue(page.contains("a test that is not shown") && page.contains("seen so far: []"), page);
        assertTrue(files.get("gradebook.csv").contains("\"0\",\"0\",\"1\",\"2\"\r\n"), files.get("gradebook.csv"));
    }

    @Test
    void aTestThatDoesNotCompileIsSaidAndNothingIsGraded() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("private/Other.java"), "class Other { int x = \"text\"; }");
        var run = grade("--trusted");
        assertEquals(1, run.status());
        assertTrue(run.said().contains("The private tests do not compile: ") && run.said().contains("Other.java, line 1: incompatible types"), run.said());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aSeedNeedsASecret() throws IOException, InterruptedException {
        Files.delete(folder.resolve("private/secret"));
        var run = grade("--trusted");
        assertTrue(run.status() == 1 && run.said().contains("have no file 'secret'"), run.said());
    }
}
