package engram.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Many short rounds of the same items, one after the other: what {@link Cores#rounds} hands to its caller. Threads stay at work between two rounds and
 * look for the next, so that a round costs about a microsecond more than its items. Who is late finds the items done by others.
 */
public final class Rounds {
    /** Looks for the next round before a thread gives way to others. */
    private static final int PATIENCE = 1 << 14;

    private final int count;
    private final IntConsumer work;
    private final AtomicInteger next;               // item
    private final AtomicInteger left;               // items that are not done
    private volatile int round;
    private volatile boolean over;
    private volatile Throwable failure;

    Rounds(int count, IntConsumer work) {
        this.count = count;
        this.work = work;
        next = new AtomicInteger(count);
        left = new AtomicInteger();
    }

    /**
     * Does all items, and returns when they are done. For the thread that began the rounds. What it has written before is seen by those who do the items,
     * and what they have written is seen by it afterwards.
     */
    public void play() {
        left.set(count);
        next.set(0); // publishes what was written before
        round++;
        take();
        int looks = 0;
        while (left.get() > 0) looks = pause(looks);
        if (failure != null) sneak(failure);
    }

    @SuppressWarnings("unchecked") // whatever it is
    private static <T extends Throwable> void sneak(Throwable failure) throws T { throw (T) failure; }

    private void take() {
        for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
            try {
                work.accept(k);
            } catch (Throwable e) { // carried to the one who plays
                failure = e;
            } finally {
                left.decrementAndGet();
            }
        }
    }

    /** Does items of every round until there are no more rounds. */
    void help() {
        int seen = round - 1, looks = 0;
        while (!over) {
            if (round == seen) {
                looks = pause(looks);
            } else {
                seen = round;
                looks = 0;
                take();
            }
        }
    }

    /** There are no more rounds. */
    void end() { over = true; }

    private static int pause(int looks) {
        if (looks < PATIENCE) Thread.onSpinWait();
        else Thread.yield();
        return looks + 1;
    }
}
