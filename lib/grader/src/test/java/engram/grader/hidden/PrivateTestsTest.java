package engram.grader.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Exercise;
import engram.grader.Graded;
import engram.grader.GradedMethods;
import engram.grader.GraderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateTestsTest {
    private static final String TESTS = """
            package mine;

            import engram.grader.*;

            class Small {
                @Graded(name = "second by name, first in the file", points = 1, hint = "None.")
                void second(Answers student) { Tool.use(); }

                @Graded(name = "other", points = 2, hint = "None.")
                void first(Answers student) { }
            }
            """;
    private static final String TOOL = "package mine; class Tool { static void use() { } }";

    @TempDir
    private Path folder;

    /** The public tests, after which the hidden ones are named. */
    static class Small {
    }

    private Path jar(String... namesAndTexts) throws IOException {
        Path jar = folder.resolve("tests.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static String refused(Path place) {
        return assertThrows(GraderException.class, () -> PrivateTests.in(place).of(Small.class)).getMessage();
    }

    @Test
    void aJarOfSourcesIsCompiledAndKeepsItsOrder() throws IOException {
        var tests = PrivateTests.in(jar("a/Small.java", TESTS, "a/Tool.java", TOOL)).of(Small.class);
        assertEquals("mine.Small", tests.type().getName());
        assertEquals(List.of(1.0, 2.0), GradedMethods.of(tests.type()).stream().map(method -> method.getAnnotation(Graded.class).points()).toList());
        assertSame(Graded.class, GradedMethods.of(tests.type()).getFirst().getAnnotation(Graded.class).annotationType());
    }

    /** A hidden class may even have the package of the public one. */
    @Test
    void whatIsPrivateComesBeforeWhatIsPublic() throws IOException {
        String same = TESTS.replace("package mine;", "package engram.grader.hopfield;").replace("class Small", "class AsynchronousUpdateTest").replace("Tool.use();", "");
        var open = new Exercise(Path.of("../.."), "hopfield-02-asynchronous-update").tests();
        var hidden = PrivateTests.in(jar("x.java", same)).of(open).type();
        assertEquals(open.getName(), hidden.getName());
        assertNotEquals(open, hidden);
        assertEquals(2, GradedMethods.of(hidden).size());
    }

    @Test
    void whatIsHiddenInAFolderIsLeftOutAndSourcesAreTriedFirst() throws IOException {
        for (String name : List.of(".git/Small.java", ".idea/data", "Notes.txt", "deep/Tool.java", "deep/Small.java", "secret")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name.endsWith("Tool.java") ? TOOL : TESTS);
        }
        var tests = PrivateTests.in(folder);
        assertEquals("mine.Small", tests.of(Small.class).type().getName());
        assertEquals(List.of("secret", "deep/Small.java", "deep/Tool.java", "Notes.txt"),
                tests.secrets().stream().map(file -> folder.relativize(file).toString()).toList());
    }

    @Test
    void methodsOfOneNameAreRefused() throws IOException {
        String twice = TESTS.replace("Tool.use();", "").replace("void first(Answers student)", "void second(Answers student, Seed seed)");
        assertEquals("The tests mine.Small have two graded methods of the name 'second'; give each its own.", refused(jar("a.java", twice)));
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertTrue(refused(folder.resolve("nowhere")).contains("can't be read as a folder or a jar"));
        assertTrue(refused(jar("Other.java", "class Other { }")).contains("have no class Small"));
        assertTrue(refused(jar("a.java", "package a; class Small { }", "b.java", "package b; class Small { }")).contains("a.Small, b.Small"));
        assertTrue(refused(jar("a.java", "class Small { }")).contains("without a method that is @Graded"));
        assertTrue(refused(jar("a.java", TESTS)).contains("a.java, line 7: cannot find symbol"));
    }
}
