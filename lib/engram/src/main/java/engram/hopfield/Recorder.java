package engram.hopfield;

/**
 * What engines tell of the probes they follow. Several threads may tell at once as long as each probe belongs to one of them. States belong to the
 * engine, which writes to them again.
 */
interface Recorder {
    /** The number of steps to follow. */
    int steps();

    /** Whether each state is to be told, and not only its overlap. */
    boolean wantsStates();

    /**
     * Whether a probe is left alone as soon as a sweep has not changed it, as in Vavilala's code (2020), even if the sweep drew a tie; else only when it
     * is at rest.
     */
    boolean stopsAtRepeats();

    /** Probe k is in this state at time t ≥ 1. */
    void state(int k, int t, long[] state);

    /** Probe k has this overlap N·m at time t; for engines that keep its state elsewhere until it is finished. */
    void overlap(int k, int t, int scaled);

    /**
     * Probe k was at time t where it was at t − 1, and is left alone.
     *
     * @param atRest whether nothing can move it: no tie was drawn
     */
    void repeats(int k, int t, long[] state, boolean atRest);

    /** Probe k alternates for ever between its states at t − 1 and t, and is left alone. */
    void alternates(int k, int t, long[] last, long[] state);
}
