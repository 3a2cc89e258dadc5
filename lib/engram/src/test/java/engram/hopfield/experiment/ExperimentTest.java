package engram.hopfield.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.FileException;
import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Update;
import engram.parallel.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class ExperimentTest {
    private static final Experiment DIAGRAM =
            Experiment.phaseDiagram(300, new double[] {0.03, 0.08, 0.2}, new double[] {0, 0.3, 0.6, 0.9}, 0.9, 20, 2, 1);

    /** Runs the experiment in a JVM of its own, to be killed. */
    public static final class Child {
        private Child() {}

        public static void main(String[] args) {
            DIAGRAM.run(Path.of(args[0]));
        }
    }

    @Test
    void aKilledRunResumesToTheSameBytes(@TempDir Path folder) throws Exception {
        var whole = folder.resolve("whole.csv");
        DIAGRAM.run(whole);
        var killed = folder.resolve("killed.csv");
        for (int kill = 0; kill < 3; kill++) {
            var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                    "--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                    Child.class.getName(), killed.toString()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile()).start();
            long rows = Files.exists(killed) ? Files.lines(killed).count() : 0;
            while (process.isAlive() && (!Files.exists(killed) || Files.lines(killed).count() < rows + 2)) Thread.sleep(2);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertTrue(Files.lines(killed).count() >= 4, "some rows were finished before the kill");
        DIAGRAM.run(killed);
        assertEquals(Files.readString(whole), Files.readString(killed));
    }

    @Test
    void aStoppedRunResumesToTheSameBytes(@TempDir Path folder) throws Exception {
        var whole = folder.resolve("whole.csv");
        DIAGRAM.run(whole);
        var stopped = folder.resolve("stopped.csv");
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> DIAGRAM.run(stopped));
        Thread.interrupted();
        var table = DIAGRAM.run(stopped);
        assertEquals(Files.readString(whole), Files.readString(stopped));
        assertEquals(12, table.rowCount());
        // cold and empty: recalled; hot: forgotten
        assertTrue(table.doubleColumn("meanOverlap").get(0) > 0.99);
        assertTrue(table.doubleColumn("meanOverlap").get(11) < 0.3);
        assertEquals(DIAGRAM.run().print(), table.print());
    }

    /** Rows that were doubled, edited and cut are named on the error stream and computed again. */
    @Test
    void aDamagedRunIsMendedToTheSameBytes(@TempDir Path folder) throws Exception {
        var whole = folder.resolve("whole.csv");
        DIAGRAM.run(whole);
        var damaged = folder.resolve("damaged.csv");
        var lines = new ArrayList<>(Files.readAllLines(whole));
        lines.set(4, lines.get(4).replaceFirst("0\\.9", "0.8"));
        lines.remove(7);
        lines.add(lines.get(5));
        Files.writeString(damaged, String.join("\r\n", lines) + "\r\n");
        var said = new ByteArrayOutputStream();
        var stderr = System.err;
        System.setErr(new PrintStream(said, true));
        try {
            DIAGRAM.run(damaged);
        } finally {
            System.setErr(stderr);
        }
        var news = said.toString().lines().filter(line -> line.contains(damaged.toString())).toList();
        assertEquals(3, news.size(), said.toString());
        assertTrue(news.get(0).startsWith("Line 5 of the file ") && news.get(1).contains(" is row 3 once more: "), said.toString());
        assertTrue(news.get(2).endsWith(" holds 10 of 12 rows: rows 2, 5 are computed now."), said.toString());
        assertEquals(Files.readString(whole), Files.readString(damaged));
    }

    /** With noise no probe settles, and one network says nothing of the spread between networks. */
    @Test
    void whatCannotBeKnownIsMissing(@TempDir Path folder) {
        var experiment = Experiment.phaseDiagram(100, new double[] {0.05, 0.1}, new double[] {0.3}, 0.9, 5, 1, 1);
        for (var table : new Table[] {experiment.run(), experiment.run(folder.resolve("one.csv"))}) {
            for (String unknown : new String[] {"standardError", "settlingTime", "settlingError"})
                assertEquals(2, table.doubleColumn(unknown).countMissing(), unknown);
            assertEquals(0, table.doubleColumn("meanOverlap").countMissing());
        }
        var two = Experiment.capacity(new int[] {100}, new double[] {0.2}, 0, 2, 1).run();
        assertTrue(two.doubleColumn("standardError").get(0) > 0);
    }

    @Test
    void anotherExperimentsFileIsNotTouched(@TempDir Path folder) throws Exception {
        var file = folder.resolve("other.csv");
        Files.writeString(file, "grades\n");
        assertThrows(FileException.Foreign.class, () -> DIAGRAM.run(file));
        assertEquals("grades\n", Files.readString(file));
        byte[] noText = {(byte) 0xff, (byte) 0xfe};
        Files.write(file, noText);
        assertThrows(FileException.Foreign.class, () -> DIAGRAM.run(file));
        assertArrayEquals(noText, Files.readAllBytes(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedBeforeWorkStarts(@TempDir Path folder) {
        var endless = new Experiment(List.of(new Setting(20_000, 0.2, 0, 0.9, Update.asynchronous(1.0 / 20_000), 10_000)), 1000, 1);
        var thrown = assertThrows(FileException.class, () -> assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> endless.run(folder.resolve("absent/diagram.csv"))));
        assertTrue(thrown.getMessage().endsWith("there is no folder " + folder.resolve("absent") + "."), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0,    0,   0.9, 100, α",
        "1000, -0.1, 0,   0.9, 100, α",
        "1000, NaN,  0,   0.9, 100, α",
        "1000, 0.1,  NaN, 0.9, 100, λ",
        "1000, 0.1,  0,   1.1, 100, m0",
        "1000, 0.1,  0,   0.9, -1,  steps",
        "0,    0.1,  0,   0.9, 100, neurons",
        "9,    0.1,  0,   0.9, 100, p = 0",
        "1000, 0.1,  0,  -1.1, 100, m0",
        "1000, 0.1,  0,   NaN, 100, m0",
        "32768, 0.1, 0,   0.9, 100, N must be below 32768"})
    void impossibleSettingsAreNamed(int n, double load, double lambda, double m0, int steps, String named) {
        var thrown = assertThrows(HopfieldException.class, () -> new Setting(n, load, lambda, m0, Update.synchronous(), steps));
        assertTrue(thrown.getMessage().contains(named), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"100000, 10, 100", "1000, 0.1, 2147483647"})
    void settingsThatDoNotFitAreNamed(int n, double load, int steps) {
        var thrown = assertThrows(TooLargeException.class, () -> new Setting(n, load, 0, 0.9, Update.synchronous(), steps));
        assertTrue(thrown.getMessage().contains("-Xmx"), thrown.getMessage());
    }

    @Test
    void theNumberOfPatternsIsCountedInDecimals() {
        assertEquals(29, new Setting(100, 0.29, 0, 1, Update.synchronous(), 1).patterns()); // 0.29 * 100 < 29 in binary
        assertEquals(130, Setting.figures3and4(1000, 0.13, 0).patterns());
        assertEquals(1, new Setting(7, 0.2, 0, 1, Update.synchronous(), 1).patterns());
    }

    @Test
    void impossibleUpdatesAreNamed() {
        var thrown = assertThrows(HopfieldException.class, () -> new Setting(100, 0.1, 0, 1, Update.asynchronous(0.009), 1));
        assertTrue(thrown.getMessage().contains("k must be at least 1/N = 0.01"), thrown.getMessage());
        var patterns = Patterns.random(5, 100, 0);
        var net = Hopfield.hebb(patterns);
        assertEquals(thrown.getMessage(), assertThrows(HopfieldException.class,
                () -> net.recall(patterns, Update.asynchronous(0.009), 1)).getMessage());
        for (double k : new double[] {0, -0.1, 1.01, Double.NaN}) {
            var impossible = assertThrows(HopfieldException.class, () -> Update.asynchronous(k));
            assertTrue(impossible.getMessage().contains("The fraction k of neurons updated at once is " + k), impossible.getMessage());
        }
        assertThrows(HopfieldException.class, () -> Update.synchronous().atTemperature(-0.1));
        assertThrows(HopfieldException.class, () -> Update.synchronous().atTemperature(Double.NaN));
    }
}
