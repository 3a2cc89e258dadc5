package engram.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    static final Checkpoint SMALL = new Checkpoint(Map.of("epoch", "3", "shape of α", "2 × 2\n"), Map.of(
            "bytes", new byte[] {-1, 0, 1}, "counts", new long[] {Long.MIN_VALUE, 7}, "empty", new double[0],
            "order", new int[] {2, 0, 1}, "weights", new float[] {-0f, Float.MIN_VALUE, Float.NaN, 1e30f}, "α", new double[] {Math.PI, -0.0}));

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() { file = folder.resolve("state"); }

    @AfterEach
    void nothingElseIsLeft() throws Exception {
        for (long end = System.nanoTime() + 10_000_000_000L; System.nanoTime() < end && others() > 0;) Thread.sleep(5); // large ones
        assertEquals(0, others());
    }

    private long others() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(found -> !found.equals(file)).count();
        }
    }

    @Test
    void whatWasWrittenIsRead() throws Exception {
        SMALL.write(file);
        var read = Checkpoint.read(file);
        assertEquals(SMALL.header(), read.header());
        assertEquals(SMALL.arrays().keySet(), read.arrays().keySet());
        SMALL.arrays().forEach((name, array) -> assertEquals(-1,
                Checkpoint.bytes(name, array).mismatch(Checkpoint.bytes(name, read.array(name, array.getClass()))), name));
        byte[] bytes = Files.readAllBytes(file);
        read.write(file);
        assertArrayEquals(bytes, Files.readAllBytes(file), "the same content, the same bytes");
    }

    /** Arrays longer than the buffer, and not a multiple of it. */
    @Test
    void longArraysGoThroughInPieces() {
        var long1 = WriterTasks.checkpoint(5, 1_234_567);
        long1.write(file);
        var read = Checkpoint.read(file);
        assertArrayEquals(long1.array("doubles", double[].class), read.array("doubles", double[].class));
        assertArrayEquals(long1.array("ints", int[].class), read.array("ints", int[].class));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertEquals("The file " + file + " can't be read: there is no such file.", OneSentence.of(FileException.class, () -> Checkpoint.read(file)));
        assertEquals("The file " + folder + " can't be read: it is a folder.",
                OneSentence.of(FileException.class, () -> Checkpoint.read(folder)));
        Path missing = folder.resolve("none/state");
        assertEquals("The file " + missing + " can't be written: there is no folder " + missing.getParent() + ".",
                OneSentence.of(FileException.class, () -> SMALL.write(missing)));
        OneSentence.of(FileException.class, () -> SMALL.write(folder));
        assertEquals("The checkpoint has no double[] weights: it has byte[] bytes, long[] counts, double[] empty, int[] order, "
                + "float[] weights, double[] α.",
                OneSentence.of(IllegalArgumentException.class, () -> SMALL.array("weights", double[].class)));
        OneSentence.of(IllegalArgumentException.class, () -> new Checkpoint(Map.of(), Map.of("a", new short[3])));
    }

    @Test
    void theSecondProcessIsRefused() throws Exception {
        SMALL.write(file);
        try (var other = new WriterJvm("", "claim", file, 0)) {
            assertEquals("claim", other.next());
            String message = OneSentence.of(FileException.InUse.class, () -> WriterTasks.checkpoint(1, 10).write(file));
            assertTrue(message.startsWith("The file " + file + " is being written by process " + other.pid() + ":"), message);
            assertEquals("3", Checkpoint.read(file).header().get("epoch"), "reading is allowed, and the old is there");
            other.kill();
        }
        WriterTasks.checkpoint(1, 10).write(file);
        try (var _ = Claim.on(file)) {
            OneSentence.of(FileException.InUse.class, () -> SMALL.write(file));
            OneSentence.of(FileException.InUse.class, () -> SMALL.write(folder.resolve("../" + folder.getFileName() + "/state")));
        }
        assertEquals(1, WriterTasks.number(Checkpoint.read(file)));
    }

    /** Threads that write one file at once are refused or succeed; what is there is always whole. */
    @Test
    void aRaceForTheFileHasOneWinnerAtATime() throws Exception {
        var wrong = new AtomicReference<Throwable>();
        var threads = IntStream.range(0, 4).mapToObj(n -> Thread.ofPlatform().start(() -> {
            for (int k = 0; k < 20; k++) {
                try {
                    WriterTasks.checkpoint(n, 1000).write(file);
                    Checkpoint.read(file);
                } catch (FileException.InUse expected) {
                    Thread.yield();
                } catch (RuntimeException e) {
                    wrong.set(e);
                }
            }
        })).toList();
        for (var thread : threads) thread.join();
        assertEquals(null, wrong.get());
    }

    /** 0.2 s is promised; a second is allowed to a busy machine. What was written, more than 64 MB, is removed afterwards. */
    @Test
    @Tag("timing")
    void anInterruptStopsALongWriteAndLeavesTheOld() throws Exception {
        SMALL.write(file);
        var large = new Checkpoint(Map.of(), Map.of("zeros", new byte[1 << 28]));
        var thrown = new AtomicReference<Throwable>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                large.write(file);
            } catch (RuntimeException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("the interrupt was cleared", e));
            }
        });
        while (thread.isAlive() && partLength() < 80 << 20) Thread.sleep(1);
        long start = System.nanoTime();
        thread.interrupt();
        thread.join();
        double seconds = (System.nanoTime() - start) * 1e-9;
        assertEquals(CancellationException.class, thrown.get() == null ? null : thrown.get().getClass(), String.valueOf(thrown.get()));
        assertTrue(seconds < 1, "stopped after " + seconds + " s");
        assertEquals("3", Checkpoint.read(file).header().get("epoch"));
        assertEquals(0, partLength());
    }

    private long partLength() {
        return Stream.of(folder.toFile().listFiles((_, name) -> name.endsWith(".part"))).mapToLong(File::length).sum();
    }

    /** A heap that is too small is named before memory is taken. */
    @Test
    void whatDoesNotFitIsNotRead() throws Exception {
        new Checkpoint(Map.of(), Map.of("numbers", new byte[100_000_000])).write(file);
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-cp", System.getProperty("java.class.path"), Reading.class.getName(), file.toString()).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.matches("(?s).*TooLargeException: Reading the checkpoint .*state needs about 0.1 GB, and the heap is limited to 0.1 GB.*"), said);
    }

    /** Reads a checkpoint. */
    static final class Reading {
        public static void main(String[] arguments) {
            Checkpoint.read(Path.of(arguments[0]));
        }
    }

    @Test
    void anInterruptIsNoFaultOfTheFile() {
        SMALL.write(file);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> WriterTasks.checkpoint(1, 10).write(file));
        assertThrows(CancellationException.class, () -> Checkpoint.read(file));
        assertTrue(Thread.interrupted(), "the interrupt stays set");
        assertEquals("3", Checkpoint.read(file).header().get("epoch"));
    }
}
