package engram.kernel.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.dflib.jjava.jupyter.messages.HMACGenerator;

/**
 * Turns frames into messages and back, and refuses what is malformed, oversized, unsigned or seen before.
 *
 * <p>Frames of a message: identities, {@code <IDS|MSG>}, signature, header, parent header, metadata, content, buffers. The
 * signature is the HMAC-SHA256 of the four JSON frames under the connection file's key.
 */
public final class Codec {
    /** The version of the messaging specification that is spoken. */
    public static final String PROTOCOL = "5.3";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    /** In bytes; far more than a front end has to say. */
    private static final long LARGEST = 1L << 26;

    private final HMACGenerator signer;
    private final SeenSignatures seen = new SeenSignatures(1 << 16);
    private final String session = UUID.randomUUID().toString();

    public Codec(HMACGenerator signer) {
        this.signer = signer;
    }

    /** Reads a message that came from a front end. */
    public Message decode(List<byte[]> frames) throws RejectedMessage {
        long size = frames.stream().mapToLong(frame -> frame.length).sum();
        if (size > LARGEST) {
            throw new RejectedMessage("it has " + size + " bytes, and at most " + LARGEST + " are taken");
        }
        int start = 0;
        while (start < frames.size() && !Arrays.equals(frames.get(start), DELIMITER)) {
            start++;
        }
        if (frames.size() < start + 6) {
            throw new RejectedMessage("it has " + frames.size() + " frames and no complete message among them");
        }
        byte[][] signed = frames.subList(start + 2, start + 6).toArray(byte[][]::new);
        checkSignature(frames.get(start + 1), signed);
        var header = object(signed[0], "header");
        requireText(header, "msg_id");
        requireText(header, "msg_type");
        requireText(header, "session");
        if (frames.size() > start + 6 && !header.get("msg_type").getAsString().startsWith("comm_")) {
            throw new RejectedMessage("it has frames behind its content, which no signature covers");
        }
        return new Message(List.copyOf(frames.subList(0, start)), header, object(signed[1], "parent header"),
                object(signed[2], "metadata"), object(signed[3], "content"),
                List.copyOf(frames.subList(start + 6, frames.size())));
    }

    private void checkSignature(byte[] received, byte[][] signed) throws RejectedMessage {
        byte[] expected = signer.calculateSignature(signed).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, received)) {
            throw new RejectedMessage("its signature does not fit the key of this kernel");
        }
        if (!seen.add(new String(received, StandardCharsets.US_ASCII))) {
            throw new RejectedMessage("it was received before");
        }
    }

    private static JsonObject object(byte[] frame, String name) throws RejectedMessage {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString();
            if (JsonParser.parseString(text) instanceof JsonObject object) {
                return object;
            }
            throw new RejectedMessage("its " + name + " is no JSON object");
        } catch (CharacterCodingException e) {
            throw new RejectedMessage("its " + name + " is no UTF-8 text");
        } catch (JsonParseException | StackOverflowError e) {
            throw new RejectedMessage("its " + name + " is no JSON");
        }
    }

    private static void requireText(JsonObject header, String field) throws RejectedMessage {
        if (!(header.get(field) instanceof JsonPrimitive value) || !value.isString()) {
            throw new RejectedMessage("its header has no " + field);
        }
    }

    /** The frames of a message, signed. */
    public List<byte[]> encode(Message message) {
        byte[][] signed = {bytes(message.header()), bytes(message.parent()), bytes(message.metadata()),
                bytes(message.content())};
        var frames = new ArrayList<byte[]>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.calculateSignature(signed).getBytes(StandardCharsets.US_ASCII));
        frames.addAll(List.of(signed));
        frames.addAll(message.buffers());
        return frames;
    }

    private static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A fresh message of this kernel in answer to {@code parent}, an empty object where it answers nothing. */
    public Message create(List<byte[]> identities, String type, JsonObject parent, JsonObject content,
                          List<byte[]> buffers) {
        var header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("session", session);
        header.addProperty("username", "kernel");
        header.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", PROTOCOL);
        return new Message(identities, header, parent, new JsonObject(), content, buffers);
    }

    /** The topic under which a message of this kernel is published. */
    List<byte[]> topic(String type) {
        return List.of(("kernel." + session + "." + type).getBytes(StandardCharsets.UTF_8));
    }
}
