package engram.kernel.maven;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.aether.spi.connector.transport.TransportListener;
import org.eclipse.aether.transfer.TransferCancelledException;

/**
 * Looks after a transfer, and gives it up when nothing has been heard of it for a while: not every wait of Maven's transport has an
 * end.
 */
final class Watch extends TransportListener {
    private static final long LOOK_MS = 100;

    private final TransportListener other;
    private final long patienceNs;
    private volatile long heard = System.nanoTime();

    /** A watch that hands on to another listener what it hears. */
    Watch(TransportListener other, long patienceMs) {
        this.other = other;
        patienceNs = TimeUnit.MILLISECONDS.toNanos(patienceMs);
    }

    @Override
    public void transportStarted(long offset, long length) throws TransferCancelledException {
        heard = System.nanoTime();
        other.transportStarted(offset, length);
    }

    @Override
    public void transportProgressed(ByteBuffer data) throws TransferCancelledException {
        heard = System.nanoTime();
        other.transportProgressed(data);
    }

    /** Does the work on a thread of its own; what ends it at last, once it is given up, is {@code release}. */
    void over(Callable<Void> work, Runnable release) throws Exception {
        var transfer = new FutureTask<>(work);
        Thread.ofPlatform().name("maven-transfer").daemon().start(transfer);
        while (true) {
            try {
                transfer.get(LOOK_MS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillRunning) {
                if (System.nanoTime() - heard > patienceNs) {
                    release.run();
                    throw new InterruptedIOException("nothing was heard of it");
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : new IOException(e.getCause());
            }
        }
    }
}
