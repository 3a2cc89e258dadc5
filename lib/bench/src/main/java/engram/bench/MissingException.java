package engram.bench;

import java.io.IOException;

/** What could not be measured; the message is the reason, which goes into the result. */
final class MissingException extends IOException {
    private static final long serialVersionUID = 1;

    MissingException(String reason) {
        super(reason);
    }
}
