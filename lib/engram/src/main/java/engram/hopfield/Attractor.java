package engram.hopfield;

/** What a probe can end at. */
public enum Attractor {
    /** A memory: an overlap with it above {@value Recall#RECALLED}. */
    MEMORY,
    /** The negative of a memory, which is stored along with it: an overlap below −{@value Recall#RECALLED}. */
    NEGATIVE,
    /**
     * A mixture of memories: it is held up by the 3 to 9 that are nearest to it. The overlap with sign(Σ_μ m^μ ξ_i^μ), the sum being over these few, is above
     * {@value Recall#RECALLED}.
     */
    MIXTURE,
    /** None of these. */
    NONE
}
