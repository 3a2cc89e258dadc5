package engram.grader;

import engram.grader.student.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Reads, on a thread of its own and without a stop, what a student's process writes to stdout, so that it never waits for a reader. The frame
 * with the id that is expected is an answer; all else is printed text.
 */
final class ChildOutput {
    /** What a Java machine says of its own end holds addresses, which are others each time. */
    private static final Pattern REPORT = Pattern.compile("#\\R# (A fatal error has been detected by|There is insufficient memory for) the Java Runtime.*", Pattern.DOTALL);
    private static final String LEFT_OUT = "(the Java machine's report on its end is left out)";

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16]; // of the stream; from position to limit it is still to be read
    private int position;
    private int limit;
    private final PrintedText printed = new PrintedText();
    private volatile Expected expected = new Expected(new byte[0]);

    /**
     * @param head what the frame begins with; empty where none is expected
     * @param content comes, or fails when the stream ends
     */
    private record Expected(byte[] head, CompletableFuture<byte[]> content) {
        Expected(byte[] head) {
            this(head, new CompletableFuture<>());
        }
    }

    ChildOutput(InputStream stream) {
        in = stream;
        Thread.ofPlatform().name("student-output").daemon().start(this::read);
    }

    /** The content of the answer with this id, which is to be asked for after this. What was printed before is forgotten. */
    CompletableFuture<byte[]> expect(String id) {
        var next = new Expected(Frame.head(id.getBytes(StandardCharsets.US_ASCII)));
        var before = expected;
        printed.take();
        expected = next;
        if (before.content.isCompletedExceptionally()) {
            next.content.completeExceptionally(before.content.exceptionNow());
        }
        return next.content;
    }

    /** Takes what has been printed since the last request was sent, as far as it was kept, without the report on a crash. */
    String takePrinted() {
        return REPORT.matcher(printed.take()).replaceFirst(LEFT_OUT);
    }

    /** The same, and leaves it there. */
    String printed() {
        return printed.text();
    }

    private void read() {
        try {
            while (true) {
                readToAnswer();
            }
        } catch (IOException | Error ended) { // there may be no memory for an answer, and a thread that ended silently would leave its asker waiting
            Expected last;
            do {
                last = expected;
                last.content.completeExceptionally(ended);
            } while (last != expected);
        }
    }

    /** Reads on to the next answer and gives it. */
    private void readToAnswer() throws IOException {
        byte[] head = {};
        int matched = 0;
        while (true) {
            byte next = next();
            var now = expected;
            if (now.head != head) {
                printed.add(head, matched);
                head = now.head;
                matched = 0;
            }
            if (matched < head.length && next == head[matched]) {
                matched++;
            } else {
                printed.add(head, matched);
                matched = head.length > 0 && next == head[0] ? 1 : 0;
                if (matched == 0) {
                    printed.add(next);
                }
            }
            if (matched == head.length && matched > 0) {
                give(now);
                return;
            }
        }
    }

    private void give(Expected now) throws IOException {
        int length = ByteBuffer.wrap(next(Integer.BYTES)).getInt();
        byte[] content = length < 0 || length > Frame.LONGEST ? new byte[0] : next(length);
        expected = new Expected(new byte[0]);
        now.content.complete(content);
    }

    private byte next() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(chunk));
            if (limit == 0) {
                throw new EOFException("the process has ended");
            }
        }
        return chunk[position++];
    }

    private byte[] next(int length) throws IOException {
        var bytes = new byte[length];
        int here = Math.min(length, limit - position);
        System.arraycopy(chunk, position, bytes, 0, here);
        position += here;
        if (in.readNBytes(bytes, here, length - here) < length - here) {
            throw new EOFException("the process has ended within its answer");
        }
        return bytes;
    }
}
