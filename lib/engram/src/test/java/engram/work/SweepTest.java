package engram.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.file.FileException;
import engram.file.TableHead;
import engram.file.TableParts;
import engram.hopfield.experiment.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is the same wherever, by whomever and however often interrupted it is made. */
class SweepTest {
    private static final Experiment DIAGRAM =
            Experiment.phaseDiagram(300, new double[] {.03, .08, .2}, new double[] {0, .3, .6, .9}, .9, 20, 2, 1);

    @TempDir
    private Path folder;

    /** A site that hands over results of the last work first, as another one might. */
    private record Backwards() implements Site {
        @Override
        public <R> void run(List<? extends Work<R>> works, Results<R> results) {
            for (int k = works.size() - 1; k >= 0; k--) results.arrived(k, works.get(k).run());
        }

        @Override public String description() { return "from the last to the first"; }

        @Override public void close() { }
    }

    private static TableHead head(int rows) { return new TableHead("Counted", "rows", List.of("k"), rows); }

    private String whole() throws IOException {
        Path file = folder.resolve("whole.csv");
        DIAGRAM.run(file);
        return Files.readString(file);
    }

    @Test
    void theSameFileOnEverySite() throws IOException {
        String whole = whole();
        for (Site site : List.of(Site.here(), Site.cores(), new Backwards())) {
            Path file = folder.resolve(site.getClass().getSimpleName() + ".csv");
            assertEquals(DIAGRAM.run().print(), DIAGRAM.run(file, site).print());
            assertEquals(whole, Files.readString(file));
        }
    }

    @Test
    void theSameFileInParts() throws IOException {
        String whole = whole();
        var parts = new ArrayList<>(IntStream.rangeClosed(1, 3).mapToObj(k -> {
            Path file = folder.resolve(k + ".csv");
            DIAGRAM.sweep().run(file, k == 2 ? new Backwards() : Site.here(), new Share(k, 3));
            return file;
        }).toList());
        for (int order = 0; order < 3; order++) {
            Path merged = folder.resolve("merged" + order + ".csv");
            assertEquals(List.of(), TableParts.merge(merged, parts));
            assertEquals(whole, Files.readString(merged));
            Collections.rotate(parts, 1);
        }
        var values = DIAGRAM.sweep().run(parts.getFirst(), Site.here(), new Share(2, 3));
        assertEquals(8, values.size(), "a part may go on with another one's rows");
        DIAGRAM.run(parts.getFirst());
        assertEquals(whole, Files.readString(parts.getFirst()), "and a run with those of a part");
    }

    @Test
    void interruptedAndGoneOnWith() throws IOException {
        String whole = whole();
        for (Share share : List.of(Share.ALL, new Share(2, 2))) {
            Path file = folder.resolve("interrupted" + share.of() + ".csv");
            var sweep = DIAGRAM.sweep();
            for (int k = 0; k < 3; k++) {
                int rows = k + 1;
                var made = new ArrayList<Integer>();
                Site interrupting = interrupting(() -> made.size() == rows, made);
                assertThrows(CancellationException.class, () -> sweep.run(file, interrupting, share));
                assertTrue(Thread.interrupted());
            }
            sweep.run(file, Site.here(), share);
            if (share.of() == 1) assertEquals(whole, Files.readString(file));
            else assertEquals(6, Files.readAllLines(file).size() - 2);
        }
    }

