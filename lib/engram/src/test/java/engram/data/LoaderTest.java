package engram.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.OneSentence;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which way to the data is taken, and what stays in the cache. */
class LoaderTest {
    private static final Source HERE = new SmallSet.Given("here");
    private static final Source OFFLINE = new SmallSet.Failing("there", "it is away");

    @TempDir
    Path folder;

    private Path cache() { return folder.resolve("a").resolve("small"); }

    private Loader loader(Source... sources) {
        return new Loader(SmallSet.SET, Optional.of(new Cache(cache())), List.of(sources));
    }

    private static byte[] pixels(DataSet set) {
        byte[] pixels = new byte[36];
        for (int k = 0; k < 6; k++) set.train().copyPixels(k, pixels, 6 * k);
        return pixels;
    }

    @Test
    void whatWasFetchedOnceIsThereWithoutANetwork() throws Exception {
        var first = loader(OFFLINE, HERE).load();
        assertEquals("here", first.origin());
        var second = loader(OFFLINE).load();
        assertEquals("the cache " + cache(), second.origin());
        assertArrayEquals(pixels(first), pixels(second));
        try (var files = Files.list(cache())) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void theFirstSourceThatHasTheFilesGivesThem() {
        assertEquals("first", loader(new SmallSet.Given("first"), HERE).load().origin());
        assertEquals("the cache " + cache(), loader(HERE).load().origin());
    }

    @Test
    void whereNothingWorksASentenceSaysWhatWasTried() {
        var loader = loader(OFFLINE, new SmallSet.Failing("another", "it is closed"));
        String message = OneSentence.of(DataException.class, loader::load);
        assertEquals("Small can't be had (there: it is away; another: it is closed): connect to the network or install what is missing, "
                + "or give a folder with its four files to Small.from(folder).", message);
    }

    @Test
    void aDamagedCacheIsNamedAndMended() throws Exception {
        loader(HERE).load();
        Path damaged = cache().resolve("train-images-idx3-ubyte");
        Files.write(damaged, new byte[7]);
        String message = OneSentence.of(DataException.class, () -> loader(OFFLINE).load());
        String found = "in the cache " + cache() + " train-images-idx3-ubyte is something else: ";
        assertTrue(message.startsWith("Small can't be had (" + found), message);
        String origin = loader(OFFLINE, HERE).load().origin();
        assertTrue(origin.startsWith("here, since " + found), origin);
        assertEquals("the cache " + cache(), loader(OFFLINE).load().origin());
    }

    /** A kill leaves some of the files, or one under a name that is not its own; a damaged one may have come compressed. */
    @Test
    void aCacheThatWasHalfWrittenIsFinished() throws Exception {
        loader(HERE).load();
        Files.delete(cache().resolve("train-images-idx3-ubyte"));
        Files.write(cache().resolve("train-images-idx3-ubyte.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        Files.delete(cache().resolve("t10k-labels-idx1-ubyte"));
        Path old = Files.write(cache().resolve(".train-images-idx3-ubyte.1.part"), new byte[7]);
        Path fresh = Files.write(cache().resolve(".train-images-idx3-ubyte.2.part"), new byte[7]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        assertEquals("here", loader(OFFLINE, HERE).load().origin());
        assertEquals("the cache " + cache(), loader(OFFLINE).load().origin());
        assertFalse(Files.exists(old) || Files.exists(cache().resolve("train-images-idx3-ubyte.gz")));
        assertTrue(Files.exists(fresh), "another process may be writing it");
    }

    @Test
    void whatCanNotBeKeptIsGivenAndSaid() throws Exception {
        Files.write(folder.resolve("a"), new byte[1]); // a file where the folder would be
        var set = loader(HERE).load();
        assertEquals(6, set.train().count());
        assertTrue(set.origin().startsWith("here, not kept in the cache, since the folder " + cache() + " can't be made: "), set.origin());
        assertEquals("here, not kept in the cache, since neither XDG_CACHE_HOME nor HOME names a folder",
                new Loader(SmallSet.SET, Optional.empty(), List.of(HERE)).load().origin());
    }

    @Test
    void manyMayFetchAtATime() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<DataSet> task = () -> loader(HERE).load();
            var sets = threads.invokeAll(IntStream.range(0, 100).mapToObj(_ -> task).toList());
            for (var set : sets) assertEquals(6, set.get().train().count());
        }
        assertEquals("the cache " + cache(), loader(OFFLINE).load().origin());
        try (Stream<Path> files = Files.list(cache())) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void nothingIsLeftAmongTheTemporaryFiles() throws Exception {
        Path[] seen = new Path[1];
        Source source = new Source() {
            @Override public String name() { return "here"; }

            @Override public Path fetch(Published set, Room room) {
                seen[0] = room.folder();
                return SmallSet.writeTo(room.folder().resolve("deep").resolve("down"));
            }
        };
        loader(source).load();
        assertFalse(Files.exists(seen[0]));
    }

    @Test
    void theUsersOwnMirrorIsAskedFirstAndThePublicOneLast() {
        var mine = new Surroundings(Map.of("ENGRAM_DATA_MIRROR", "https://example.com/data", "HOME", "/home/me"), "");
        var loader = Loader.of(SmallSet.SET, List.of(HERE), URI.create("https://example.org/images/"), mine);
        assertEquals(List.of("https://example.com/data/small/", "here", "https://example.org/images/"),
                loader.sources().get().stream().map(Source::name).toList());
        assertEquals(Path.of("/home/me/.cache/engram/data/small"), loader.cache().orElseThrow().folder());
    }

    /** The limit on the size of a file stands for a disk that is full. */
    @Test
    void aFullDiskIsNamedAndWhatWasKeptStays() throws Exception {
        byte[] old = Files.readAllBytes(SmallSet.writeTo(cache()).resolve("train-labels-idx1-ubyte"));
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process keeper = new ProcessBuilder("bash", "-c", "ulimit -f 0\nexec \"$@\"", "bash", java, "-XX:-UsePerfData", "-cp",
                System.getProperty("java.class.path"), SmallSet.Keeper.class.getName(), SmallSet.writeTo(folder.resolve("from")).toString(),
                cache().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = keeper.inputReader().readLine();
        assertTrue(said.startsWith("the file " + cache()) && said.endsWith(" can't be written: File too large"), said);
        assertArrayEquals(old, Files.readAllBytes(cache().resolve("train-labels-idx1-ubyte")));
        assertEquals("the cache " + cache(), loader(OFFLINE).load().origin());
    }
}
