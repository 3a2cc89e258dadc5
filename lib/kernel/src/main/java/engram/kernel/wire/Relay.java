package engram.kernel.wire;

import engram.kernel.log.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Unix-domain socket in front of a port of this host. JeroMQ speaks TCP only, but what it speaks is the same bytes on any
 * stream, so they are handed from one to the other.
 */
final class Relay implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Path path;
    private final int port;
    private final ServerSocketChannel listener;
    private final Set<Thread> serving = ConcurrentHashMap.newKeySet(); // one for each client

    /** Listens at {@code path}, which only this user may open, and hands on to the loopback port. */
    Relay(Path path, int port) throws IOException {
        this.path = path;
        this.port = port;
        removeStale();
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        Thread.ofVirtual().name("relay " + path).start(this::accept);
    }

    /** A socket that nobody listens at was left behind by a process that died. */
    private void removeStale() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (Files.isRegularFile(path) || Files.isDirectory(path)) {
            throw new IOException("there is already a file " + path + ", where a socket was expected");
        }
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException("another process listens at " + path);
        } catch (java.net.SocketException nobodyListens) {
            Files.delete(path);
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                var thread = Thread.ofVirtual().unstarted(() -> serve(client));
                serving.add(thread);
                thread.start();
            }
        } catch (IOException closed) {
            // the end of the kernel
        }
    }

    /** Ends when the port has said its last and that is handed on, or the client has gone. */
    private void serve(SocketChannel client) {
        try (client; var inner = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            Thread.ofVirtual().start(() -> copy(client, inner));
            copy(inner, client);
        } catch (IOException e) {
            Log.line("a connection at " + path + " broke: " + e.getMessage());
        } finally {
            serving.remove(Thread.currentThread());
        }
    }

    /** Hands on bytes until either side ends, which ends the other too. */
    private static void copy(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(BUFFER);
        try (from; to) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException ended) {
            // the other side has gone, as front ends do
        }
    }

    /** Lets nobody in any more, and waits, a second at most, until what the port has said before it closed is handed on. */
    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(path);
        try {
            long end = System.nanoTime() + LAST_WORDS.toNanos();
            for (Thread thread : serving) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
