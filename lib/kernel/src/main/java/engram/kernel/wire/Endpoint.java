package engram.kernel.wire;

import engram.kernel.log.Log;
import engram.kernel.memory.Reserve;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;

/** A socket of the kernel in ZeroMQ's sense: a place where clients connect, and a way of passing messages to and from them. */
final class Endpoint implements AutoCloseable {

    /** How messages are passed. */
    enum Kind {
        /** Every message comes with the identity of its client in front, and goes to the one whose identity is in front. */
        ROUTER(Set.of("DEALER", "REQ", "ROUTER")),
        /** Every message goes to all clients that have subscribed to its topic. */
        PUB(Set.of("SUB", "XSUB")),
        /** Every message goes back to where it came from. */
        REP(Set.of("REQ", "DEALER"));

        private final Set<String> partners;

        Kind(Set<String> partners) {
            this.partners = partners;
        }

        boolean suits(String type) {
            return partners.contains(type);
        }
    }

    /** Takes the messages of a router, one at a time. */
    interface Receiver {
        void receive(List<byte[]> frames);
    }

    private static final int BACKLOG = 1024;
    private static final int STACK = 1 << 19;
    private static final long LAST_WORDS_MS = 1000;

    private final Kind kind;
    private final Receiver receiver;
    private final ServerSocketChannel listener;
    private final Path path;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final Map<ByteBuffer, Peer> byIdentity = new ConcurrentHashMap<>();
    /** Users who were not let in; it is said once. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger strangers = new AtomicInteger();

    private Endpoint(Kind kind, Receiver receiver, ServerSocketChannel listener, Path path) {
        this.kind = kind;
        this.receiver = receiver;
        this.listener = listener;
        this.path = path;
    }

    /** Listens at a port. */
    static Endpoint tcp(Kind kind, InetSocketAddress address, Receiver receiver) throws IOException {
        var listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return bound(kind, listener, address, null, receiver);
    }

    /** Listens at a Unix-domain socket that only this user may open. */
    static Endpoint ipc(Kind kind, Path path, Receiver receiver) throws IOException {
        removeStale(path);
        var endpoint = bound(kind, ServerSocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(path), path, receiver);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return endpoint;
    }

    private static Endpoint bound(Kind kind, ServerSocketChannel listener, SocketAddress address, Path path,
            Receiver receiver) throws IOException {
        try {
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw new IOException("it cannot listen at " + address + ": " + e.getMessage(), e);
        }
        return new Endpoint(kind, receiver, listener, path);
    }

    /** A socket that nobody listens at was left behind by a process that died. */
    private static void removeStale(Path path) throws IOException {
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

    Kind kind() {
        return kind;
    }

    /** Lets clients in. */
    void start() {
        Thread.ofPlatform().name("wire-accept").daemon().start(this::accept);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                var client = listener.accept();
                Reserve.makeRoom(0);
                if (isForeign(client)) {
                    client.close();
                    continue;
                }
                if (path == null) {
                    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                }
                var peer = new Peer(this, client);
                peers.add(peer);
                Thread.ofPlatform().name("wire-" + kind).stackSize(STACK).daemon().start(() -> serve(peer));
            } catch (IOException | VirtualMachineError e) {
                Reserve.makeRoom(0);
                if (listener.isOpen()) {
                    Log.line("a client could not be let in: " + e.getMessage());
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** Whether it is another user who has come: to a port, or to a socket between its making and its permissions, say. */
    private boolean isForeign(SocketChannel client) throws IOException {
        var user = path == null ? Caller.foreign(client) : foreignAtSocket(client);
        if (user.isPresent() && refused.add(user.get())) {
            Log.line("the user " + user.get() + " is not let in at " + listener.getLocalAddress());
        }
        return user.isPresent();
    }

    private Optional<String> foreignAtSocket(SocketChannel client) throws IOException {
        if (!client.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return Optional.empty();
        }
        var user = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        return user.equals(Files.getOwner(path)) || user.getName().equals("root") ? Optional.empty() : Optional.of(user.getName());
    }

    private void serve(Peer peer) {
        try {
            peer.read();
        } catch (EOFException | java.net.SocketException | java.nio.channels.ClosedChannelException gone) {
            // as front ends go
        } catch (ProtocolException wrong) {
            Log.line("a connection was ended: " + wrong.getMessage());
        } catch (IOException | VirtualMachineError e) {
            Reserve.makeRoom(0);
            Log.line("a connection broke: " + e.getMessage());
        } finally {
            peers.remove(peer);
            byIdentity.remove(ByteBuffer.wrap(peer.identity()), peer);
            peer.finish();
        }
    }

    /** A client says who it is; who has no name gets one. A client that comes back under its name takes the place of its former self. */
    byte[] join(Peer peer, byte[] name) {
        if (kind != Kind.ROUTER) {
            return name;
        }
        var identity = name.length > 0 ? name : ByteBuffer.allocate(5).putInt(1, strangers.incrementAndGet()).array();
        byIdentity.put(ByteBuffer.wrap(identity), peer);
        return identity;
    }

    void received(Peer peer, List<byte[]> frames) {
        switch (kind) {
            case ROUTER -> {
                var message = new ArrayList<byte[]>(frames.size() + 1);
                message.add(peer.identity());
                message.addAll(frames);
                receiver.receive(message);
            }
            case PUB -> {
                var first = frames.getFirst();
                if (first.length > 0 && first[0] <= 1) {
                    peer.subscribe(first[0] == 1, first, 1);
                }
            }
            case REP -> peer.send(() -> frames);
        }
    }

    /** Sends a message to the client that its first frame names, or to all who want it; the frames are made once and when they are needed. */
    void send(byte[] first, Supplier<List<byte[]>> frames) {
        switch (kind) {
            case ROUTER -> {
                var peer = byIdentity.get(ByteBuffer.wrap(first));
                if (peer != null) {
                    peer.send(() -> frames.get().subList(1, frames.get().size()));
                }
            }
            case PUB -> peers.stream().filter(peer -> peer.wants(first)).forEach(peer -> peer.send(frames));
            case REP -> throw new IllegalStateException("an echo says nothing by itself");
        }
    }

    /** Lets nobody in any more, and waits, a second at most, until everything is said. */
    @Override
    public void close() throws IOException {
        listener.close();
        if (path != null) {
            Files.deleteIfExists(path);
        }
        long end = System.currentTimeMillis() + LAST_WORDS_MS;
        for (var peer : peers) {
            var writer = peer.finish();
            if (writer != null) {
                try {
                    writer.join(Math.max(1, end - System.currentTimeMillis()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
