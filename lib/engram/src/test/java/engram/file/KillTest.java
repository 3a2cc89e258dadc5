package engram.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes are killed at random moments while they write; {@code -Dengram.kills=100} kills more of them. */
class KillTest {
    private static final int KILLS = Integer.getInteger("engram.kills", 12);

    /** Numbers in each array of a checkpoint of 4.8 MB, so that a process writes for most of its time. */
    private static final int SIZE = 400_000;

    private final Random random = new Random();

    @Test
    void aKilledProcessLosesNoCheckpoint(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("state");
        int written = 0, halves = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int done = Integer.parseInt(killed("checkpoints", file, SIZE).getLast());
            if (names(folder).stream().anyMatch(name -> name.endsWith(".part"))) halves++;
            if (Files.notExists(file)) {
                assertEquals(0, done, "a checkpoint that was written is gone");
                continue;
            }
            var found = Checkpoint.read(file);
            int number = WriterTasks.number(found);
            assertTrue(number == done || number == done + 1, number + " found, the last one written is " + done);
            var expected = WriterTasks.checkpoint(number, SIZE);
            assertArrayEquals(expected.array("doubles", double[].class), found.array("doubles", double[].class));
            assertArrayEquals(expected.array("ints", int[].class), found.array("ints", int[].class));
            written = number;
        }
        assertTrue(halves > 0, "no process was killed while it wrote");
        WriterTasks.checkpoint(written + 1, SIZE).write(file);
        assertEquals(List.of("state"), names(folder), "what the killed have left is removed");
        System.out.println(KILLS + " kills, " + halves + " of them in the middle of a checkpoint; " + written + " checkpoints, none lost");
    }

    @Test
    void aKilledProcessLosesNoRow(@TempDir Path folder) throws Exception {
        int rows = 1000 * KILLS;
        Path file = folder.resolve("killed.csv");
        var done = new TreeSet<Integer>();
        int torn = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killed("rows", file, rows).stream().map(Integer::valueOf).filter(row -> row >= 0).forEach(done::add);
            try (var table = ResumableTable.open(file, WriterTasks.table(rows))) {
                int dropped = WriterTasks.dropped(table).size();
                assertTrue(dropped <= 1, table.news().toString());
                torn += dropped;
                var there = IntStream.range(0, rows).filter(table::holds).boxed().toList();
                assertTrue(new HashSet<>(there).containsAll(done), "a row that was added is gone");
                assertTrue(there.size() - done.size() <= 2 * (kill + 1), "rows that nobody has added");
                assertEquals(there.stream().map(WriterTasks::values).toList(), table.values());
            }
        }
        assertTrue(done.size() > KILLS, "hardly a row was added before the kills");
        assertEquals(List.of("killed.csv"), names(folder));
        System.out.println(KILLS + " kills, " + torn + " of them in the middle of a row; " + done.size() + " rows, none lost");
    }

    /** Starts a task, kills it at a random moment and returns what it has done by then; what it said first is among it. */
    private List<String> killed(String task, Path file, int size) throws Exception {
        try (var writer = new WriterJvm("", task, file, size)) {
            var done = new ArrayList<>(List.of(writer.next()));
            for (int left = random.nextInt(3); left > 0; left--) done.add(writer.next());
            TimeUnit.MICROSECONDS.sleep(random.nextInt(80_000));
            done.addAll(writer.kill());
            return done;
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
