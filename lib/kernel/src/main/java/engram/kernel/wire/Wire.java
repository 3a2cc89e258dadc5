package engram.kernel.wire;

import com.google.gson.JsonObject;
import engram.kernel.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The sockets of the kernel. One thread owns them all: it receives, echoes heartbeats, and sends what other threads hand to
 * {@link #send}, in the order in which they did.
 */
public final class Wire {

    /** Takes the messages that arrive, on the wire's thread; it must not block. */
    public interface Receiver {
        void receive(Channel channel, Message message);
    }

    private record Parcel(Channel channel, Message message) { }

    private static final int ENOUGH = 64;
    private static final long LARGEST_FRAME = 1L << 28;

    private final Codec codec;
    private final Receiver receiver;
    private final ConcurrentLinkedQueue<Parcel> outbox = new ConcurrentLinkedQueue<>();
    private final Bell bell;
    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;
    private final List<Relay> relays = new ArrayList<>();
    private final Thread thread = new Thread(this::loop, "wire");
    private volatile boolean closing;

    /** Binds the sockets of a connection file. */
    public Wire(KernelConnectionProperties connection, Codec codec, Receiver receiver) throws IOException {
        this.codec = codec;
        this.receiver = receiver;
        bell = new Bell();
        context.setLinger(1000);
        sockets.put(Channel.CONTROL, bind(SocketType.ROUTER, connection, connection.getControlPort()));
        sockets.put(Channel.SHELL, bind(SocketType.ROUTER, connection, connection.getShellPort()));
        sockets.put(Channel.STDIN, bind(SocketType.ROUTER, connection, connection.getStdinPort()));
        sockets.put(Channel.IOPUB, bind(SocketType.PUB, connection, connection.getIopubPort()));
        heartbeat = bind(SocketType.REP, connection, connection.getHbPort());
    }

    private ZMQ.Socket bind(SocketType type, KernelConnectionProperties connection, int port) throws IOException {
        var socket = context.createSocket(type);
        socket.setMaxMsgSize(LARGEST_FRAME);
        socket.setSndHWM(0);
        socket.setRcvHWM(0);
        switch (connection.getTransport()) {
            case "tcp" -> bind(socket, "tcp://" + connection.getIp() + ":" + port);
            case "ipc" -> {
                bind(socket, "tcp://127.0.0.1:*");
                var address = socket.getLastEndpoint();
                relays.add(new Relay(Path.of(connection.getIp() + "-" + port),
                        Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))));
            }
            default -> throw new IOException("its transport is " + connection.getTransport() + ", and tcp and ipc are known");
        }
        return socket;
    }

    private static void bind(ZMQ.Socket socket, String address) throws IOException {
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw new IOException("it cannot listen at " + address + ": " + e.getMessage(), e);
        }
    }

    /** Starts to receive. */
    public void start() {
        thread.start();
    }

    /** Sends a message from any thread. */
    public void send(Channel channel, Message message) {
        outbox.add(new Parcel(channel, message));
        bell.ring();
    }

    /** Publishes a message in answer to {@code parent}. */
    public void publish(String type, JsonObject parent, JsonObject content, List<byte[]> buffers) {
        send(Channel.IOPUB, codec.create(codec.topic(type), type, parent, content, buffers));
    }

    /** Answers a request on the channel on which it came. */
    public void reply(Channel channel, Message request, JsonObject content) {
        request(channel, request.type().replace("_request", "_reply"), request, content);
    }

    /** Sends a message to the front end that has sent {@code cause}. */
    public void request(Channel channel, String type, Message cause, JsonObject content) {
        send(channel, codec.create(cause.identities(), type, cause.header(), content, List.of()));
    }

    private void loop() {
        try (var poller = context.createPoller(6)) {
            sockets.forEach((channel, socket) -> {
                if (channel != Channel.IOPUB) {
                    poller.register(socket, ZMQ.Poller.POLLIN);
                }
            });
            poller.register(heartbeat, ZMQ.Poller.POLLIN);
            poller.register(bell.source(), ZMQ.Poller.POLLIN);
            while (!closing || !outbox.isEmpty()) {
                poller.poll(-1);
                bell.silence();
                sendAll();
                receiveSome(Channel.CONTROL);
                receiveSome(Channel.STDIN);
                receiveSome(Channel.SHELL);
                echo();
            }
        } catch (IOException e) {
            Log.line("the kernel's sockets failed: " + e.getMessage());
        }
        context.close();
        for (var relay : relays) {
            try {
                relay.close();
            } catch (IOException e) {
                Log.line("a socket could not be removed: " + e.getMessage());
            }
        }
    }

    private void sendAll() {
        for (Parcel parcel; (parcel = outbox.poll()) != null;) {
            var socket = sockets.get(parcel.channel);
            var frames = codec.encode(parcel.message);
            for (int i = 0; i < frames.size(); i++) {
                socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
            }
        }
    }

    /** Takes a limited number of messages, so that no channel starves another. */
    private void receiveSome(Channel channel) {
        var socket = sockets.get(channel);
        for (int i = 0; i < ENOUGH; i++) {
            var frames = frames(socket);
            if (frames.isEmpty()) {
                return;
            }
            try {
                receiver.receive(channel, codec.decode(frames));
            } catch (RejectedMessage rejected) {
                Log.line("a message on the " + channel.name().toLowerCase() + " channel was rejected: " + rejected.getMessage());
            } catch (RuntimeException failure) {
                Log.line("a message on the " + channel.name().toLowerCase() + " channel could not be handled: " + failure);
            }
        }
    }

    private void echo() {
        var frames = frames(heartbeat);
        for (int i = 0; i < frames.size(); i++) {
            heartbeat.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    /** The frames of the next message, none where nothing has arrived. */
    private static List<byte[]> frames(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        byte[] frame = socket.recv(ZMQ.DONTWAIT);
        while (frame != null) {
            frames.add(frame);
            frame = socket.hasReceiveMore() ? socket.recv() : null;
        }
        return frames;
    }

    /** Sends what waits, then closes the sockets. Returns when they are closed. */
    public void close() {
        closing = true;
        bell.ring();
        try {
            thread.join(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
