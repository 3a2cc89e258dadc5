package engram.grader;

import java.util.BitSet;

/** Numbers 0, 1, … of the processes that run at the same time, the lowest first. Used by many threads. */
final class Slots {
    private final BitSet taken = new BitSet();

    synchronized int take() {
        int slot = taken.nextClearBit(0);
        taken.set(slot);
        return slot;
    }

    synchronized void giveBack(int slot) {
        taken.clear(slot);
    }
}
