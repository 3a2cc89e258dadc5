package engram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.work.Site;
import engram.work.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No process of a cluster outlives what it was for. */
@Timeout(180)
class ClusterProcessesTest {
    @TempDir Path folder;
    private TestedCluster cluster;

    @BeforeEach void prepare() throws IOException { cluster = new TestedCluster(folder); }

    @AfterEach
    void nothingIsLeft() throws Exception {
        cluster.close();
        assertEquals(List.of(), cluster.alive());
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.sleep(20);
        }
    }

    @Test
    void startsOnceSaysWhatIsUpAndEndsWithTheExecutorsAtWork() throws Exception {
        cluster.start(1);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster.secret())));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster.state.resolve("cluster/spark.conf"))));
        var status = cluster.run("status");
        assertTrue(status.exit() == 0 && status.words().startsWith(cluster.address() + "  master: process "), status.words());
        var again = cluster.run("start", "--workers", "1", "--port", "0");
        assertTrue(again.exit() == 1 && again.words().contains("a cluster is up already, at " + cluster.address()), again.words());
        endAtWork();
        assertEquals(List.of(), cluster.alive());
        assertFalse(Files.exists(cluster.secret()));
        assertEquals(1, cluster.run("status").exit());
    }

    record Quick() implements Work<Integer> {
        @Override public Integer run() { return 1; }
    }

    /** Listens to nobody. */
    record Endless() implements Work<Integer> {
        @Override
        public Integer run() {
            while (true) Thread.onSpinWait();
        }
    }

    /** The driver is told, and keeps what had arrived. */
    private void endAtWork() throws Exception {
        var arrived = new ArrayList<Integer>();
        long[] ended = new long[1];
        try (Site site = cluster.open()) {
            var thrown = assertThrows(IllegalStateException.class, () -> site.run(List.of(new Quick(), new Endless()), (number, result) -> {
                arrived.add(number);
                stop();
                ended[0] = System.nanoTime();
            }));
            double seconds = (System.nanoTime() - ended[0]) * 1e-9;
            assertTrue(thrown.getMessage().startsWith("The cluster at spark://127.0.0.1:") && thrown.getMessage().contains(" has ended: nobody works there any more"), thrown::toString);
            assertTrue(seconds < 30, seconds + " s");
        }
        assertEquals(List.of(0), arrived);
    }

    private void stop() {
        try {
            assertEquals(1, cluster.executors().size());
            assertEquals(0, cluster.run("stop").exit());
            assertEquals(List.of(), cluster.alive());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLauncherThatIsKilledLeavesNothing() throws Exception {
        var launcher = cluster.begin("start", "--workers", "1", "--port", "0");
        await("the master is started", () -> !cluster.processes("master").isEmpty());
        launcher.destroyForcibly().waitFor();
        await("all have ended", () -> cluster.alive().isEmpty());
        assertFalse(Files.exists(cluster.secret()));
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var said = cluster.run("start", "--workers", "1", "--port", "" + taken.getLocalPort());
            assertTrue(said.exit() == 1 && said.words().contains("port " + taken.getLocalPort() + " is in use"), said.words());
        }
        assertEquals(List.of(), cluster.alive());
    }

    @Test
    void aWorkerThatDiesEndsTheStart() throws Exception {
        var launcher = cluster.begin("start", "--workers", "2", "--port", "0");
        await("a worker is started", () -> !cluster.processes("worker").isEmpty());
        cluster.processes("worker").getFirst().destroyForcibly();
        var said = cluster.end(launcher);
        assertTrue(said.exit() == 1 && said.words().contains("the worker-1 ended"), said.words());
        assertEquals(List.of(), cluster.alive());
    }

    @Test
    void withTheMasterAllEnd() throws Exception {
        cluster.start(1);
        cluster.processes("master").getFirst().destroyForcibly();
        await("all have ended", () -> cluster.alive().isEmpty());
        assertEquals(1, cluster.run("status").exit());
    }

    @Test
    void whereSparkCannotBeFetchedOneSentenceSaysHowToBringIt() throws Exception {
        var said = cluster.fetchWithoutNetwork();
        assertTrue(said.exit() == 1 && said.words().contains("is not in .engram/spark and can't be fetched from here"), said.words());
        assertEquals(2, said.words().lines().count(), said.words());
        assertFalse(Files.exists(cluster.state.resolve("spark/whole")) || Files.exists(cluster.state.resolve("spark.new")));
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        for (var words : List.of(List.of(), List.of("start"), List.of("start", "--workers", "0"), List.of("start", "--workers", "1", "--port", "x"), List.of("stop", "now"))) {
            var said = cluster.run(words.toArray(String[]::new));
            assertTrue(said.exit() != 0 && said.words().contains("write './engram cluster start --workers K"), said.words());
        }
    }
}
