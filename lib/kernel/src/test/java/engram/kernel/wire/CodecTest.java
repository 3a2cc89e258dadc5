package engram.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private static final byte[] ROUTE = {1, 2, 3};
    private Codec sender;
    private Codec receiver;

    @BeforeEach
    void keys() throws Exception {
        sender = new Codec(new HMACGenerator("hmac-sha256", "secret"));
        receiver = new Codec(new HMACGenerator("hmac-sha256", "secret"));
    }

    private List<byte[]> frames() {
        var content = new JsonObject();
        content.addProperty("code", "1 + 1 // µ");
        return new ArrayList<>(sender.encode(sender.create(List.of(ROUTE), "execute_request", new JsonObject(), content, List.of())));
    }

    @Test
    void messageArrivesAsItWasSent() throws RejectedMessage {
        var message = receiver.decode(frames());
        assertEquals("execute_request", message.type());
        assertEquals("1 + 1 // µ", message.text("code", ""));
        assertEquals(List.of(ROUTE).getFirst().length, message.identities().getFirst().length);
    }

    @Test
    void otherKeyIsRejected() throws Exception {
        var stranger = new Codec(new HMACGenerator("hmac-sha256", "guess"));
        var rejected = assertThrows(RejectedMessage.class, () -> stranger.decode(frames()));
        assertTrue(rejected.getMessage().contains("signature"));
    }

    @Test
    void everyFrameIsCoveredByTheSignature() {
        for (int frame = 2; frame < 7; frame++) {
            var frames = frames();
            frames.set(frame, "{\"msg_type\":\"shutdown_request\"}".getBytes(StandardCharsets.UTF_8));
            assertThrows(RejectedMessage.class, () -> receiver.decode(frames));
        }
    }

    @Test
    void oversizedIsRejected() {
        var frames = frames();
        frames.add(new byte[1 << 26]);
        var rejected = assertThrows(RejectedMessage.class, () -> receiver.decode(frames));
        assertTrue(rejected.getMessage().contains("bytes"));
    }

    @Test
    void replayIsRejected() throws RejectedMessage {
        var frames = frames();
        receiver.decode(frames);
        var rejected = assertThrows(RejectedMessage.class, () -> receiver.decode(frames));
        assertTrue(rejected.getMessage().contains("before"));
    }

    static Stream<List<byte[]>> malformed() {
        var delimiter = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
        var empty = "{}".getBytes(StandardCharsets.UTF_8);
        var none = new byte[0];
        var header = "{\"msg_id\":\"1\",\"msg_type\":\"t\",\"session\":\"s\"}".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                List.of(),
                List.of(delimiter),
                List.of(ROUTE, none, header, empty, empty, empty),
                List.of(delimiter, none, header, empty, empty),
                List.of(delimiter, none, empty, empty, empty, empty),
                List.of(delimiter, none, "[]".getBytes(StandardCharsets.UTF_8), empty, empty, empty),
                List.of(delimiter, none, header, empty, empty, "{".getBytes(StandardCharsets.UTF_8)),
                List.of(delimiter, none, header, empty, empty, new byte[] {(byte) 0xff, (byte) 0xfe}),
                List.of(delimiter, none, header, empty, empty, "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8)),
                List.of(delimiter, none, "{\"msg_id\":1,\"msg_type\":\"t\",\"session\":\"s\"}".getBytes(StandardCharsets.UTF_8), empty,
                        empty, empty));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(List<byte[]> frames) throws Exception {
        var signed = new ArrayList<>(frames);
        if (frames.size() == 6) {
            var signature = new HMACGenerator("hmac-sha256", "secret").calculateSignature(frames.subList(2, 6).toArray(byte[][]::new));
            signed.set(1, signature.getBytes(StandardCharsets.US_ASCII));
        }
        var rejected = assertThrows(RejectedMessage.class, () -> receiver.decode(signed));
        assertFalse(rejected.getMessage().contains("signature"), rejected.getMessage());
    }
}
