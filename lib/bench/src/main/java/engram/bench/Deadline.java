package engram.bench;

import java.time.Duration;

/**
 * When a run has to end.
 *
 * @param all how long it may take in all
 * @param end when it is over, on the clock of {@link System#nanoTime}
 */
record Deadline(Duration all, long end) {

    /** A run that starts now. */
    static Deadline in(Duration all) {
        return new Deadline(all, System.nanoTime() + all.toNanos());
    }

    /**
     * How long the next piece of work may take.
     *
     * @param most what it may take in any case
     * @throws MissingException if no time is left
     */
    Duration share(Duration most) throws MissingException {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.toMillis() <= 0) {
            throw new MissingException("the %d s of the run were spent".formatted(all.toSeconds()));
        }
        return left.compareTo(most) < 0 ? left : most;
    }
}
