package engram.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
    private static final int LENGTH = 1 << 20;

    @TempDir
    Path folder;

    /** The last reply of a kernel that ends: once the relay is closed, the process may halt. */
    @RepeatedTest(50)
    void whatWasSaidBeforeTheEndIsHandedOn() throws Exception {
        Path path = folder.resolve("kernel-1");
        try (var port = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var relay = new Relay(path, ((InetSocketAddress) port.getLocalAddress()).getPort());
            try (var client = SocketChannel.open(UnixDomainSocketAddress.of(path)); var kernel = port.accept()) {
                var received = new AtomicInteger();
                var read = Thread.ofVirtual().start(() -> {
                    try {
                        var buffer = ByteBuffer.allocate(1 << 16);
                        for (int count; (count = client.read(buffer.clear())) >= 0; Thread.sleep(1)) received.addAndGet(count);
                    } catch (Exception _) {
                        // what has come until then is counted
                    }
                });
                for (var said = ByteBuffer.allocate(LENGTH); said.hasRemaining();) kernel.write(said);
                kernel.shutdownOutput();
                relay.close();
                int handedOn = received.get();
                read.join();
                assertEquals(LENGTH, received.get());
                // all but what the socket between relay and client still holds
                assertTrue(handedOn > LENGTH - (1 << 19), "only " + handedOn + " bytes were handed on before the relay was closed");
            }
        }
        assertFalse(Files.exists(path));
    }
}
