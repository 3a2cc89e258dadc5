package engram.grader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A number of a student's own for a hidden test that draws its input: the same in every run, and not to be guessed without the secret.
 *
 * @param value any long
 */
public record Seed(long value) {
    private static final String HMAC = "HmacSHA256";

    /**
     * The first eight bytes of HMAC-SHA-256(secret, student).
     *
     * @param secret  what lies beside the hidden tests, not empty
     * @param student who has handed in
     */
    static Seed of(byte[] secret, String student) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return new Seed(ByteBuffer.wrap(mac.doFinal(student.getBytes(StandardCharsets.UTF_8))).getLong());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every JDK has it
        }
    }
}
