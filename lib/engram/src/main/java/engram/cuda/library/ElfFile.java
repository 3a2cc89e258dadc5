package engram.cuda.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The header of a shared library, read before the dynamic linker reads it: where the file was cut off, by a full disk or an
 * interrupted download, the linker ends the JVM; where it is something else, the JVM writes a warning to the user.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">System V Application Binary Interface, chapters 4 and 5</a>
 */
final class ElfFile {

    private static final int HEADER = 64;
    private static final int MAGIC = 0x464c457f;       // 0x7f, E, L, F in little-endian order
    private static final int SIXTY_FOUR_BITS = 2;

    private ElfFile() {
    }

    /** What is wrong with the file, for a sentence; nothing, if it may be given to the linker. */
    static Optional<String> defect(Path file) {
        try (FileChannel content = FileChannel.open(file)) {
            ByteBuffer header = read(content, 0, HEADER);
            if (header.limit() < HEADER || header.getInt(0) != MAGIC || header.get(4) != SIXTY_FOUR_BITS) {
                return Optional.of("it is not a shared library of 64 bits");
            }
            return neededBytes(content, header) <= content.size() ? Optional.empty() : Optional.of("the file is cut off");
        } catch (IOException unreadable) {
            return Optional.of("it cannot be read: " + unreadable.getMessage());
        }
    }

    /** The end of the last segment that is mapped into memory, or of the table of segments if that is cut off itself. */
    private static long neededBytes(FileChannel content, ByteBuffer header) throws IOException {
        long tableStart = header.getLong(32);
        int entryBytes = Short.toUnsignedInt(header.getShort(54));
        int tableBytes = entryBytes * Short.toUnsignedInt(header.getShort(56));
        ByteBuffer table = read(content, tableStart, tableBytes);
        long end = tableStart + tableBytes;
        for (int entry = 0; entry + entryBytes <= table.limit(); entry += entryBytes) {
            end = Math.max(end, table.getLong(entry + 8) + table.getLong(entry + 32));     // its offset and its size in the file
        }
        return end;
    }

    private static ByteBuffer read(FileChannel content, long start, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        content.read(buffer, start);
        return buffer.flip();
    }
}
