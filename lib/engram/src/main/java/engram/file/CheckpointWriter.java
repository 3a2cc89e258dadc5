package engram.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;

/**
 * Writes a {@link Checkpoint}. The file is a row of sections, each followed by the CRC-32C of its name and its bytes, 4 bytes:
 *
 * <pre>
 * mark       8 bytes MAGIC, 4 bytes VERSION, 4 bytes length of the header
 * header     number of texts; name and text of each; number of arrays; name, letter of the type and length of each
 * array NAME its numbers, little-endian as in the memory of every supported machine
 * </pre>
 *
 * Numbers outside arrays are big-endian and take 4 bytes; a string is the number of its bytes and these, in UTF-8.
 */
final class CheckpointWriter {
    static final byte[] MAGIC = "\u0089ENGRAM\n".getBytes(StandardCharsets.ISO_8859_1);
    static final int VERSION = 1;
    static final int MARK = MAGIC.length + 8;
    static final int CHECKSUM = 4;

    /** Bytes that go through the one buffer at a time. */
    static final int PIECE = 1 << 18;

    /** So many bytes are written between two waits for the disk, which nothing can interrupt. */
    private static final int FORCED = 1 << 22;

    private final Path file;
    private final FileOutputStream out;
    private final byte[] buffer = new byte[PIECE];
    private long unforced;

    CheckpointWriter(Path file, FileOutputStream out) {
        this.file = file;
        this.out = out;
    }

    void write(Checkpoint checkpoint) throws IOException {
        byte[] header = header(checkpoint);
        section("mark", MemorySegment.ofArray(ByteBuffer.allocate(MARK).put(MAGIC).putInt(VERSION).putInt(header.length).array()));
        section("header", MemorySegment.ofArray(header));
        for (var array : checkpoint.arrays().entrySet())
            section("array " + array.getKey(), Checkpoint.bytes(array.getKey(), array.getValue()));
    }

    private static byte[] header(Checkpoint checkpoint) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.writeInt(checkpoint.header().size());
        for (var entry : checkpoint.header().entrySet()) {
            string(data, entry.getKey());
            string(data, entry.getValue());
        }
        data.writeInt(checkpoint.arrays().size());
        for (Map.Entry<String, Object> array : checkpoint.arrays().entrySet()) {
            string(data, array.getKey());
            data.writeByte(array.getValue().getClass().descriptorString().charAt(1)); // [D → D
            data.writeInt(Array.getLength(array.getValue()));
        }
        return bytes.toByteArray();
    }

    private static void string(DataOutputStream data, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private void section(String name, MemorySegment content) throws IOException {
        var check = checksum(name);
        for (long at = 0; at < content.byteSize(); at += PIECE) {
            continueUnlessInterrupted("writing", file);
            int length = (int) Math.min(PIECE, content.byteSize() - at);
            MemorySegment.copy(content, ValueLayout.JAVA_BYTE, at, buffer, 0, length);
            check.update(buffer, 0, length);
            out.write(buffer, 0, length);
            unforced += length;
            if (unforced < FORCED) continue;
            out.getFD().sync();
            unforced = 0;
        }
        out.write(ByteBuffer.allocate(CHECKSUM).putInt((int) check.getValue()).array());
    }

    /** The checksum of a section, which begins with its name: so two sections can't be exchanged. */
    static CRC32C checksum(String section) {
        var check = new CRC32C();
        check.update(section.getBytes(StandardCharsets.UTF_8));
        return check;
    }

    /** The interrupt stays set, so that everything on the way out stops as well. */
    static void continueUnlessInterrupted(String work, Path file) {
        if (Thread.currentThread().isInterrupted())
            throw new CancellationException("The " + work + " of the checkpoint " + file + " was stopped.");
    }
}
