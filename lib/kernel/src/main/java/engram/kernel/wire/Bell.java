package engram.kernel.wire;

import engram.kernel.log.Log;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes the thread that waits at the sockets, from any other thread.
 *
 * <p>A pipe is closed for ever when a thread that writes to it is interrupted, and cells are interrupted; so the byte is
 * written by a thread that nobody else knows.
 */
final class Bell {
    private final Pipe pipe = Pipe.open();
    private final AtomicBoolean rung = new AtomicBoolean();
    private final ByteBuffer bytes = ByteBuffer.allocate(64);
    private final Thread ringer = new Thread(this::work, "wire-bell");

    Bell() throws IOException {
        pipe.source().configureBlocking(false);
        ringer.setDaemon(true);
        ringer.start();
    }

    SelectableChannel source() {
        return pipe.source();
    }

    void ring() {
        if (rung.compareAndSet(false, true)) {
            LockSupport.unpark(ringer);
        }
    }

    /** Forgets the ringing; what is put into the queue from now on rings again. */
    void silence() throws IOException {
        pipe.source().read(bytes.clear());
        rung.set(false);
    }

    private void work() {
        try {
            while (true) {
                LockSupport.park();
                if (rung.get()) {
                    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
                }
            }
        } catch (IOException e) {
            Log.line("the kernel's inner pipe is broken: " + e.getMessage());
        }
    }
}
