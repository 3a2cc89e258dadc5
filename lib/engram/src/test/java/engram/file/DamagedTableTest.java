package engram.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a {@link ResumableTable} that are not as they were written, or not its own. */
class DamagedTableTest {
    private static final int ROWS = 4;
    private static final TableHead HEAD = WriterTasks.table(ROWS);

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() { file = folder.resolve("squares.csv"); }

    private ResumableTable open() { return ResumableTable.open(file, HEAD); }

    private byte[] finish() throws IOException { return WriterTasks.finish(file, HEAD); }

    /** Every byte below the head, with one bit flipped and with a line break made or lost. */
    @Test
    void aDamagedRowIsNamedDroppedAndComputedAgain() throws Exception {
        byte[] good = finish();
        int head = TableFormat.of(HEAD).head().length();
        for (int at = head; at < good.length; at++) {
            int line = 1 + (int) IntStream.range(0, at).filter(k -> good[k] == '\n').count();
            for (int other : new int[] {good[at] ^ 1 << at % 8, good[at] == '\n' ? '0' : '\n'}) {
                byte[] bad = good.clone();
                bad[at] = (byte) other;
                Files.write(file, bad);
                try (var table = open()) {
                    String first = table.news().getFirst(), last = table.news().getLast();
                    assertTrue(first.matches("Line " + line + " of the file \\Q" + file + "\\E is damaged or cut short \\(\".*…\"\\): "
                            + "it was dropped\\."), first);
                    assertTrue(last.matches(".* holds \\d of 4 rows: rows? .*\\b" + (line - 4) + "\\b.* computed now\\."), last);
                    assertFalse(table.holds(line - 4));
                    assertEquals(good[at] == '\n' && at < good.length - 1 ? ROWS - 2 : ROWS - 1, table.values().size());
                }
            }
            assertArrayEquals(good, finish(), "byte " + at);
        }
    }

    /** A kill while a row is written leaves the beginning of it. */
    @Test
    void aFileCutAnywhereGoesOn() throws Exception {
        byte[] good = finish();
        for (int length = TableFormat.of(HEAD).head().length(); length < good.length; length += 2) {
            Files.write(file, Arrays.copyOf(good, length));
            int whole = (int) IntStream.range(0, length).filter(k -> good[k] == '\n').count() - 3;
            try (var table = open()) {
                assertEquals(whole, table.values().size());
                assertEquals(good[length - 1] == '\n' ? 0 : 1, WriterTasks.dropped(table).size());
            }
            assertArrayEquals(good, finish());
        }
    }

    /** What editors, spreadsheets and hands do to whole lines: the news, and the same bytes in the end. */
    @Test
    void linesThatWereMovedDoubledOrCutAreNamed() throws Exception {
        String text = new String(finish());
        var good = text.lines().toList();
        changed(good, rows -> Collections.swap(rows, 3, 5), "The rows of the file " + file + " were not in order: they were sorted.");
        changed(good, rows -> rows.add(5, rows.get(4)), "Line 6 of the file " + file + " is row 1 once more: it was dropped.");
        changed(good, rows -> rows.subList(4, 6).clear(), "The file " + file + " holds 2 of 4 rows: rows 1 to 2 are computed now.");
        changed(good, rows -> { rows.remove(6); rows.remove(4); }, "The file " + file + " holds 2 of 4 rows: rows 1, 3 are computed now.");
        changed(good, rows -> rows.subList(5, 7).clear());   // as a kill leaves it
        for (String edited : List.of(good.get(4).replaceFirst("1,1", "1,2"), good.get(4).replaceFirst("1", "2")))
            changed(good, rows -> rows.set(4, edited),
                    "Line 5 of the file " + file + " is damaged or cut short (\"" + edited + "…\"): it was dropped.",
                    "The file " + file + " holds 3 of 4 rows: row 1 is computed now.");
    }

    private void changed(List<String> good, Consumer<List<String>> change, String... news) throws IOException {
        var lines = new ArrayList<>(good);
        change.accept(lines);
        Files.write(file, lines);
        try (var table = open()) {
            assertEquals(List.of(news), table.news());
        }
        assertEquals(good, new String(finish()).lines().toList());
    }

    @Test
    void windowsAndSpreadsheetsLeaveTheRowsWhole() throws Exception {
        byte[] good = finish();
        String text = new String(good);
        String windows = text.replace("\n", "\r\n");
        for (String other : List.of(windows, "\ufeff" + text, "\ufeff" + windows + "\r\n", text + "\n \n")) {
            Files.writeString(file, other);
            try (var table = open()) {
                assertEquals(List.of(), table.news());
                assertTrue(table.isComplete());
            }
            assertArrayEquals(good, Files.readAllBytes(file));
        }
        Files.writeString(file, windows.substring(0, windows.length() - 9));   // and cut, too
        assertArrayEquals(good, finish());
    }

    @Test
    void manyMissingRowsAreNamedInOneSentence() throws Exception {
        var head = WriterTasks.table(100);
        try (var table = ResumableTable.open(file, head)) {
            assertEquals(List.of(), table.news());
            for (int row = 0; row < 100; row += 4) table.add(row, WriterTasks.values(row));
        }
        try (var table = ResumableTable.open(file, head)) {
            assertEquals(List.of("The file " + file + " holds 25 of 100 rows: rows 1 to 3, 5 to 7, 9 to 11, 13 to 15, 17 to 19, 21 to 23, "
                    + "25 to 27, 29 to 31, 33 to 35, 37 to 39 and others are computed now."), table.news());
        }
    }

    @Test
    void anotherFileIsRefusedAndNotTouched() throws Exception {
        for (var other : List.of(new TableHead("Cubes", HEAD.identity(), HEAD.columns(), ROWS),
                new TableHead(HEAD.title(), "another seed", HEAD.columns(), ROWS),
                new TableHead(HEAD.title(), HEAD.identity(), List.of("root", "square"), ROWS),
                new TableHead(HEAD.title(), HEAD.identity(), HEAD.columns(), ROWS + 1))) {
            Files.deleteIfExists(file);
            ResumableTable.open(file, other).close();
            assertTrue(refusal(FileException.Foreign.class).contains("holds another experiment (SHA-256 "));
        }
        for (String text : List.of("grades\n", "\ufeff# \n", "# Hopfield experiment: 12 settings, 2 networks each, seed 1, settings 1f2e3d4c\n"
                + "neurons,load\n300,0.03\n")) {
            Files.writeString(file, text);
            assertTrue(refusal(FileException.Foreign.class).contains("something else than a table of results, or one of an older version"));
        }
        byte[] noText = {(byte) 0xff, (byte) 0xfe, 0};
        Files.write(file, noText);
        refusal(FileException.Foreign.class);
        Files.delete(file);
        String good = new String(finish());
        Files.writeString(file, good.replace("table format 1", "table format 2"));
        assertTrue(refusal(FileException.Foreign.class).contains("newer version"));
        Files.writeString(file, good.replace("check\n", "check,,\n"));
        assertTrue(refusal(FileException.Damaged.class).contains("restore its first lines"));
        Files.writeString(file, good.replace("Squares", "squares"));
        assertTrue(refusal(FileException.Damaged.class).startsWith("The head of the file "));
    }

    private String refusal(Class<? extends FileException> type) throws IOException {
        byte[] before = Files.readAllBytes(file);
        String message = OneSentence.of(type, this::open);
        assertArrayEquals(before, Files.readAllBytes(file));
        assertTrue(message.contains(file.toString()), message);
        return message;
    }
}
