package engram.memory.training;

/** z = f(z) for as many samples as a vector has lanes; states are laid out as in {@link Synapses}. */
interface TileEquation {
    /** Numbers of a state. */
    int size();

    /** out ← f(z). */
    void apply(float[] z, float[] out);
}
