package engram.neuron;

import java.util.concurrent.atomic.AtomicLong;

/** How the equations of a network are computed; all ways have the same bits. */
enum Engine {
    /** Neuron by neuron. */
    PLAIN,
    /** Many neurons at a time, with vectors. */
    BLOCKS,
    /**
     * The first runs of a process neuron by neuron, as long as they are short, and all others in blocks. The JVM needs half a second until it has compiled code with
     * vectors, and before that it is slower than any other: a short run would be over by then.
     */
    FITTING;

    /** Steps of a neuron that a process makes plainly: some 0.2 s. */
    private static final long FIRST = 200_000;

    private static final AtomicLong left = new AtomicLong(FIRST); // of the process, as is what the JVM has compiled

    /** Whether a run of so many steps of a neuron, all together, is made neuron by neuron. */
    boolean isPlain(long steps) {
        return switch (this) {
            case PLAIN -> true;
            case BLOCKS -> false;
            case FITTING -> left.getAndUpdate(some -> steps <= some ? some - steps : some) >= steps;
        };
    }
}
