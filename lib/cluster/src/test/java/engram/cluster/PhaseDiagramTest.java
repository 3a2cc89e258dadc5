package engram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.experiment.Experiment;
import engram.work.Site;
import engram.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A phase diagram has the same file wherever it is made, and whoever dies. */
@Timeout(180)
class PhaseDiagramTest {
    private static final Experiment DIAGRAM = Experiment.phaseDiagram(600, new double[] {.02, .06, .1, .14}, new double[] {.05, .25, .45, .65, 1}, 1, 20, 2, 3);

    @TempDir static Path folder;
    private static TestedCluster cluster;
    private static String expected;

    @BeforeAll
    static void make() throws Exception {
        cluster = new TestedCluster(folder).start(2);
        expected = made("here.csv", Site.here());
    }

    @AfterAll static void end() throws IOException { cluster.close(); }

    private static String made(String file, Site site) throws IOException {
        DIAGRAM.run(folder.resolve(file), site);
        return Files.readString(folder.resolve(file));
    }

    @Test
    void inThisProcess() throws IOException {
        try (Site site = Site.at("local[2]")) {
            assertEquals(expected, made("local.csv", site));
        }
    }

    @Test
    void onTwoWorkersThoughADriverIsKilledAndThenAWorker() throws Exception {
        int tries = 0;
        while (!isKilledInTheMidst(folder.resolve("driver.csv"))) assertTrue(++tries < 5, "the sweep is always done before it can be killed");
        try (Site site = cluster.open()) {
            assertEquals(expected, made("driver.csv", site)); // where the killed one ended
            assertEquals(expected, made("cluster.csv", site));
            var killed = new Interrupted(site, 4, () -> cluster.processes("worker").getFirst().destroyForcibly());
            assertEquals(expected, made("killed.csv", killed));
        }
        assertEquals(1, cluster.processes("worker").size());
    }

    /** A site where something happens after some results. */
    private record Interrupted(Site site, int results, Event event) implements Site {
        private interface Event { void happen() throws Exception; }

        @Override
        public <R> void run(List<? extends Work<R>> works, Results<R> taker) {
            int[] arrived = new int[1];
            site.run(works, (number, result) -> {
                taker.arrived(number, result);
                if (++arrived[0] == results) happen();
            });
            assertTrue(arrived[0] >= results);
        }

        private void happen() {
            try {
                event.happen();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override public String description() { return site.description(); }

        @Override public void close() { site.close(); }
    }

    /**
     * Kills the command that users give when some rows are there. On a busy machine it may have ended before this test sees its first rows: then nothing is
     * left of it.
     */
    private static boolean isKilledInTheMidst(Path file) throws Exception {
        Files.deleteIfExists(file);
        var driver = sweep(file);
        while (!Files.exists(file) || lines(file) < 5) {
            assertTrue(driver.isAlive(), () -> read(folder.resolve("driver.log")));
            Thread.sleep(20);
        }
        driver.destroyForcibly().waitFor();
        return lines(file) < expected.lines().count();
    }

    private static Process sweep(Path file) throws IOException {
        var command = Stream.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                "-Dspark.cores.max=1", "-Dengram.cluster.secret=" + cluster.secret(), "-cp", System.getProperty("java.class.path"), "engram.cli.Main", "sweep", "phase",
                "--neurons", "600", "--loads", "0.02,0.06,0.1,0.14", "--temperatures", "0.05,0.25,0.45,0.65,1", "--sweeps", "20", "--networks", "2",
                "--seed", "3", "--file", file.toString(), "--on", cluster.address());
        return new ProcessBuilder(command.toList()).redirectErrorStream(true).redirectOutput(folder.resolve("driver.log").toFile()).start();
    }

    private static long lines(Path file) { return read(file).lines().count(); }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
