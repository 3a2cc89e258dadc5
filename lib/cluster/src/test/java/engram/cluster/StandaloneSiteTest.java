package engram.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.progress.Progress;
import engram.progress.ProgressDisplay;
import engram.work.Site;
import engram.work.SiteContract;
import engram.work.Work;
import engram.work.WorkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A master and a worker, each a process of its own. */
class StandaloneSiteTest extends SiteContract {
    @TempDir static Path folder;
    private static TestedCluster cluster;
    private static Site site;

    @BeforeAll
    static void open() throws Exception {
        cluster = new TestedCluster(folder).start(1);
        site = cluster.open();
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
        cluster.close();
    }

    @Override protected Site site() { return site; }

    /** Two processes more stand between than in {@code local[2]}. */
    @Override protected Duration stopsWithin() { return Duration.ofSeconds(5); }

    /** Where classes come from that both Spark and the library bring, and that a table of the library is read there. */
    record Versions() implements Work<String> {
        @Override
        public String run() {
            var found = new ArrayList<String>();
            for (var name : List.of("org.roaringbitmap.RoaringBitmap", "org.apache.commons.io.IOUtils", "com.google.common.collect.ImmutableList", "com.google.gson.Gson")) {
                try {
                    found.add(Path.of(Class.forName(name).getProtectionDomain().getCodeSource().getLocation().getPath()).getFileName().toString());
                } catch (ClassNotFoundException e) {
                    throw new AssertionError(e);
                }
            }
            found.add("" + Table.create("t", StringColumn.create("s", "a", "b", "a")).stringColumn("s").countUnique());
            return String.join(" ", found);
        }
    }

    @Test
    void ofWhatBothBringTheNewerIsUsed() {
        site.run(List.of(new Versions()), (number, found) ->
                assertEquals("RoaringBitmap-1.6.10.jar commons-io-2.22.0.jar guava-33.0.0-jre.jar gson-2.13.2.jar 2", found));
    }

    /** Long enough that progress would be shown, were there a place. Returns the place. */
    record Slow() implements Work<String> {
        @Override
        public String run() {
            try (var progress = Progress.of("slow", 8)) {
                for (int k = 0; k < 8; k++) {
                    Thread.sleep(100);
                    progress.step();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ProgressDisplay.find().map(display -> display.getClass().getName()).orElse("");
        }
    }

    @Test
    void progressOfAnExecutorIsSilent() throws IOException {
        site.run(List.of(new Slow()), (number, place) -> assertEquals(SilentDisplay.class.getName(), place));
        try (var files = Files.find(cluster.state.resolve("cluster/work"), 3, (file, is) -> is.isRegularFile())) {
            var said = files.filter(file -> Set.of("stdout", "stderr").contains(file.getFileName().toString())).toList();
            assertFalse(said.isEmpty());
            for (var file : said) assertFalse(Files.readString(file).contains("slow"), file::toString);
        }
    }

    /**
     * Ends its process the first time, as a lack of memory would.
     *
     * @param mark a file that says that it has been there
     */
    record Ends(String mark) implements Work<String> {
        @Override
        public String run() {
            try {
                Files.createFile(Path.of(mark));
            } catch (IOException already) {
                return "done again";
            }
            Runtime.getRuntime().halt(1);
            return "";
        }
    }

    @Test
    void whatCannotBeSentIsNamed() {
        var fixed = new Object();
        var thrown = assertThrows(WorkException.class, () -> site.run(List.<Work<String>>of(fixed::toString), (number, text) -> { }));
        assertTrue(thrown.getMessage().contains("it can't be sent, for it holds what is not serialisable (does its class implement Serializable?): java.lang.Object"), thrown.getMessage());
        var result = assertThrows(WorkException.class, () -> site.run(List.<Work<Object>>of(Object::new), (number, text) -> { }));
        assertTrue(result.getMessage().contains("its result can't be sent"), result.getMessage());
    }

    @Test
    void withoutTheSecretNobodyConnectsAndWhatAnExecutorTakesWithItIsDoneAgain() throws Exception {
        var other = Files.createTempFile(folder, "secret", "");
        Files.writeString(other, "something else\n");
        assertRefused(other, "is no Spark master of this version, or its secret is another one");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(other, "Others may read");
        assertRefused(folder.resolve("missing"), "can't be read");
        site.run(List.of(new Ends(folder.resolve("after").toString())), (number, said) -> assertEquals("done again", said)); // a new executor is accepted
    }

    private static void assertRefused(Path secret, String why) throws Exception {
        System.setProperty("engram.cluster.secret", secret.toString());
        var address = cluster.address();
        var thrown = assertThrows(IllegalStateException.class, () -> Site.at(address));
        assertTrue(thrown.getMessage().contains(why), thrown.getMessage());
    }

    @Test
    void aClusterThatIsNotThereIsSaidAtOnce() {
        System.setProperty("engram.cluster.secret", cluster.secret().toString());
        var thrown = assertThrows(IllegalStateException.class, () -> Site.at("spark://127.0.0.1:9"));
        assertTrue(thrown.getMessage().contains("Nothing answers at spark://127.0.0.1:9: './engram cluster start"), thrown.getMessage());
    }
}
