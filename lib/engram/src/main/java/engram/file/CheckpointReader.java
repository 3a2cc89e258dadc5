package engram.file;

import static engram.file.CheckpointWriter.CHECKSUM;
import static engram.file.CheckpointWriter.MAGIC;
import static engram.file.CheckpointWriter.MARK;
import static engram.file.CheckpointWriter.PIECE;
import static engram.file.CheckpointWriter.VERSION;

import engram.parallel.Heap;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what {@link CheckpointWriter} has written. A length is believed, and memory taken for it, only after its checksum was right. */
final class CheckpointReader {
    private final Path file;
    private final RandomAccessFile in;
    private final byte[] buffer = new byte[PIECE];

    private CheckpointReader(Path file, RandomAccessFile in) {
        this.file = file;
        this.in = in;
    }

    static Checkpoint read(Path file) {
        try (var in = new RandomAccessFile(file.toFile(), "r")) { // not a channel, which an interrupt would close
            return new CheckpointReader(file, in).read();
        } catch (IOException e) {
            throw FileException.notRead(file, e);
        }
    }

    private Checkpoint read() throws IOException {
        int length = readMark();
        long headerEnd = (long) MARK + CHECKSUM + length + CHECKSUM;
        if (in.length() < headerEnd) throw damaged("header", "cut short");
        byte[] header = new byte[length];
        section("header", MemorySegment.ofArray(header));
        var data = new DataInputStream(new ByteArrayInputStream(header));
        Map<String, String> texts = new LinkedHashMap<>();
        for (int left = data.readInt(); left > 0; left--) texts.put(string(data), string(data));
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (int left = data.readInt(); left > 0; left--) kinds.put(string(data), new Kind((char) data.readByte(), data.readInt()));
        requireSize(kinds, headerEnd);
        Map<String, Object> arrays = new LinkedHashMap<>();
        for (var kind : kinds.entrySet()) {
            Object array = kind.getValue().allocate();
            section("array " + kind.getKey(), Checkpoint.bytes(kind.getKey(), array));
            arrays.put(kind.getKey(), array);
        }
        return new Checkpoint(texts, arrays);
    }

    /** Returns the length of the header, in bytes. */
    private int readMark() throws IOException {
        byte[] mark = new byte[MARK];
        int magic = (int) Math.min(MAGIC.length, in.length());
        in.readFully(mark, 0, magic);
        if (!Arrays.equals(mark, 0, magic, MAGIC, 0, magic))
            throw new FileException.Foreign("The file " + file + " is no checkpoint, or the mark at its beginning is damaged: "
                    + "choose another file.");
        if (in.length() < MARK + CHECKSUM) throw damaged("mark", "cut short");
        in.seek(0);
        section("mark", MemorySegment.ofArray(mark));
        var numbers = ByteBuffer.wrap(mark).position(MAGIC.length);
        int version = numbers.getInt();
        if (version != VERSION)
            throw new FileException.Foreign("The checkpoint " + file + " was written by a newer version (format " + version + " instead of "
                    + VERSION + "): update this program, or choose another file.");
        return numbers.getInt();
    }

    /** Compares the size of the file with what the header promises, before memory is taken. */
    private void requireSize(Map<String, Kind> kinds, long headerEnd) throws IOException {
        long end = headerEnd;
        for (var kind : kinds.entrySet()) {
            end += kind.getValue().bytes() + CHECKSUM;
            if (in.length() < end) throw damaged("array " + kind.getKey(), "cut short");
        }
        Heap.require(end, "Reading the checkpoint " + file, "read it on a machine with more memory");
        if (in.length() > end) throw damaged("end", "followed by " + (in.length() - end) + " bytes that do not belong to it");
    }

    /** Fills a section's memory and checks it. */
    private void section(String name, MemorySegment content) throws IOException {
        var check = CheckpointWriter.checksum(name);
        for (long at = 0; at < content.byteSize(); at += PIECE) {
            CheckpointWriter.continueUnlessInterrupted("reading", file);
            int length = (int) Math.min(PIECE, content.byteSize() - at);
            in.readFully(buffer, 0, length);
            check.update(buffer, 0, length);
            MemorySegment.copy(buffer, 0, content, ValueLayout.JAVA_BYTE, at, length);
        }
        if (in.readInt() != (int) check.getValue()) throw damaged(name, "damaged (its checksum is another)");
    }

    private static String string(DataInputStream data) throws IOException {
        return new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
    }

    private FileException damaged(String section, String how) {
        return new FileException.Damaged("The " + section + " of the checkpoint " + file + " is " + how
                + ": take another copy of the file, or remove it and begin again.");
    }

    /**
     * What an array is, before it is there.
     *
     * @param type   D, F, I, J or B, as in the names of Java's classes of arrays
     * @param length numbers
     */
    private record Kind(char type, int length) {
        long bytes() {
            return (long) length * switch (type) {
                case 'D', 'J' -> 8;
                case 'F', 'I' -> 4;
                default -> 1;
            };
        }

        Object allocate() {
            return switch (type) {
                case 'D' -> new double[length];
                case 'J' -> new long[length];
                case 'F' -> new float[length];
                case 'I' -> new int[length];
                default -> new byte[length];
            };
        }
    }
}
