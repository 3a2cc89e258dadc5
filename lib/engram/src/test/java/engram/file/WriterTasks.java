package engram.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** What a {@link WriterJvm} does, and what must then be in its files. */
final class WriterTasks {
    /** Ends a line of output: one without it was cut short by the kill. */
    static final String DONE = " done";

    private WriterTasks() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "checkpoints" -> writeCheckpoints(file, size);
            case "rows" -> addRows(file, size);
            case "claim" -> claim(file);
            case "overfill" -> overfill(file, size);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static synchronized void say(Object what) {
        System.out.println(what + DONE);
    }

    /** Number n of a row of checkpoints; arrays of this many numbers. */
    static Checkpoint checkpoint(int n, int size) {
        double[] doubles = new double[size];
        int[] ints = new int[size];
        Arrays.setAll(doubles, k -> Math.fma(n, 0.1, k));
        Arrays.setAll(ints, k -> n * 31 + k);
        return new Checkpoint(Map.of("number", Integer.toString(n)), Map.of("doubles", doubles, "ints", ints));
    }

    static int number(Checkpoint checkpoint) { return Integer.parseInt(checkpoint.header().get("number")); }

    private static void writeCheckpoints(Path file, int size) {
        int n = Files.exists(file) ? number(Checkpoint.read(file)) : 0;
        say(n);
        while (true) {
            checkpoint(++n, size).write(file);
            say(n);
        }
    }

    static TableHead table(int rows) {
        return new TableHead("Squares,\nand roots", "squares from 0 to " + rows, List.of("square", "root"), rows);
    }

    static String values(int row) { return (long) row * row + "," + Math.sqrt(row); }

    /** What the table says of lines that it has dropped. */
    static List<String> dropped(ResumableTable table) {
        return table.news().stream().filter(each -> each.startsWith("Line ")).toList();
    }

    /** Adds the rows that are missing and returns the bytes of the file. */
    static byte[] finish(Path file, TableHead head) throws IOException {
        try (var table = ResumableTable.open(file, head)) {
            for (int row = 0; row < head.rows(); row++) if (!table.holds(row)) table.add(row, values(row));
            assertTrue(table.isComplete());
            assertEquals(IntStream.range(0, head.rows()).mapToObj(WriterTasks::values).toList(), table.values());
        }
        return Files.readAllBytes(file);
    }

    /** All rows that are missing, in a random order, by two threads; with a pause, so that a fast disk does not end it before it is killed. */
    private static void addRows(Path file, int rows) throws Exception {
        try (var table = ResumableTable.open(file, table(rows))) {
            var missing = new ArrayList<>(IntStream.range(0, rows).filter(row -> !table.holds(row)).boxed().toList());
            Collections.shuffle(missing, new Random(missing.size()));
            say(-1);
            var threads = IntStream.range(0, 2).mapToObj(part -> Thread.ofPlatform().start(() -> {
                for (int k = part; k < missing.size(); k += 2) {
                    table.add(missing.get(k), values(missing.get(k)));
                    say(missing.get(k));
                    LockSupport.parkNanos(200_000);
                }
            })).toList();
            for (var thread : threads) thread.join();
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static void claim(Path file) throws Exception {
        try (var _ = Claim.on(file)) {
            say("claim");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Writes more than the disk takes, in the three ways in which files are written; says what was refused. */
    private static void overfill(Path folder, int bytes) {
        say(refusal(() -> WholeFile.write(folder.resolve("whole"), new byte[bytes])));
        say(refusal(() -> new Checkpoint(Map.of(), Map.of("a", new byte[bytes])).write(folder.resolve("checkpoint"))));
        try (var table = ResumableTable.open(folder.resolve("table.csv"), new TableHead("text", "", List.of("text"), 3))) {
            table.add(1, "short");
            say(refusal(() -> table.add(0, "long".repeat(bytes))));
            table.add(2, "short too");
        }
        say("rows");
    }

    private static String refusal(Runnable write) {
        try {
            write.run();
            return "written";
        } catch (FileException e) {
            return e.getMessage();
        }
    }
}
