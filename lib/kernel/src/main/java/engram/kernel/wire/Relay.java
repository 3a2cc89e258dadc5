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

/**
 * A Unix-domain socket in front of a port of this host. JeroMQ speaks TCP only, but what it speaks is the same bytes on any
 * stream, so they are handed from one to the other.
 */
final class Relay implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final int port;
    private final ServerSocketChannel listener;

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
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the end of the kernel
        }
    }

    private void serve(SocketChannel client) {
        try (client; var inner = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            var back = Thread.ofVirtual().start(() -> copy(inner, client));
            copy(client, inner);
            back.join();
        } catch (IOException e) {
            Log.line("a connection at " + path + " broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(path);
    }
}
