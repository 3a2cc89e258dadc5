package engram.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedCheckpointTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() { file = folder.resolve("state"); }

    /** With one bit or all its bits flipped; the section in which it lies is named. */
    @Test
    void everyFlippedByteIsRefused() throws Exception {
        CheckpointTest.SMALL.write(file);
        byte[] good = Files.readAllBytes(file);
        int header = 20 + ByteBuffer.wrap(good).getInt(12) + 4;
        var ends = new LinkedHashMap<String, Integer>();
        ends.put("mark", 20);
        ends.put("header", header);
        int end = header;
        for (var array : CheckpointTest.SMALL.arrays().entrySet())
            ends.put("array " + array.getKey(), end += (int) Checkpoint.bytes("", array.getValue()).byteSize() + 4);
        assertEquals(good.length, end);
        for (int at = 0; at < good.length; at++) {
            int position = at;
            String section = ends.entrySet().stream().filter(entry -> position < entry.getValue()).findFirst().orElseThrow().getKey();
            for (int flip : new int[] {1 << at % 8, 0xff}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) flip;
                Files.write(file, bad);
                String message = refusal(at < 8 ? FileException.Foreign.class : FileException.Damaged.class);
                assertTrue(message.contains(" " + section + " "), "byte " + at + ": " + message);
            }
        }
    }

    /** Two arrays that are as long as each other, each with a right checksum of its own. */
    @Test
    void exchangedArraysAreRefused() throws Exception {
        new Checkpoint(Map.of(), Map.of("a", new int[] {1}, "b", new int[] {2})).write(file);
        byte[] bytes = Files.readAllBytes(file), exchanged = bytes.clone();
        System.arraycopy(bytes, bytes.length - 16, exchanged, bytes.length - 8, 8);
        System.arraycopy(bytes, bytes.length - 8, exchanged, bytes.length - 16, 8);
        Files.write(file, exchanged);
        assertTrue(refusal(FileException.Damaged.class).startsWith("The array a "));
    }

    @Test
    void aFileThatIsTooShortOrTooLongIsRefused() throws Exception {
        CheckpointTest.SMALL.write(file);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            String message = refusal(FileException.Damaged.class);
            assertTrue(message.contains(" is cut short: "), message);
        }
        Files.write(file, Arrays.copyOf(good, good.length + 3));
        String message = refusal(FileException.Damaged.class);
        assertTrue(message.contains("followed by 3 bytes"), message);
    }

    @Test
    void anotherProgramsFileIsRefused() throws Exception {
        Files.writeString(file, "PK: a file of something else altogether");
        assertTrue(refusal(FileException.Foreign.class).contains("is no checkpoint"));
    }

    @Test
    void aNewerVersionIsRefused() throws Exception {
        CheckpointTest.SMALL.write(file);
        overwrite("mark", 0, 16, 8, 2);
        String message = refusal(FileException.Foreign.class);
        assertTrue(message.contains("newer version (format 2 instead of 1)"), message);
    }

    /** Lengths that have the right checksum and are absurd nevertheless take no memory. */
    @Test
    void anAbsurdLengthTakesNoMemory() throws Exception {
        CheckpointTest.SMALL.write(file);
        overwrite("mark", 0, 16, 12, Integer.MAX_VALUE);
        assertTrue(refusal(FileException.Damaged.class).startsWith("The header "));
        CheckpointTest.SMALL.write(file);
        int length = ByteBuffer.wrap(Files.readAllBytes(file)).getInt(12);
        overwrite("header", 20, length, length - 4, Integer.MAX_VALUE); // of the last array
        assertTrue(refusal(FileException.Damaged.class).startsWith("The array α "));
    }

    /** Overwrites a number of a section and makes its checksum right. */
    private void overwrite(String section, int start, int length, int at, int number) throws Exception {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).putInt(start + at, number);
        var check = new CRC32C();
        check.update(section.getBytes());
        check.update(bytes.array(), start, length);
        Files.write(file, bytes.putInt(start + length, (int) check.getValue()).array());
    }

    private String refusal(Class<? extends Exception> type) {
        String message = OneSentence.of(type, () -> Checkpoint.read(file));
        assertTrue(message.contains(file.toString()), message);
        return message;
    }
}
