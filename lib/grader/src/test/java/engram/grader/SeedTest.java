package engram.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeedTest {
    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

    /** The well-known HMAC-SHA-256 of this sentence with the key "key" begins f7bc83f430538424. */
    @Test
    void isTheBeginningOfAnHmac() {
        assertEquals(new Seed(0xf7bc83f430538424L), Seed.of(KEY, "The quick brown fox jumps over the lazy dog"));
    }

    @Test
    void differsByStudentAndBySecret() {
        assertNotEquals(Seed.of(KEY, "alice"), Seed.of(KEY, "bob"));
        assertNotEquals(Seed.of(KEY, "alice"), Seed.of(new byte[] {1}, "alice"));
    }
}
