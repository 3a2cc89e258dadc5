package engram.kernel.wire;

import engram.kernel.log.Log;
import engram.kernel.memory.Reserve;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * A client that is connected to an {@link Endpoint}. A thread of its own reads what it says; another, which starts with the first
 * message for it, writes. Nobody else touches the connection: a thread that is interrupted while it writes would close it.
 */
final class Peer {
    private static final long LARGEST = 1L << 26;
    private static final Supplier<List<byte[]>> END = List::of;

    private final Endpoint endpoint;
    private final SocketChannel channel;
    private final Zmtp stream;
    private final LinkedBlockingQueue<Supplier<List<byte[]>>> outbox = new LinkedBlockingQueue<>();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private volatile byte[] identity = {};
    private Thread writer;
    private boolean closed;

    Peer(Endpoint endpoint, SocketChannel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
        stream = new Zmtp(channel, LARGEST);
    }

    /** By which a router knows it; empty until it has said who it is. */
    byte[] identity() {
        return identity;
    }

    /** Reads until the client goes or says what nobody understands. */
    void read() throws IOException {
        var said = stream.handshake(endpoint.kind().name(), new byte[0]);
        var type = new String(said.getOrDefault("Socket-Type", new byte[0]), StandardCharsets.US_ASCII);
        if (!endpoint.kind().suits(type)) {
            throw new java.net.ProtocolException("a socket of type " + type + " cannot talk to one of type " + endpoint.kind());
        }
        identity = endpoint.join(this, said.getOrDefault("Identity", new byte[0]));
        while (true) {
            var received = stream.receive();
            var first = received.frames().getFirst();
            if (!received.command()) {
                endpoint.received(this, received.frames());
            } else if (Zmtp.isCommand(first, "SUBSCRIBE")) {
                subscribe(true, first, 10);
            } else if (Zmtp.isCommand(first, "CANCEL")) {
                subscribe(false, first, 7);
            }
        }
    }

    /** Wants to be told, or not any more, of messages whose first frame begins as the bytes do behind {@code from}. */
    void subscribe(boolean wanted, byte[] bytes, int from) {
        var topic = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        if (wanted) {
            topics.add(topic);
        } else {
            topics.remove(topic);
        }
    }

    boolean wants(byte[] topic) {
        var text = new String(topic, StandardCharsets.ISO_8859_1);
        return topics.stream().anyMatch(text::startsWith);
    }

    /** Sends a message, whose frames are made by the thread that writes. */
    synchronized void send(Supplier<List<byte[]>> frames) {
        if (closed) {
            return;
        }
        outbox.add(frames);
        if (writer == null) {
            writer = Thread.ofPlatform().name("wire-" + endpoint.kind().name().toLowerCase(java.util.Locale.ROOT)).daemon().start(this::write);
        }
    }

    private void write() {
        try {
            for (var next = next(); next != END; next = next()) {
                write(next);
            }
        } catch (IOException | InterruptedException gone) {
            // a front end that is gone hears no more
        }
        shut();
    }

    private Supplier<List<byte[]>> next() throws InterruptedException {
        while (true) {
            try {
                return outbox.take();
            } catch (VirtualMachineError e) {
                Reserve.makeRoom(0);
            }
        }
    }

    private void write(Supplier<List<byte[]>> frames) throws IOException {
        List<byte[]> message;
        try {
            message = Reserve.carry(frames);
            Reserve.makeRoom(0);
        } catch (VirtualMachineError e) {
            Log.line("a message was not sent: there is no memory to write it down");
            return;
        }
        stream.send(message);
    }

    /** Ends the connection when everything is said; returns the thread that says it, or null. */
    synchronized Thread finish() {
        closed = true;
        outbox.add(END);
        if (writer == null) {
            shut();
        }
        return writer;
    }

    private void shut() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    /** Whether the identity is this client's. */
    boolean is(byte[] name) {
        return Arrays.equals(identity, name);
    }
}
