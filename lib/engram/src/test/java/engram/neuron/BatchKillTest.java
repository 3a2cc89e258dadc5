package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.ode.ExponentialEuler;
import engram.ode.FixedStep;
import engram.ode.RungeKutta4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes with batches are killed at random moments; {@code -Dengram.kills=100} kills more of them. */
@Tag("slow")
class BatchKillTest {
    private static final int KILLS = Integer.getInteger("engram.kills", 5);
    private static final Monitor[] MONITORS = {Monitor.of("V").every(.1), Monitor.spikes(), Monitor.rates(5)};

    @TempDir
    Path folder;

    private final Random random = new Random();

    @Test
    void aKilledRunGoesOnToTheSameBytes() throws Exception {
        int inTheMiddle = 0, killed = 0;
        for (int round = 0; killed < KILLS; round++) {
            boolean lobe = round % 2 == 0;
            Network network = lobe ? AntennalLobe.of(5) : BatchesTest.plastic();
            FixedStep method = lobe ? new RungeKutta4() : new ExponentialEuler();
            double ms = lobe ? 250 : 10_000, dt = lobe ? .01 : .1;
            Path whole = folder.resolve("whole " + round), run = folder.resolve("killed " + round);
            network.inBatches(whole, ms).inThisProcess().simulate(ms, dt, method, MONITORS);
            while (killed < KILLS) {
                boolean early = random.nextInt(4) == 0;
                long delay = random.nextLong(early ? 1_500 : 300);
                FileTime before = lastWritten(run.resolve("checkpoint"));
                Thread killer = Thread.ofPlatform().start(() -> killChild(delay, early ? run : run.resolve("checkpoint"), early ? FileTime.fromMillis(0) : before));
                boolean finished = true;
                try {
                    network.inBatches(run, lobe ? 5 : 50).withHeap(64).simulate(ms, dt, method, MONITORS);
                } catch (BatchException e) {
                    assertEquals("The process of the batches was killed.", e.getMessage());
                    finished = false;
                    killed++;
                }
                killer.join();
                if (finished) break;
                if (Files.exists(run.resolve("checkpoint")) && Recording.open(run).duration() < ms) inTheMiddle++;
                Path copy = copy(run, folder.resolve("copy " + killed));
                network.inBatches(copy, 5).inThisProcess().simulate(ms, dt, method, MONITORS);
                assertSameFiles(whole, copy);
            }
            if (Recording.open(whole).duration() == ms && Files.exists(run.resolve("checkpoint")) && Recording.open(run).duration() == ms) assertSameFiles(whole, run);
        }
        assertTrue(inTheMiddle > 0, "no process was killed between its first batch and its last");
        System.out.println(KILLS + " kills, " + inTheMiddle + " of them between the first batch and the last; all runs went on to the same bytes");
    }

    /** Kills the process so many ms after the checkpoint has been written anew, or, early, after there is a folder. */
    private static void killChild(long millis, Path file, FileTime before) {
        try {
            while (lastWritten(file).compareTo(before) <= 0) TimeUnit.MILLISECONDS.sleep(1);
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        BatchesTest.children().forEach(ProcessHandle::destroyForcibly);
    }

    private static FileTime lastWritten(Path file) {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        } catch (IOException _) {
            return FileTime.fromMillis(0); // it is being replaced
        }
    }

    @Test
    void anInterruptEndsTheProcess() throws Exception {
        Thread caller = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            while (Files.notExists(folder.resolve("run/checkpoint"))) Thread.onSpinWait();
            caller.interrupt();
        });
        assertThrows(CancellationException.class, () -> AntennalLobe.of(1).inBatches(folder.resolve("run"), 10).simulate(1e5, .01, new RungeKutta4(), MONITORS));
        assertTrue(Thread.interrupted(), "the interrupt stays set");
        assertEquals(List.of(), BatchesTest.children());
        assertTrue(Recording.open(folder.resolve("run")).duration() >= 10);
    }

    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) if (!file.getFileName().toString().startsWith(".")) Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    static void assertSameFiles(Path one, Path other) throws IOException {
        assertEquals(names(one), names(other));
        for (String name : names(one)) assertArrayEquals(Files.readAllBytes(one.resolve(name)), Files.readAllBytes(other.resolve(name)), name);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
