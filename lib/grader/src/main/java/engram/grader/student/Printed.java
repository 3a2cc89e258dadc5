package engram.grader.student;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What the student's code prints: it goes the way of the answers, never into the midst of one, and so much of it a call. */
final class Printed extends OutputStream {
    /** Bytes of a call. */
    private static final int MOST = 64 << 10;

    private final OutputStream out;
    private int left = MOST;

    Printed(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = Math.min(left, length);
        left -= taken;
        out.write(bytes, offset, taken);
    }

    /** Writes an answer, after which the next call may print again. */
    synchronized void answer(byte[] head, byte[] content) throws IOException {
        var frame = new ByteArrayOutputStream(head.length + 4 + content.length);
        frame.write(head);
        new DataOutputStream(frame).writeInt(content.length);
        frame.write(content);
        frame.writeTo(out);
        left = MOST;
    }
}
