package engram.kernel.wire;

import com.google.gson.JsonObject;
import engram.kernel.log.Log;
import engram.kernel.memory.Reserve;
import engram.kernel.wire.Endpoint.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** The five sockets of the kernel, and the messages that go through them. */
public final class Wire {

    /** Takes the messages that arrive, one at a time; it must not block. */
    public interface Receiver {
        void receive(Channel channel, Message message);
    }

    /** Bytes that the text of a message takes, at most, for each of its own while it is read. */
    private static final long GROWTH = 6;

    private final Codec codec;
    private final Receiver receiver;
    private final Map<Channel, Endpoint> endpoints = new EnumMap<>(Channel.class);
    private final Endpoint heartbeat;

    /** Listens where a connection file says. */
    public Wire(KernelConnectionProperties connection, Codec codec, Receiver receiver) throws IOException {
        this.codec = codec;
        this.receiver = receiver;
        endpoints.put(Channel.CONTROL, bind(Kind.ROUTER, connection, connection.getControlPort(), Channel.CONTROL));
        endpoints.put(Channel.SHELL, bind(Kind.ROUTER, connection, connection.getShellPort(), Channel.SHELL));
        endpoints.put(Channel.STDIN, bind(Kind.ROUTER, connection, connection.getStdinPort(), Channel.STDIN));
        endpoints.put(Channel.IOPUB, bind(Kind.PUB, connection, connection.getIopubPort(), Channel.IOPUB));
        heartbeat = bind(Kind.REP, connection, connection.getHbPort(), Channel.IOPUB);
    }

    private Endpoint bind(Kind kind, KernelConnectionProperties connection, int port, Channel channel) throws IOException {
        Endpoint.Receiver taking = frames -> receive(channel, frames);
        return switch (connection.getTransport()) {
            case "tcp" -> Endpoint.tcp(kind, new InetSocketAddress(connection.getIp(), port), taking);
            case "ipc" -> Endpoint.ipc(kind, Path.of(connection.getIp() + "-" + port), taking);
            default -> throw new IOException("its transport is " + connection.getTransport() + ", and tcp and ipc are known");
        };
    }

    /** Starts to receive. */
    public void start() {
        endpoints.values().forEach(Endpoint::start);
        heartbeat.start();
    }

    /** Sends a message from any thread; what one thread sends to a client arrives in that order. */
    public void send(Channel channel, Message message) {
        if (!message.identities().isEmpty()) {
            endpoints.get(channel).send(message.identities().getFirst(), encoded(message));
        }
    }

    /** The frames of a message, made once, by whoever needs them first. */
    private Supplier<List<byte[]>> encoded(Message message) {
        return new Supplier<>() {
            private List<byte[]> frames;

            @Override
            public synchronized List<byte[]> get() {
                frames = frames == null ? codec.encode(message) : frames;
                return frames;
            }
        };
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

    private void receive(Channel channel, List<byte[]> frames) {
        try {
            Reserve.makeRoom(GROWTH * frames.stream().mapToLong(frame -> frame.length).sum());
            var message = codec.decode(frames);
            synchronized (this) {
                receiver.receive(channel, message);
            }
        } catch (RejectedMessage rejected) {
            Log.line("a message on the " + name(channel) + " channel was rejected: " + rejected.getMessage());
        } catch (RuntimeException | VirtualMachineError failure) {
            Log.line("a message on the " + name(channel) + " channel could not be handled: " + failure);
        }
    }

    private static String name(Channel channel) {
        return channel.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Sends what waits, then closes the sockets. Returns when they are closed. */
    public void close() {
        var all = new ArrayList<>(endpoints.values());
        all.add(heartbeat);
        for (var endpoint : all) {
            try {
                endpoint.close();
            } catch (IOException e) {
                Log.line("a socket could not be closed: " + e.getMessage());
            }
        }
    }
}
