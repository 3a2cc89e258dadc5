package engram.kernel.display;

import engram.kernel.memory.Reserve;
import engram.kernel.run.StopCheck;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * What cells print. Text is gathered and published in pieces, several times a second while a cell runs and at its end, in
 * the order in which it was printed to either stream.
 */
public final class CellOutput {
    private static final long PAUSE_MS = 60;
    private static final int PIECE = 1 << 16;

    private final BiConsumer<String, String> publish;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final StringBuilder gathered = new StringBuilder();
    private final Flood flood = new Flood();
    private String stream = "stdout";

    /** Output that goes to {@code publish} as (name of the stream, text). */
    public CellOutput(BiConsumer<String, String> publish) {
        this.publish = publish;
        var thread = new Thread(this::work, "cell-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** A stream that cells print to: {@code stdout} or {@code stderr}. */
    public PrintStream stream(String name) {
        return new PrintStream(new Printed(name), false, StandardCharsets.UTF_8);
    }

    /** Publishes what was printed so far. */
    public void flush() {
        lock.lock();
        try {
            if (!gathered.isEmpty()) {
                publish.accept(stream, gathered.toString());
                gathered.setLength(0);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Publishes what was printed, and says what was not: the cell is at its end, and another may start. */
    public void finish() {
        lock.lock();
        try {
            gathered.append(flood.account());
            flush();
            flood.restart();
        } finally {
            lock.unlock();
        }
    }

    private void add(String name, CharSequence text) {
        if (text.isEmpty() || StopCheck.isDoomed()) {
            return;
        }
        lock.lock();
        try {
            if (!name.equals(stream) || gathered.length() > PIECE) {
                flush();
                stream = name;
            }
            if (flood.passes(text)) {
                if (gathered.isEmpty()) {
                    news.signal();
                }
                gathered.append(text);
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (true) {
            try {
                publishNext();
            } catch (VirtualMachineError e) {
                Reserve.makeRoom(0);
            }
        }
    }

    private void publishNext() {
        lock.lock();
        try {
            while (gathered.isEmpty() && !flood.isDropping()) {
                news.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        pause();
        lock.lock();
        try {
            if (flood.refill()) {
                gathered.append(flood.account());
            }
            flush();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            // nobody is known to interrupt this thread; what is gathered is published a little earlier
        }
    }

    /** Bytes of one stream, put together to characters; a character may arrive in parts. */
    private final class Printed extends OutputStream {
        private final String name;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
        private ByteBuffer pending = ByteBuffer.allocate(0);

        Printed(String name) {
            this.name = name;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (!pending.hasRemaining() && isAscii(bytes, offset, length)) {
                add(name, new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
                return;
            }
            var input = ByteBuffer.allocate(pending.remaining() + length).put(pending).put(bytes, offset, length).flip();
            var output = CharBuffer.allocate(input.remaining() + 1);
            decoder.decode(input, output, false);
            pending = ByteBuffer.allocate(input.remaining()).put(input).flip();
            add(name, output.flip());
        }
    }
}
