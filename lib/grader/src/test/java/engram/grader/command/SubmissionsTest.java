package engram.grader.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.GraderException;
import engram.grader.UnusableSubmission;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{}");
    }

    private List<Handed> found() {
        return Submissions.in(List.of(folder), "hopfield-02-x").handed();
    }

    private Handed only() {
        assertEquals(1, found().size());
        return found().getFirst();
    }

    @Test
    void notebooksAndFoldersAreNamedAfterTheirStudents() throws IOException {
        Path bob = file("bob.ipynb");
        Path alice = file("alice/hopfield-02-x/any.ipynb");
        file("alice/hopfield-02-x/.ipynb_checkpoints/any-checkpoint.ipynb");
        Path carol = file("carol/hopfield-02-x.ipynb");
        file("carol/notes.ipynb");
        Path notes = file("readme.txt");
        var all = Submissions.in(List.of(folder), "hopfield-02-x");
        assertEquals(List.of("alice", "bob", "carol"), all.handed().stream().map(Handed::student).toList());
        assertEquals(List.of("alice", "bob", "carol"), all.handed().stream().map(Handed::folder).toList());
        assertEquals(List.of(alice, bob, carol), all.handed().stream().map(Handed::file).toList());
        assertEquals(List.of(notes), all.leftOut());
    }

    @Test
    void oneNotebookMustBeClear() throws IOException {
        file("dave/one.ipynb");
        file("dave/two.ipynb");
        assertEquals(Handed.Problem.UNUSABLE, only().problem());
        assertEquals("2 notebooks were handed in, and it is not clear which one counts.", only().note());
    }

    @Test
    void aFolderWithoutANotebookIsASubmissionToo() throws IOException {
        file("erin/essay.pdf");
        assertEquals("No notebook was handed in.", only().note());
    }

    @Test
    void aFolderOfTooManyFoldersIsNotGraded() throws IOException {
        file("erin/any.ipynb");
        assertEquals(Handed.Problem.NONE, only().problem());
        for (int i = 0; i < 10_000; i++) {
            Files.createDirectory(folder.resolve("erin/" + i));
        }
        assertEquals(Handed.Problem.NOT_GRADED, only().problem());
        assertEquals("More than 10000 files and folders were handed in.", only().note());
    }

    @Test
    void twoOfOneNameAreNotGraded() throws IOException {
        file("alice.ipynb");
        file("alice/any.ipynb");
        for (var each : found()) {
            assertEquals(Handed.Problem.NOT_GRADED, each.problem());
            assertTrue(each.note().startsWith("2 submissions have this name"), each.note());
        }
        assertEquals(2, found().stream().map(Handed::folder).distinct().count());
    }

    @Test
    void foldersOfResultsHaveHarmlessNames() throws IOException {
        for (String name : List.of("..ipynb", "...ipynb", "-rf.ipynb", "a b;c.ipynb", "Élodie.ipynb", "summary.html.ipynb", "gradebook.csv.ipynb", "x".repeat(200) + ".ipynb",
                "A.ipynb", "a.ipynb", "=cmd.ipynb", "\u202e.ipynb")) {
            file(name);
        }
        var folders = found().stream().map(Handed::folder).toList();
        assertTrue(folders.size() >= 10, folders.toString());
        assertTrue(folders.stream().allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}")), folders.toString());
        assertEquals(folders.size(), folders.stream().map(String::toLowerCase).distinct().count(), folders.toString());
        assertTrue(Stream.of("summary.html", "gradebook.csv").noneMatch(folders::contains), folders.toString());
    }

    /** Whoever knows the name of another's folder does not get it. */
    @Test
    void noNameIsAnothersFolder() throws IOException {
        file("a b.ipynb");
        String folderOfTheOther = only().folder();
        assertTrue(folderOfTheOther.matches("a_b-[0-9a-f]{16}"), folderOfTheOther);
        file(folderOfTheOther + ".ipynb");
        var both = found();
        assertEquals(List.of("a b", folderOfTheOther), both.stream().map(Handed::student).toList());
        assertEquals(folderOfTheOther, both.getFirst().folder());
        assertTrue(both.getLast().folder().startsWith(folderOfTheOther + "-"), both.getLast().folder());
    }

    @Test
    void nothingToGradeIsSaid() {
        assertTrue(assertThrows(GraderException.class, this::found).getMessage().contains("no file that ends with .ipynb"));
        assertThrows(GraderException.class, () -> Submissions.in(List.of(folder.resolve("missing.ipynb")), "x"));
    }

    private static String refused(Path file) {
        return assertThrows(UnusableSubmission.class, () -> SubmittedFile.read(file)).getMessage();
    }

    @Test
    void onlyAFileOfItsOwnIsRead() throws IOException, InterruptedException {
        Path file = file("real.ipynb");
        assertEquals(2, SubmittedFile.read(file).length);
        assertTrue(refused(Files.createSymbolicLink(folder.resolve("link.ipynb"), file)).contains("link to another place"));
        assertTrue(refused(folder).contains("folder"));
        Path pipe = folder.resolve("pipe.ipynb");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertTrue(refused(pipe).contains("no file that can be read"));
        try (var huge = new RandomAccessFile(folder.resolve("huge.ipynb").toFile(), "rw")) {
            huge.setLength(10L << 30);
        }
        assertTrue(refused(folder.resolve("huge.ipynb")).contains("larger than 32 MB"));
    }
}
