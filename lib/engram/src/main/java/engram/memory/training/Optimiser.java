package engram.memory.training;

import java.io.Serializable;

/** A rule by which parameters follow the gradient of a loss. Immutable. */
public sealed interface Optimiser extends Serializable permits Adam, Madam {}
