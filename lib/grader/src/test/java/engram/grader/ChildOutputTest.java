package engram.grader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.student.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process writes, byte by byte, as an answer or as printed text. */
class ChildOutputTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final byte[] CONTENT = {7, 1, 0, 9};

    private final PipedOutputStream pipe = new PipedOutputStream();
    private ChildOutput output;

    @BeforeEach
    void connect() throws IOException {
        output = new ChildOutput(new PipedInputStream(pipe, 1 << 20));
    }

    private static byte[] frame(String id, int length, byte... content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(Frame.head(id.getBytes(StandardCharsets.US_ASCII)));
        new DataOutputStream(bytes).writeInt(length);
        bytes.write(content);
        return bytes.toByteArray();
    }

    private void write(byte[] bytes) throws IOException {
        pipe.write(bytes);
        pipe.flush();
    }

    private static byte[] got(CompletableFuture<byte[]> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theReportOnACrashIsLeftOut() throws Exception {
        var answer = output.expect(ID);
        write("before\n#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV (0xb) at pc=0x00007f701ac3632d\n".getBytes(StandardCharsets.UTF_8));
        write(frame(ID, CONTENT.length, CONTENT));
        got(answer);
        assertEquals("before\n(the Java machine's report on its end is left out)", output.takePrinted());
    }

    @Test
    void whatIsAroundAnAnswerIsPrinted() throws Exception {
        var answer = output.expect(ID);
        write("before \u0001 and \u0001\u00010123".getBytes(StandardCharsets.UTF_8));
        write(frame(ID, CONTENT.length, CONTENT));
        assertArrayEquals(CONTENT, got(answer));
        assertEquals("before \u0001 and \u0001\u00010123", output.takePrinted());
    }

    @Test
    void anAnswerThatComesInPiecesIsOne() throws Exception {
        var answer = output.expect(ID);
        for (byte each : frame(ID, CONTENT.length, CONTENT)) {
            assertFalse(answer.isDone());
            write(new byte[] {each});
        }
        assertArrayEquals(CONTENT, got(answer));
        assertEquals("", output.takePrinted());
    }

    @Test
    void anAnswerWithAnotherIdIsPrintedText() throws Exception {
        String other = ID.replace('f', 'e');
        write(frame(ID, CONTENT.length, CONTENT)); // before the question
        var first = output.expect(other);
        write(frame(ID, CONTENT.length, CONTENT));
        write(frame(other, CONTENT.length, CONTENT));
        assertArrayEquals(CONTENT, got(first));
        assertTrue(output.takePrinted().contains(ID));
        var second = output.expect(ID);
        write(frame(other, 1, (byte) 3)); // the same again, too late
        write(frame(ID, 0));
        assertArrayEquals(new byte[0], got(second));
    }

    @Test
    void aLengthThatIsALieTakesNoMemory() throws Exception {
        for (int length : new int[] {-1, Integer.MAX_VALUE, Frame.LONGEST + 1}) {
            var answer = output.expect(ID);
            write(frame(ID, length));
            assertArrayEquals(new byte[0], got(answer));
        }
    }

    @Test
    void theEndFailsWhatIsExpectedAndWhatWouldBe() throws Exception {
        var answer = output.expect(ID);
        write(frame(ID, 100, CONTENT));
        pipe.close();
        assertThrows(ExecutionException.class, () -> got(answer));
        assertThrows(ExecutionException.class, () -> got(output.expect(ID)));
    }

    @Test
    void wantOfMemoryEndsTheOutputAndIsTold() {
        var full = new ChildOutput(new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("as if");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        });
        for (int i = 0; i < 2; i++) {
            var answer = full.expect(ID);
            assertInstanceOf(OutOfMemoryError.class, assertThrows(ExecutionException.class, () -> got(answer)).getCause());
        }
    }

    @Test
    void muchPrintedTextIsCut() throws Exception {
        var answer = output.expect(ID);
        write("x".repeat(300_000).getBytes(StandardCharsets.UTF_8));
        write(frame(ID, 0));
        got(answer);
        String printed = output.takePrinted();
        assertTrue(printed.length() < 70_000 && printed.endsWith("left out)"), printed.length() + " chars");
    }
}
