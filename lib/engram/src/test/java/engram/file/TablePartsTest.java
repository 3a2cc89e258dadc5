package engram.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a table become the table, or a sentence. */
class TablePartsTest {
    private static final TableHead HEAD = new TableHead("Squares\nof small numbers", "7 squares", List.of("n", "square"), 7);

    @TempDir
    private Path folder;

    private Path whole, a, b, c;

    private Path part(String name, TableHead head, int... rows) {
        Path file = folder.resolve(name);
        try (var table = ResumableTable.open(file, head)) {
            for (int row : rows) table.add(row, row + "," + row * row);
        }
        return file;
    }

    @BeforeEach
    void makeParts() {
        whole = folder.resolve("whole.csv");
        a = part("a.csv", HEAD, 6, 0, 3);
        b = part("b.csv", HEAD, 4, 1);
        c = part("c.csv", HEAD, 2, 5);
    }

    private void assertWhole() throws IOException {
        Path once = folder.resolve("once.csv");
        Files.deleteIfExists(once);
        part("once.csv", HEAD, IntStream.range(0, 7).toArray());
        assertEquals(Files.readString(once), Files.readString(whole));
        try (var table = ResumableTable.open(whole, HEAD)) {
            assertTrue(table.isComplete());
        }
    }

    private void assertRefused(Class<? extends FileException> type, String sentence, List<Path> parts) throws IOException {
        byte[][] before = {Files.readAllBytes(a), Files.readAllBytes(b), Files.readAllBytes(c)};
        var thrown = assertThrows(FileException.class, () -> TableParts.merge(whole, parts));
        assertEquals(type, thrown.getClass());
        assertEquals(sentence, thrown.getMessage());
        assertFalse(Files.exists(whole), "nothing is written");
        for (int k = 0; k < 3; k++) assertEquals(new String(before[k]), Files.readString(List.of(a, b, c).get(k)));
    }

    @Test
    void inAnyOrder() throws IOException {
        for (var parts : List.of(List.of(a, b, c), List.of(c, a, b), List.of(b, c, a))) {
            assertEquals(List.of(), TableParts.merge(whole, parts));
            assertWhole();
            Files.delete(whole);
        }
        assertEquals(List.of(), TableParts.merge(whole, List.of(part("all.csv", HEAD, 1, 0, 2, 3, 4, 5, 6))));
        assertWhole();
    }

    @Test
    void onceMoreChangesNothing() throws IOException {
        TableParts.merge(whole, List.of(a, b, c));
        assertEquals(3, TableParts.merge(whole, List.of(a, b, c)).size(), "a sentence for each part, whose rows are there already");
        assertWhole();
    }

    @Test
    void rowsOfTheWholeCount() throws IOException {
        part("whole.csv", HEAD, 0, 3, 6);
        assertEquals(List.of(), TableParts.merge(whole, List.of(c, b)));
        assertWhole();
        Path own = part("own.csv", HEAD, 0, 3, 6);
        assertEquals(List.of(), TableParts.merge(own, List.of(own, b, c)), "one of the parts may become the whole");
        assertEquals(Files.readString(whole), Files.readString(own));
    }

    @Test
    void partsThatWentThroughAnEditor() throws IOException {
        Files.writeString(b, "\ufeff" + Files.readString(b).replace("\n", "\r\n") + "\r\n\r\n");
        TableParts.merge(whole, List.of(a, b, c));
        assertWhole();
    }

    @Test
    void overlappingRows() throws IOException {
        Path same = part("same.csv", HEAD, 1, 2, 5);
        assertEquals(List.of("Rows of the file " + same + " that stand in another place too, with the same values, were taken once: 1."),
                TableParts.merge(whole, List.of(a, b, same)));
        assertWhole();
        Files.delete(whole);
        Path other = folder.resolve("other.csv");
        try (var table = ResumableTable.open(other, HEAD)) {
            table.add(4, "4,17");
        }
        assertRefused(FileException.class, "Row 4 of the file " + other + " and that of the file " + b + " differ: leave one of the two files out.",
                List.of(a, b, c, other));
    }

    @Test
    void missingRows() throws IOException {
        assertRefused(FileException.class, "The parts hold 5 of 7 rows: rows 2, 5 are missing, so nothing was written.", List.of(a, b));
        assertRefused(FileException.class, "The parts hold 2 of 7 rows: rows 0, 2 to 3, 5 to 6 are missing, so nothing was written.", List.of(b));
    }

    @Test
    void damagedRows() throws IOException {
        String text = Files.readString(c), sentence = "Line 5 of the file " + c + " is damaged or cut short (\"%s…\"): "
                + "compute that part again, which mends it, and merge then.";
        Files.writeString(c, text.replace("5,5,25,", "5,5,26,"));
        assertRefused(FileException.Damaged.class, sentence.formatted(Files.readAllLines(c).getLast()), List.of(a, b, c));
        Files.writeString(c, text.substring(0, text.length() - 3));
        assertRefused(FileException.Damaged.class, sentence.formatted(Files.readAllLines(c).getLast()), List.of(a, b, c));
    }

    @Test
    void foreignFiles() throws IOException {
        Path other = part("other.csv", new TableHead("Squares\nof small numbers", "7 other squares", HEAD.columns(), 7), 1);
        var thrown = assertThrows(FileException.Foreign.class, () -> TableParts.merge(whole, List.of(a, other)));
        assertTrue(thrown.getMessage().startsWith("The file " + other + " holds another experiment than " + a + " (SHA-256 "), thrown.getMessage());
        Path grades = folder.resolve("grades.csv");
        Files.writeString(grades, "name,grade\nAda,1\n");
        assertRefused(FileException.Foreign.class, "The file " + grades + " is something else than a table of results, or one of an older version: "
                + "choose another file, or remove it.", List.of(grades, a));
        assertRefused(FileException.Foreign.class, "The file " + grades + " is something else than a table of results, or one of an older version: "
                + "choose another file, or remove it.", List.of(a, grades));
        Files.writeString(grades, Files.readString(a).replace("n,square", "n,cube"));
        assertRefused(FileException.Damaged.class, "The head of the file " + grades + " is damaged: restore its first lines, or remove the file.",
                List.of(a, grades));
        Files.writeString(grades, Files.readString(a).replace("table format 1", "table format 2"));
        assertRefused(FileException.Foreign.class, "The file " + grades + " was written by a newer version (table format 2 instead of 1): "
                + "update this program, or choose another file.", List.of(grades));
        Files.writeString(whole, "something else\n");
        assertThrows(FileException.Foreign.class, () -> TableParts.merge(whole, List.of(a, b, c)));
        assertEquals("something else\n", Files.readString(whole), "what has the name of the whole stays");
    }

    @Test
    void whatIsNotThere() {
        Path none = folder.resolve("none.csv");
        for (Executable merge : List.<Executable>of(() -> TableParts.merge(whole, List.of(a, none)), () -> TableParts.merge(whole, List.of(none))))
            assertEquals("The file " + none + " can't be read: there is no such file.", assertThrows(FileException.class, merge).getMessage());
        assertThrows(ArgumentException.class, () -> TableParts.merge(whole, List.of()));
        try (var table = ResumableTable.open(whole, HEAD)) {
            assertFalse(table.isComplete());
            assertThrows(FileException.InUse.class, () -> TableParts.merge(whole, List.of(a, b, c)), "somebody writes it");
        }
    }
}
