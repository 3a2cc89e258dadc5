package engram.memory.training;

/** A rule by which parameters follow the gradient of a loss. Immutable. */
public sealed interface Optimiser permits Adam, Madam {}
