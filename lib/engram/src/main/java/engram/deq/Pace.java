package engram.deq;

import java.util.function.LongSupplier;

/**
 * How many calls of f a device makes before anybody looks. Each look waits for the device; each call after the last that a sample needed is in vain.
 * So there are about half as many as were made already, and no more than take some 0.05 s, within which nobody sees an interruption.
 */
final class Pace {
    /** The most calls at a time. */
    static final int MOST = 32;

    private static final int FEW = 4;            // calls that are worth a look
    private static final double SECONDS = 0.05;

    private final LongSupplier clock;            // ns
    private long looked;                         // when that was last
    private int made, atOnce = 1;

    Pace(LongSupplier clock) {
        this.clock = clock;
        this.looked = clock.getAsLong();
    }

    /** Calls until the next look. */
    int next() { return atOnce; }

    /** So many calls were made since the last look. */
    void made(int calls) {
        long now = clock.getAsLong();
        double each = (now - looked) / 1e9 / calls;
        looked = now;
        made += calls;
        int wanted = Math.min(2 * calls, Math.max(FEW, made / 2));
        atOnce = Math.clamp((long) Math.min(wanted, SECONDS / each), 1, MOST);
    }
}
