package engram.tensor;

import java.util.concurrent.CancellationException;

/** How long operations notice that their thread was interrupted. */
final class Cancellation {

    private Cancellation() {
    }

    /** Throws {@link CancellationException} if this thread was interrupted, and takes note of it (the flag is cleared). */
    static void check() {
        if (Thread.interrupted()) {
            throw new CancellationException("The computation was interrupted.");
        }
    }
}