    /** A row of it takes seconds. */
    @Tag("timing")
    @Test
    void aLargeDiagramStopsAtOnce() throws Exception {
        var large = Experiment.phaseDiagram(8000, new double[] {.1}, new double[] {.1, .2, .3, .4}, 1, 200, 1, 1);
        for (Site site : List.of(Site.here(), Site.cores())) {
            var caller = Thread.currentThread();
            var interrupter = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(1_000_000_000);
                caller.interrupt();
            });
            long start = System.nanoTime();
            assertThrows(CancellationException.class, () -> large.run(folder.resolve("large.csv"), site));
            double seconds = (System.nanoTime() - start) * 1e-9 - 1;
            assertTrue(Thread.interrupted());
            interrupter.join();
            assertTrue(seconds < 1, seconds + " s after the interrupt, " + site.description());
        }
    }

    /** Here, until there are enough rows. */
    private static Site interrupting(BooleanSupplier enough, List<Integer> made) {
        return new Site() {
            @Override
            public <R> void run(List<? extends Work<R>> works, Results<R> results) {
                Site.here().run(works, (k, result) -> {
                    made.add(k);
                    if (enough.getAsBoolean()) Thread.currentThread().interrupt();
                    results.arrived(k, result);
                });
            }

            @Override public String description() { return "here, for a while"; }

            @Override public void close() { }
        };
    }

    /** The row that fails is named by its number in the table; what was made before is kept. */
    @Test
    void aRowThatFails() throws IOException {
        List<Work<String>> rows = IntStream.range(0, 6).mapToObj(k -> (Work<String>) () -> {
            if (k == 4) throw new IllegalStateException("Four is too many.");
            return "" + k;
        }).toList();
        Path file = folder.resolve("failing.csv");
        var thrown = assertThrows(WorkException.class, () -> new Sweep(head(6), rows).run(file, Site.here(), new Share(1, 2)));
        assertEquals("Row 4 failed: Four is too many.", thrown.getMessage());
        assertEquals(4, thrown.number());
        assertEquals(2, Files.readAllLines(file).size() - 2, "rows 0 and 2");
    }

    /** What works need is fetched when a row is missing, before any work, and not else. */
    @Test
    void whatIsFetchedFirst() {
        var done = new ArrayList<String>();
        Path file = folder.resolve("fetched.csv");
        List<Work<String>> rows = List.of(() -> "1", () -> "2");
        var sweep = new Sweep(head(2), rows, row -> done.add("fetched for " + row));
        assertEquals(List.of("1", "2"), sweep.run(file, Site.here()));
        assertEquals(List.of("1", "2"), sweep.run(file, Site.here()));
        assertEquals(List.of("fetched for 0", "fetched for 1"), done);
        assertThrows(FileException.class, () -> sweep.run(folder.resolve("absent/x.csv"), Site.here()));
        assertEquals(List.of("fetched for 0", "fetched for 1"), done, "a file that can't be written is named first");
    }

    /** Rows that are not of its share are nothing that a part misses. */
    @Test
    void whatAPartMisses() throws IOException {
        Path file = folder.resolve("part.csv");
        List<Work<String>> rows = IntStream.range(0, 9).mapToObj(k -> (Work<String>) () -> "" + k).toList();
        var sweep = new Sweep(head(9), rows);
        sweep.run(file, Site.here(), new Share(2, 3));
        String part = Files.readString(file);
        assertEquals("", said(() -> sweep.run(file, Site.here(), new Share(2, 3))));
        Files.writeString(file, part.replaceFirst("\n4,", "\n3,"));
        var news = said(() -> sweep.run(file, Site.here(), new Share(2, 3))).lines().toList();
        assertEquals(2, news.size(), news.toString());
        assertTrue(news.getFirst().startsWith("Line 4 of the file "), news.getFirst());
        assertEquals("The file " + file + " holds 2 of 3 rows: row 4 is computed now.", news.getLast());
        assertEquals(part.lines().sorted().toList(), Files.readString(file).lines().sorted().toList());
    }

    private static String said(Runnable work) {
        var said = new ByteArrayOutputStream();
        var stderr = System.err;
        System.setErr(new PrintStream(said, true));
        try {
            work.run();
        } finally {
            System.setErr(stderr);
        }
        return said.toString();
    }

    @Test
    void shares() {
        for (int k = 0; k < 20; k++) {
            int row = k;
            assertEquals(1, IntStream.rangeClosed(1, 7).filter(i -> new Share(i, 7).holds(row)).count());
        }
        assertEquals(new Share(2, 3), Share.of("2/3"));
        assertEquals("2/3", Share.of("2/3").toString());
        for (String text : List.of("0/3", "4/3", "1/0", "3", "-1/2", "1/2/3", "a/b", "", "1/99999999999"))
            assertThrows(ArgumentException.class, () -> Share.of(text), text);
        assertFalse(new Share(1, 2).holds(1));
        assertThrows(ArgumentException.class, () -> new Sweep(head(2), List.of(() -> "1")));
    }
}
