package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.file.Checkpoint;
import engram.file.FileException;
import engram.file.NumPy;
import engram.file.OneSentence;
import engram.ode.ExponentialEuler;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on disk of which a file is damaged, foreign, newer or too large for the disk: it is named, and what was complete can be read. */
class BatchFaultTest {
    private static final ExponentialEuler METHOD = new ExponentialEuler();
    private static final Monitor[] MONITORS = {Monitor.of("V").in("a"), Monitor.spikes()};
    private static final double HALF = 40, WHOLE = 80; // ms

    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void half() {
        run = folder.resolve("run");
        simulate(run, HALF, MONITORS);
    }

    private static Recording simulate(Path folder, double ms, Monitor... monitors) {
        return BatchesTest.plastic().inBatches(folder, 20).inThisProcess().simulate(ms, .1, METHOD, monitors);
    }

    private String refusal(Class<? extends Exception> type) throws Exception {
        String message = OneSentence.of(type, () -> simulate(run, WHOLE, MONITORS));
        assertTrue(message.contains(folder.toString()), message);
        OneSentence.of(type, () -> BatchesTest.plastic().inBatches(run, 20).simulate(WHOLE, .1, METHOD, MONITORS)); // in a process of its own
        whatWasCompleteIsThere();
        return message;
    }

    /** The voltages of the first half, as NumPy reads them, are those of a run in the heap. */
    private void whatWasCompleteIsThere() throws Exception {
        double[][] byNeuron = BatchesTest.plastic().simulate(HALF, .1, METHOD, MONITORS).trace("V").values(), rows = new double[byNeuron[0].length][byNeuron.length];
        for (int i = 0; i < byNeuron.length; i++) for (int k = 0; k < rows.length; k++) rows[k][i] = byNeuron[i][k];
        assertEquals(NumPy.line(rows, false), NumPy.read(List.of(run.resolve("a.V.npy"))).getFirst());
    }

    @Test
    void aDamagedCheckpointIsNamed() throws Exception {
        try (var file = new RandomAccessFile(run.resolve("checkpoint").toFile(), "rw")) {
            file.seek(file.length() / 2);
            int was = file.read();
            file.seek(file.length() / 2);
            file.write(~was);
        }
        assertTrue(refusal(FileException.Damaged.class).contains("is damaged (its checksum is another)"));
    }

    @Test
    void aForeignCheckpointIsNamed() throws Exception {
        Files.writeString(run.resolve("checkpoint"), "the first line of a poem");
        assertTrue(refusal(FileException.Foreign.class).contains("is no checkpoint"));
    }

    @Test
    void aCheckpointOfAnotherModelIsNamed() throws Exception {
        simulate(folder.resolve("other"), HALF, Monitor.spikes());
        Files.delete(run.resolve("checkpoint"));
        Files.copy(folder.resolve("other/checkpoint"), run.resolve("checkpoint"));
        assertTrue(refusal(ArgumentException.class).contains("is of another model"));
    }

    @Test
    void newerFilesAreNamed() throws Exception {
        byte[] newer = Files.readAllBytes(run.resolve("checkpoint"));
        newer[11] = 2; // the version, behind the 8 bytes of the mark
        byte[] named = new byte[4 + 16];
        System.arraycopy("mark".getBytes(StandardCharsets.US_ASCII), 0, named, 0, 4);
        System.arraycopy(newer, 0, named, 4, 16);
        var check = new java.util.zip.CRC32C();
        check.update(named);
        java.nio.ByteBuffer.wrap(newer).putInt(16, (int) check.getValue());
        Files.write(run.resolve("checkpoint"), newer);
        assertTrue(refusal(FileException.Foreign.class).contains("newer version (format 2 instead of 1)"));
        Files.writeString(run.resolve("model.json"), Files.readString(run.resolve("model.json")).replace("engram run 1", "engram run 2"));
        assertTrue(refusal(ArgumentException.class).contains("\"engram run 2\" instead of \"engram run 1\""));
    }

