package engram.deq;

import engram.deq.Rooms.Room;

/** What a solver does between two calls of f, for all samples at work. */
interface Method {

    /**
     * Writes where f is to be called next.
     *
     * @param z        the states, to be overwritten by the next ones
     * @param value    f(z); may be overwritten
     * @param residual f(z) − z; may be overwritten
     * @param norms    ‖f(z) − z‖, a sample
     */
    void next(Room z, Room value, Room residual, double[] norms);

    /**
     * The relative distance ‖z_k+1 − z_k−1‖/‖z_k+1‖ of the last two steps, by sample: near 0 for one on a 2-cycle. NaN after a single step, and in a
     * method whose step depends on more than the state.
     */
    default double periodTwo(int sample) { return Double.NaN; }

    /** β of a method that goes from z to (1 − β)·z + β·f(z), so that a step is so much of the residual. */
    default double share() { return 1; }

    /** The share of the steps that the method took as it had worked them out, by sample; the others were Picard's. */
    default double accepted(int sample) { return 1; }
}
