package engram.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.OneSentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they were published are read, all others are refused in a sentence. */
class IdxFileTest {
    private static final String IMAGES = "t10k-images-idx3-ubyte", LABELS = "t10k-labels-idx1-ubyte";

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() { SmallSet.writeTo(folder); }

    @Test
    void pixelsAndLabelsAreThoseOfTheFiles() {
        var set = SmallSet.SET.from(folder);
        assertEquals("Small: 6 images of 3 × 2 pixels to learn from, 4 to test with, from the folder " + folder, set.toString());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, set.train().labels());
        byte[] file = SmallSet.FILES.get(IMAGES);
        for (int k = 0; k < 24; k++) assertEquals(file[16 + k] & 0xff, set.test().grey(k / 6, k % 6));
    }

    /** As Debian and the authors have them, as others unpack them, and compressed without being called so. */
    @Test
    void otherNamesAndCompressionDoNotMatter() throws Exception {
        var plain = SmallSet.SET.from(folder);
        move(IMAGES, IMAGES + ".gz", SmallSet::compressed);
        move(LABELS, "t10k-labels.idx1-ubyte", bytes -> bytes);
        move("train-labels-idx1-ubyte", "train-labels.idx1-ubyte.gz", SmallSet::compressed);
        move("train-images-idx3-ubyte", "train-images-idx3-ubyte", SmallSet::compressed);
        var other = SmallSet.SET.from(folder);
        assertArrayEquals(plain.train().labels(), other.train().labels());
        assertArrayEquals(plain.test().toMatrix().entries(), other.test().toMatrix().entries());
        assertArrayEquals(plain.train().toMatrix().entries(), other.train().toMatrix().entries());
    }

    private void move(String from, String to, UnaryOperator<byte[]> change) throws IOException {
        byte[] bytes = change.apply(Files.readAllBytes(folder.resolve(from)));
        Files.delete(folder.resolve(from));
        Files.write(folder.resolve(to), bytes);
    }

    @Test
    void aHeaderOfSomethingElseIsNamed() throws Exception {
        refused(IMAGES, bytes -> ByteBuffer.wrap(bytes).putInt(0, 2049).array(), "is something else: it begins with 00000801 instead of ");
        refused(IMAGES, bytes -> ByteBuffer.wrap(bytes).putInt(0, 0x0308_0000).array(), "it begins with 03080000 instead of 00000803");
        refused(IMAGES, bytes -> ByteBuffer.wrap(bytes).putInt(8, Integer.MAX_VALUE).array(),
                "announces 4 × 2147483647 × 3 numbers instead of 4 × 2 × 3");
        refused(IMAGES, bytes -> ByteBuffer.wrap(bytes).putInt(4, -1).array(), "announces -1 × 2 × 3 numbers instead of 4 × 2 × 3");
        refused(LABELS, bytes -> ByteBuffer.wrap(bytes).putInt(4, 5).array(), "announces 5 numbers instead of 4");
        refused(LABELS, _ -> SmallSet.FILES.get("train-labels-idx1-ubyte"), "announces 6 numbers instead of 4");
        refused(LABELS, _ -> "<!DOCTYPE html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8), "perhaps a page of the web");
        refused(LABELS, _ -> new byte[100], "begins with 00000000");
    }

    @Test
    void whatIsCutOffOrTooLongIsNamed() throws Exception {
        for (int length = 0; length < 40; length++) {
            int rest = length;
            refused(IMAGES, bytes -> Arrays.copyOf(bytes, rest), "is cut off after " + rest + (rest < 16 ? " bytes" : " of 40 bytes"));
        }
        refused(LABELS, bytes -> Arrays.copyOf(bytes, 13), "is longer than 12 bytes");
        refused(LABELS, bytes -> SmallSet.compressed(Arrays.copyOf(bytes, 5000)), "is longer than 12 bytes");
        int whole = SmallSet.compressed(SmallSet.FILES.get(IMAGES)).length;
        for (int length = 2; length < whole; length++) {
            int rest = length;
            refused(IMAGES, bytes -> Arrays.copyOf(SmallSet.compressed(bytes), rest), "is damaged or cut off, and can't be decompressed");
        }
    }

    /** Any bit that is another, in the header or behind it, compressed or not. */
    @Test
    void everyDamagedBitIsFound() throws Exception {
        for (int bit = 0; bit < 8 * SmallSet.FILES.get(LABELS).length; bit++) {
            int place = bit;
            refused(LABELS, bytes -> flipped(bytes, place), LABELS);
        }
        refused(LABELS, bytes -> flipped(bytes, 8 * 10), "is damaged or another file (SHA-256 ");
    }

    /** Some bits of a compressed file mean nothing, such as the time in its head; any other is found. */
    @Test
    void damageOfACompressedFileIsFoundWhereItMatters() throws Exception {
        byte[] right = SmallSet.compressed(SmallSet.FILES.get(LABELS));
        Files.delete(folder.resolve(LABELS));
        int[] labels = {0, 1, 2, 3};
        int found = 0;
        for (int bit = 0; bit < 8 * right.length; bit++) {
            Files.write(folder.resolve(LABELS + ".gz"), flipped(right, bit));
            try {
                assertArrayEquals(labels, SmallSet.SET.from(folder).test().labels());
            } catch (DataException e) {
                found++;
            }
        }
        assertTrue(found > 0.6 * 8 * right.length, found + " of " + 8 * right.length);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }

    private void refused(String name, UnaryOperator<byte[]> damage, String reason) throws IOException {
        Path file = folder.resolve(name);
        byte[] right = Files.readAllBytes(file);
        Files.write(file, damage.apply(right.clone()));
        String message = OneSentence.of(DataException.class, () -> SmallSet.SET.from(folder));
        assertTrue(message.startsWith("Small can't be read from the folder " + folder + ": " + name) && message.contains(reason), message);
        assertTrue(message.endsWith("; get its four files anew, or call Small.load(), which fetches them."), message);
        Files.write(file, right);
    }

    @Test
    void aFolderWithoutTheFilesIsNamed() throws Exception {
        Files.delete(folder.resolve(IMAGES));
        assertTrue(OneSentence.of(DataException.class, () -> SmallSet.SET.from(folder))
                .contains("there is no " + IMAGES + ", with or without .gz"));
        Files.createDirectory(folder.resolve(IMAGES));
        assertTrue(OneSentence.of(DataException.class, () -> SmallSet.SET.from(folder)).contains(IMAGES + " is no file"));
        Path nowhere = folder.resolve("nowhere");
        assertTrue(OneSentence.of(DataException.class, () -> SmallSet.SET.from(nowhere)).contains("there is no such folder"));
        assertTrue(OneSentence.of(DataException.class, () -> Mnist.from(folder)).startsWith("MNIST can't be read from the folder "));
        assertTrue(OneSentence.of(DataException.class, () -> FashionMnist.from(folder)).contains("or call FashionMnist.load(), which"));
    }

    @Test
    void anInterruptStopsReading() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> SmallSet.SET.from(folder));
        assertTrue(Thread.interrupted());
    }
}
