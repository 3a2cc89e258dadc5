package engram.memory.training;

/** What keeps the synapses of a memory small while it learns: done after every step, or every few steps. Immutable. */
public sealed interface Constraint permits SpectralClip, WeightDecay {}
