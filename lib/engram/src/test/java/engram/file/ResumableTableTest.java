package engram.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class ResumableTableTest {
    private static final int ROWS = 4;
    private static final TableHead HEAD = WriterTasks.table(ROWS);

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() { file = folder.resolve("squares.csv"); }

    @AfterEach
    void nothingElseIsLeft() throws IOException {
        try (var files = Files.list(folder)) {
            assertTrue(files.allMatch(file::equals));
        }
    }

    private ResumableTable open() { return ResumableTable.open(file, HEAD); }

    private byte[] finish() throws IOException { return WriterTasks.finish(file, HEAD); }

    @Test
    void theOrderOfArrivalLeavesNoTrace() throws Exception {
        byte[] finished = finish();
        var order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(order, new Random(seed));
            Files.delete(file);
            for (var part : List.of(order.subList(0, seed % ROWS), order.subList(seed % ROWS, ROWS))) {
                try (var table = open()) {
                    assertEquals(List.of(), WriterTasks.dropped(table));
                    for (int row : part) table.add(row, WriterTasks.values(row));
                }
            }
            assertArrayEquals(finished, Files.readAllBytes(file), "order " + order + ", interrupted after " + seed % ROWS);
        }
    }

    @Test
    void othersReadIt() throws Exception {
        finish();
        var lines = Files.readAllLines(file);
        assertEquals("# Squares,", lines.get(0));
        assertTrue(lines.get(1).matches("# and roots; 4 rows, table format 1, SHA-256 [0-9a-f]{64}"), lines.get(1));
        assertEquals("row,square,root,check", lines.get(2));
        assertTrue(lines.get(4).matches("1,1,1.0,\\d+"), lines.get(4));
        var table = Table.read().usingOptions(CsvReadOptions.builder(file.toFile()).commentPrefix('#'));
        assertEquals(List.of("row", "square", "root", "check"), table.columnNames());
        assertEquals(ROWS, table.rowCount());
        assertEquals(Math.sqrt(3), table.doubleColumn("root").get(3));
    }

    @Test
    void threadsMayAddAtOnce() throws Exception {
        byte[] finished = finish();
        Files.delete(file);
        try (var table = open()) {
            var threads = IntStream.range(0, ROWS)
                    .mapToObj(row -> Thread.ofPlatform().start(() -> table.add(row, WriterTasks.values(row)))).toList();
            for (var thread : threads) thread.join();
        }
        assertArrayEquals(finished, Files.readAllBytes(file));
    }

    @Test
    void oneWritesAtATimeAndManyReadWhatIsFinished() throws Exception {
        try (var other = new WriterJvm("", "claim", file, 0)) {
            assertEquals("claim", other.next());
            String message = OneSentence.of(FileException.InUse.class, this::open);
            assertTrue(message.startsWith("The file " + file + " is being written by process " + other.pid() + ":"), message);
            other.kill();
        }
        try (var first = open()) {
            assertTrue(OneSentence.of(FileException.InUse.class, this::open).contains("another part of this program"));
            first.add(1, WriterTasks.values(1));
        }
        finish();
        try (var first = open(); var second = open()) {
            assertEquals(first.values(), second.values());
            OneSentence.of(IllegalArgumentException.class, () -> first.add(3, WriterTasks.values(3)));
        }
    }

    @Test
    void aRowCostsARow() throws Exception {
        try (var table = open()) {
            Object before = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            long size = Files.size(file);
            table.add(3, WriterTasks.values(3));
            assertEquals(before, Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "the file was written anew");
            assertEquals(size + TableFormat.of(HEAD).line(3, WriterTasks.values(3)).length(), Files.size(file));
        }
    }

    @Test
    void impossibleRowsAreNamed() {
        try (var table = open()) {
            table.add(0, "0,0");
            for (String values : List.of("1", "1,2,3", "1,\"2\"", "1,#2", "1,2\n", "1\r,2"))
                OneSentence.of(IllegalArgumentException.class, () -> table.add(1, values));
            for (int row : new int[] {-1, 0, ROWS}) OneSentence.of(IllegalArgumentException.class, () -> table.add(row, "0,0"));
            assertEquals(List.of("0,0"), table.values());
        }
        var closed = open();
        closed.close();
        OneSentence.of(IllegalStateException.class, () -> closed.add(1, "0,0"));
        OneSentence.of(IllegalArgumentException.class, () -> new TableHead("", "", List.of(), 1));
        OneSentence.of(IllegalArgumentException.class, () -> new TableHead("", "", List.of("a,b"), 1));
        OneSentence.of(IllegalArgumentException.class, () -> new TableHead("", "", List.of("a"), 0));
    }

    @Test
    void whatIsInTheWayIsNamed() {
        Path missing = folder.resolve("none/squares.csv");
        assertEquals("The file " + missing + " can't be written: there is no folder " + missing.getParent() + ".",
                OneSentence.of(FileException.class, () -> ResumableTable.open(missing, HEAD)));
        assertEquals("The file " + folder + " can't be read: it is a folder.",
                OneSentence.of(FileException.class, () -> ResumableTable.open(folder, HEAD)));
    }

    @Test
    void aFileThatIsRemovedMeanwhileComesBack() throws Exception {
        byte[] finished = finish();
        Files.delete(file);
        try (var table = open()) {
            table.add(2, WriterTasks.values(2));
            Files.delete(file);
            table.add(1, WriterTasks.values(1));
        }
        try (var table = open()) {
            assertEquals(List.of("1,1.0", WriterTasks.values(2)), table.values());
        }
        assertArrayEquals(finished, finish());
    }

    @Test
    void anInterruptDisturbsNothing() throws Exception {
        byte[] finished = finish();
        Files.delete(file);
        Thread.currentThread().interrupt();
        byte[] interrupted = finish();
        assertTrue(Thread.interrupted(), "the interrupt stays set");
        assertArrayEquals(finished, interrupted);
    }
}
