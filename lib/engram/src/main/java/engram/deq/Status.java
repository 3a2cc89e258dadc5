package engram.deq;

/** What became of a sample. */
public enum Status {
    /** Its residual fell below the tolerance. */
    CONVERGED,
    /** It was neither at rest nor caught in a cycle when its calls were used up. */
    LIMIT,
    /** It returns to the same state with every second step, and not with every one: a 2-cycle. */
    CYCLE,
    /** It met a number that is not finite. */
    DIVERGED
}
