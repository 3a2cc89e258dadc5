package engram.kernel.display;

import java.util.concurrent.locks.LockSupport;

/** Slows down who shows things faster than a page can take them; nothing is lost. */
public final class Pace {
    private static final double PER_SECOND = 50;
    private static final double BURST = 100;

    private double allowed = BURST;
    private long time = System.nanoTime();

    /** Returns at once, or after a pause where too much was shown of late. */
    public void keep() {
        long nanos = claim();
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
    }

    private synchronized long claim() {
        long now = System.nanoTime();
        allowed = Math.min(BURST, allowed + (now - time) / 1e9 * PER_SECOND) - 1;
        time = now;
        return allowed >= 0 ? 0 : (long) (-allowed / PER_SECOND * 1e9);
    }
}