    @Test
    void aDamagedModelIsNamed() throws Exception {
        String text = Files.readString(run.resolve("model.json"));
        for (String damaged : List.of("", "{}", "[1]", text.substring(0, text.length() / 2), text.replace("RungeKutta4", "Unheard").replace("ExponentialEuler", "String"),
                text.replace("\"dt\":0.1", "\"dt\":\"x\""), text.replace("\"VARIABLE\",0", "\"VARIABLE\",99"), text.replace("\"EXP\"", "\"EXPO\""),
                text.replace("[\"EXP\",", "["), text.replace("\"tau\":", "\"tau\":-"), text.replace("\"size\":7", "\"size\":\"7\""),
                "{\"format\":" + "[".repeat(100_000))) {
            assertNotEquals(text, damaged);
            Files.writeString(run.resolve("model.json"), damaged);
            String message = OneSentence.of(ArgumentException.class, () -> simulate(run, WHOLE, MONITORS));
            assertEquals("The file " + run.resolve("model.json") + " is damaged, or describes no run: choose another folder.", message);
            assertEquals(message, OneSentence.of(ArgumentException.class, () -> Recording.open(run)));
        }
        whatWasCompleteIsThere();
    }

    @Test
    void aCheckpointOfAnotherProgramIsNamed() {
        var saved = Checkpoint.read(run.resolve("checkpoint"));
        var arrays = new HashMap<>(saved.arrays());
        arrays.put("part 0 state", new double[1000]);
        new Checkpoint(saved.header(), arrays).write(run.resolve("checkpoint"));
        String message = OneSentence.of(ArgumentException.class, () -> simulate(run, WHOLE, MONITORS));
        assertTrue(message.startsWith("The checkpoint has 1000 numbers as \"part 0 state\" and not "), message);
    }

    @Test
    void rowsThatAreMissingAreNamed() throws Exception {
        Path file = run.resolve("a.spikes.times.npy");
        try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() - 8);
        }
        String message = OneSentence.of(FileException.Damaged.class, () -> simulate(run, WHOLE, MONITORS));
        assertTrue(message.startsWith("The file " + file + " is cut short"), message);
        whatWasCompleteIsThere();
    }

    /** The limit on the size of a file stands for a disk that is full. */
    @Test
    void aFullDiskIsNamedAndTheRunGoesOn() throws Exception {
        Path full = folder.resolve("full"), whole = folder.resolve("whole");
        String java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder("bash", "-c", "ulimit -f 64\nexec \"$@\"", "bash", java, "--add-modules=jdk.incubator.vector", "-Xmx256m", "-XX:-UsePerfData",
                "-cp", System.getProperty("java.class.path"), BatchFaultTest.class.getName(), full.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        Path file = full.resolve("a.V.npy");
        assertTrue(said.contains("BatchException: The file " + file + " can't be written: File too large."), said);
        assertTrue(said.contains("FileException: The file " + file + " can't be written: File too large."), said);
        double complete = Recording.open(full).duration();
        assertTrue(complete > 0 && complete < 2 * WHOLE, complete + " ms are complete");
        Recording.open(full).trace("V");
        simulate(full, 4 * WHOLE, MONITORS);
        simulate(whole, 4 * WHOLE, MONITORS);
        BatchKillTest.assertSameFiles(whole, full);
    }

    /** Simulates until a file is too large, in a process of its own and in this one. */
    public static void main(String[] arguments) {
        for (boolean here : new boolean[] {false, true}) {
            try {
                var batches = BatchesTest.plastic().inBatches(Path.of(arguments[0]), 20);
                (here ? batches.inThisProcess() : batches).simulate(4 * WHOLE, .1, METHOD, MONITORS);
            } catch (BatchException | FileException e) {
                System.out.println(e);
            }
        }
    }
}
