package engram.kernel.run;

import java.time.Instant;

/**
 * Cells and interrupts come through sockets of their own, so that one that is sent at the same time as the other may come first. The
 * clocks of two senders may differ; only what comes at nearly the same time is put into its order by them.
 *
 * @param sent when it was sent, by the sender's clock
 * @param came when it came, in nanoseconds
 */
public record Arrival(Instant sent, long came) {
    private static final long CLOSE_NS = 100_000_000;

    public Arrival(Instant sent) {
        this(sent, System.nanoTime());
    }

    /** Whether it came before the other one, though it was sent after it. */
    public boolean hasOvertaken(Arrival later) {
        return sent.isAfter(later.sent) && later.came - came < CLOSE_NS;
    }
}
