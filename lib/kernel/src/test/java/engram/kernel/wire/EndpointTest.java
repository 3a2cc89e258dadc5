package engram.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.kernel.wire.Endpoint.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EndpointTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<List<byte[]>> arrived = new LinkedBlockingQueue<>();

    private Endpoint ipc(Kind kind) throws IOException {
        var endpoint = Endpoint.ipc(kind, folder.resolve("kernel-1"), arrived::add);
        endpoint.start();
        return endpoint;
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("kernel-1")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<byte[]> next() throws InterruptedException {
        return arrived.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void framesOfAllLengthsArriveAndComeBack() throws Exception {
        try (var router = ipc(Kind.ROUTER); var client = Zmtp.connected(connect(), "DEALER")) {
            for (int length : new int[] {0, 1, 254, 255, 256, 257, 65_527, 65_536, 65_537, 1_048_576, 3_000_001}) {
                var frame = new byte[length];
                java.util.Arrays.fill(frame, (byte) length);
                client.send(List.of(frame, bytes("end")));
                var message = next();
                assertEquals(3, message.size());
                assertArrayEquals(frame, message.get(1));
                router.send(message.getFirst(), () -> message);
                assertArrayEquals(frame, client.receive().frames().getFirst());
            }
        }
        assertFalse(Files.exists(folder.resolve("kernel-1")));
    }

    /** A router that knows an old connection only would answer into the void. */
    @RepeatedTest(20)
    void clientThatComesBackUnderItsNameIsHeard() throws Exception {
        try (var router = ipc(Kind.ROUTER)) {
            for (int i = 0; i < 5; i++) {
                var channel = connect();
                var client = new Zmtp(channel, 1000);
                client.handshake("DEALER", bytes("me"));
                client.send(List.of(bytes("hello " + i)));
                var message = next();
                assertEquals("me", new String(message.getFirst(), StandardCharsets.UTF_8));
                router.send(message.getFirst(), () -> message);
                assertEquals("hello " + i, new String(client.receive().frames().getFirst(), StandardCharsets.UTF_8));
                if (i % 2 == 0) {
                    channel.close();
                }
            }
        }
    }

    @Test
    void subscribersGetWhatTheyHaveAskedFor() throws Exception {
        try (var publisher = ipc(Kind.PUB); var all = Zmtp.connected(connect(), "SUB"); var some = Zmtp.connected(connect(), "SUB")) {
            all.send(List.of(new byte[] {1}));
            some.send(List.of(bytes("\u0001kernel.a")));
            var heard = new java.util.concurrent.atomic.AtomicBoolean();
            var speaker = Thread.ofVirtual().start(() -> {   // a subscription takes its time to arrive
                while (!heard.get()) {
                    publisher.send(bytes("kernel.ab"), () -> List.of(bytes("kernel.ab"), bytes("first")));
                    java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                }
            });
            assertEquals("first", new String(some.receive().frames().get(1), StandardCharsets.UTF_8));
            heard.set(true);
            speaker.join();
            publisher.send(bytes("kernel.b"), () -> List.of(bytes("kernel.b"), bytes("second")));
            publisher.send(bytes("kernel.ac"), () -> List.of(bytes("kernel.ac"), bytes("third")));
            String said;
            do {
                said = new String(some.receive().frames().get(1), StandardCharsets.UTF_8);
                assertFalse(said.equals("second"));
            } while (!said.equals("third"));
            some.send(List.of(bytes("\u0000kernel.a")));
        }
    }

    /** The last reply of a kernel that ends: once the endpoint is closed, the process may halt. */
    @RepeatedTest(30)
    void whatWasSaidBeforeTheEndIsHandedOn() throws Exception {
        var router = ipc(Kind.ROUTER);
        try (var client = Zmtp.connected(connect(), "DEALER")) {
            client.send(List.of(bytes("ask")));
            var identity = next().getFirst();
            for (int i = 0; i < 50; i++) {
                router.send(identity, () -> List.of(identity, new byte[20_000]));
            }
            var closing = Thread.ofVirtual().start(() -> {
                try {
                    router.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int i = 0; i < 50; i++) {
                assertEquals(20_000, client.receive().frames().getFirst().length);
            }
            closing.join();
            assertThrows(IOException.class, client::receive);
        }
    }

    @Test
    void heartbeatsComeBack() throws Exception {
        try (var _ = ipc(Kind.REP); var client = Zmtp.connected(connect(), "REQ")) {
            client.send(List.of(new byte[0], bytes("ping")));
            assertEquals("ping", new String(client.receive().frames().get(1), StandardCharsets.UTF_8));
        }
    }

    @Test
    void socketIsForItsOwnerAlone() throws Exception {
        try (var _ = ipc(Kind.ROUTER)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kernel-1"))));
        }
    }

    /** Whoever talks nonsense loses the connection; the others don't notice. */
    @Test
    void nonsenseEndsTheConnectionThatItComesThrough() throws Exception {
        var nonsense = List.of(bytes("GET / HTTP/1.1\r\n\r\n" + " ".repeat(80)), new byte[100], ByteBuffer.allocate(64).put(0, (byte) 0xFF).put(9, (byte) 0x7F).put(10, (byte) 1).array(),
                ByteBuffer.allocate(200).put(0, (byte) 0xFF).put(9, (byte) 0x7F).put(10, (byte) 3).put(12, bytes("NULL")).put(64, new byte[] {6, 127, -1, -1, -1, -1, -1, -1, -1}).array());
        try (var _ = ipc(Kind.ROUTER); var good = Zmtp.connected(connect(), "DEALER")) {
            for (var each : nonsense) {
                try (var bad = connect()) {
                    bad.write(ByteBuffer.wrap(each));
                    bad.shutdownOutput();
                    var answer = ByteBuffer.allocate(1 << 12);
                    while (bad.read(answer) >= 0 && answer.hasRemaining()) { }
                    assertTrue(answer.position() < 200);
                }
            }
            good.send(List.of(bytes("still here")));
            assertEquals("still here", new String(next().get(1), StandardCharsets.UTF_8));
            assertTrue(arrived.isEmpty());
        }
    }

    /** What is announced and never sent takes no memory. */
    @Test
    void announcedFramesTakeNoMemoryBeforeTheyCome() throws Exception {
        try (var _ = ipc(Kind.ROUTER)) {
            var clients = new java.util.ArrayList<SocketChannel>();
            for (int i = 0; i < 200; i++) {
                var channel = connect();
                new Zmtp(channel, 1000).handshake("DEALER", new byte[0]);
                channel.write(ByteBuffer.allocate(9).put((byte) 2).putLong((1L << 26) - 1).flip());
                clients.add(channel);
            }
            try (var good = Zmtp.connected(connect(), "DEALER")) {
                good.send(List.of(bytes("heard")));
                assertEquals("heard", new String(next().get(1), StandardCharsets.UTF_8));
            }
            for (var each : clients) {
                each.close();
            }
        }
    }

    @Test
    void portThatIsTakenIsSaid() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            var refused = assertThrows(IOException.class, () -> Endpoint.tcp(Kind.ROUTER, address, arrived::add));
            assertTrue(refused.getMessage().contains("cannot listen at"), refused.getMessage());
        }
    }
}
