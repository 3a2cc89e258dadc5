package engram.neuron;

import java.util.Arrays;

/** Spikes of some senders on their way to the synapses, in the order of their steps. */
final class Pending {
    private int count;
    private int[] sender = new int[16];
    private long[] step = new long[16];

    void add(int by, long at) {
        if (count == sender.length) {
            sender = Arrays.copyOf(sender, 2 * count);
            step = Arrays.copyOf(step, 2 * count);
        }
        sender[count] = by;
        step[count++] = at;
    }

    /** Who of those on their way, in their order. */
    int[] senders() { return Arrays.copyOf(sender, count); }

    /** In which steps they were sent. */
    long[] steps() { return Arrays.copyOf(step, count); }

    /** What is done with a spike that arrives. */
    interface Arrival {
        void of(int sender, long step);
    }

    /** Hands on and forgets those of a step and before. */
    void arrive(long last, Arrival arrival) {
        int arrived = 0;
        while (arrived < count && step[arrived] <= last) {
            arrival.of(sender[arrived], step[arrived]);
            arrived++;
        }
        if (arrived == 0) return;
        count -= arrived;
        System.arraycopy(sender, arrived, sender, 0, count);
        System.arraycopy(step, arrived, step, 0, count);
    }
}
