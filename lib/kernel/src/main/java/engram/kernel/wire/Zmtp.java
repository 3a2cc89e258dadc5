package engram.kernel.wire;

import engram.kernel.memory.Reserve;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of ZeroMQ on a stream: ZMTP 3.0 (RFC 23 of ZeroMQ) with its mechanism NULL, as all front ends speak it. One thread
 * reads and one writes.
 *
 * <p>A message is frames of bytes. On the stream a frame is its flags, its length in one or eight bytes, and itself.
 */
public final class Zmtp implements Closeable {
    private static final int GREETING = 64;
    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;
    private static final int SHORTEST_LONG = 256;
    private static final int BUFFER = 1 << 16;
    private static final int STEP = 1 << 20;
    private static final int FRAMES = 1024;
    private static final String READY = "READY";

    private final SocketChannel channel;
    private final long largest;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private ByteBuffer out = ByteBuffer.allocate(BUFFER);

    /** @param largest bytes that a message may have; one that has more ends the connection */
    Zmtp(SocketChannel channel, long largest) {
        this.channel = channel;
        this.largest = largest;
    }

    /** A stream that has been connected, for whoever asks a kernel something. */
    public static Zmtp connected(SocketChannel channel, String socketType) throws IOException {
        var stream = new Zmtp(channel, Long.MAX_VALUE);
        stream.handshake(socketType, new byte[0]);
        return stream;
    }

    /**
     * A message, or a command of the protocol, which is of one frame.
     *
     * @param command whether it is a command
     */
    public record Received(boolean command, List<byte[]> frames) { }

    /** Greets the other side and tells what this one is; returns what the other says of itself, by the names of the properties. */
    Map<String, byte[]> handshake(String socketType, byte[] identity) throws IOException {
        var greeting = ByteBuffer.allocate(GREETING);
        greeting.put(0, (byte) 0xFF).put(9, (byte) 0x7F).put(10, (byte) 3).put(12, "NULL".getBytes(StandardCharsets.US_ASCII));
        writeAll(greeting);
        byte[] theirs = bytes(GREETING);
        if (theirs[0] != (byte) 0xFF || theirs[9] != 0x7F || theirs[10] < 3) {
            throw new ProtocolException("it does not speak ZMTP 3");
        }
        if (!"NULL".equals(new String(theirs, 12, 20, StandardCharsets.US_ASCII).strip().replace("\0", ""))) {
            throw new ProtocolException("it asks for a mechanism other than NULL");
        }
        var ready = ByteBuffer.allocate(BUFFER);
        ready.put((byte) READY.length()).put(READY.getBytes(StandardCharsets.US_ASCII));
        property(ready, "Socket-Type", socketType.getBytes(StandardCharsets.US_ASCII));
        property(ready, "Identity", identity);
        write(COMMAND, Arrays.copyOf(ready.array(), ready.position()));
        flush();
        var answer = receive();
        if (!answer.command || !isCommand(answer.frames.getFirst(), READY)) {
            throw new ProtocolException("it is not ready");
        }
        return properties(ByteBuffer.wrap(answer.frames.getFirst()).position(1 + READY.length()));
    }

    private static void property(ByteBuffer into, String name, byte[] value) {
        into.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII)).putInt(value.length).put(value);
    }

    private static Map<String, byte[]> properties(ByteBuffer from) throws ProtocolException {
        var properties = new LinkedHashMap<String, byte[]>();
        while (from.hasRemaining()) {
            var name = new byte[from.get() & 0xFF];
            if (from.remaining() < name.length + 4) {
                throw new ProtocolException("its properties are cut off");
            }
            from.get(name);
            int length = from.getInt();
            if (length < 0 || length > from.remaining()) {
                throw new ProtocolException("its properties are cut off");
            }
            var value = new byte[length];
            from.get(value);
            properties.put(new String(name, StandardCharsets.US_ASCII), value);
        }
        return properties;
    }

    /** Whether the body of a command has this name. */
    static boolean isCommand(byte[] body, String name) {
        return body.length > name.length() && body[0] == name.length()
                && new String(body, 1, name.length(), StandardCharsets.US_ASCII).equals(name);
    }

    /** The next message or command; waits for it. */
    public Received receive() throws IOException {
        var frames = new ArrayList<byte[]>();
        long size = 0;
        while (true) {
            int flags = bytes(1)[0];
            long length = (flags & LONG) != 0 ? ByteBuffer.wrap(bytes(8)).getLong() : bytes(1)[0] & 0xFF;
            size += Math.max(0, length);
            if (length < 0 || size > largest || frames.size() == FRAMES) {
                throw new ProtocolException("its message has " + size + " bytes in " + (frames.size() + 1) + " frames, and at most " + largest
                        + " in " + FRAMES
                        + " are taken");
            }
            frames.add(bytes((int) length));
            if ((flags & MORE) == 0 || (flags & COMMAND) != 0) {
                return new Received((flags & COMMAND) != 0, frames);
            }
        }
    }

    /** That many bytes. Room for them is made as they come, not because they are announced. */
    private byte[] bytes(int count) throws IOException {
        var bytes = new byte[0];
        for (int have = 0; have < count;) {
            if (have == bytes.length) {
                bytes = longer(bytes, (int) Math.min(count, Math.max(STEP, 2L * have)));
            }
            if (!in.hasRemaining()) {
                in.clear();
                int read = channel.read(in);
                in.flip();
                if (read < 0) {
                    throw new EOFException("it has gone");
                }
            }
            int part = Math.min(in.remaining(), bytes.length - have);
            in.get(bytes, have, part);
            have += part;
        }
        return bytes;
    }

    private static byte[] longer(byte[] bytes, int length) {
        return Reserve.carry(() -> Arrays.copyOf(bytes, length));
    }

    /** Sends a message. */
    public void send(List<byte[]> frames) throws IOException {
        for (int i = 0; i < frames.size(); i++) {
            write(i < frames.size() - 1 ? MORE : 0, frames.get(i));
        }
        flush();
    }

    /** Sends a command of the protocol. */
    void command(byte[] body) throws IOException {
        write(COMMAND, body);
        flush();
    }

    private void write(int flags, byte[] body) throws IOException {
        if (out.remaining() < body.length + 9) {
            flush();
        }
        if (body.length < SHORTEST_LONG) {
            out.put((byte) flags).put((byte) body.length);
        } else {
            out.put((byte) (flags | LONG)).putLong(body.length);
        }
        if (body.length > out.remaining()) {
            flush();
            writeAll(ByteBuffer.wrap(body));
        } else {
            out.put(body);
        }
    }

    private void flush() throws IOException {
        writeAll(out.flip());
        out.clear();
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + BUFFER));   // the JDK copies what it is given at once
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
