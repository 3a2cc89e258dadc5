package engram.grader;

import java.util.Optional;

/**
 * Tests that lie in no repository.
 *
 * @param type   a class with {@link Graded} methods
 * @param secret from which, with a student's name, a {@link Seed} is made; empty where the tests take none
 */
public record HiddenTests(Class<?> type, Optional<Secret> secret) {

    /** Bytes that nobody prints by accident. */
    public static final class Secret {
        private final byte[] bytes;

        /** @param bytes not empty */
        public Secret(byte[] bytes) {
            this.bytes = bytes.clone();
        }
    }

    /** The seed of a student. */
    Optional<Seed> seed(String student) {
        return secret.map(own -> Seed.of(own.bytes, student));
    }
}
