package engram.grader.student;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * How a request and its answer lie in the two pipes. A request: the length of what follows, its id, its content. An answer: a byte that no
 * id has, the id again, the length of its content, its content. What stands before that, or has another id, is what the student's code has
 * written.
 */
public final class Frame {
    /** Chars of an id, each a hexadecimal digit. */
    public static final int ID = 32;

    /** The longest content, in bytes. */
    public static final int LONGEST = PlainData.LARGEST + (1 << 16);

    private static final byte START = 1;

    private Frame() {
    }

    /** What writes a content. */
    public interface Content {
        void writeTo(DataOutputStream out) throws IOException, PlainData.NotPlain;
    }

    /** The bytes of a content. */
    public static byte[] bytes(Content content) throws PlainData.NotPlain {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A request as it is sent. */
    public static byte[] request(String id, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream(ID + 4 + content.length);
        var out = new DataOutputStream(bytes);
        out.writeInt(ID + content.length);
        out.write(id.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        return bytes.toByteArray();
    }

    /** The id and the content of the next request, in one. */
    static byte[] next(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < ID) {
            throw new IOException("no request");
        }
        return in.readNBytes(length);
    }

    /** What an answer begins with, before its length. */
    public static byte[] head(byte[] id) {
        var head = new byte[1 + ID];
        head[0] = START;
        System.arraycopy(id, 0, head, 1, ID);
        return head;
    }

    /** A text of any length. */
    public static void writeText(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The text that {@link #writeText} wrote. */
    public static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text that is longer than its frame");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
