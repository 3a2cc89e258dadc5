package engram.hopfield;

/** What a probe can end at. */
public enum Attractor {
    /** A memory: an overlap with it above {@value Recall#RECALLED}. */
    MEMORY,
    /** The negative of a memory, which is stored along with it: an overlap below −{@value Recall#RECALLED}. */
    NEGATIVE,
    /**
     * A mixture of memories: an overlap above {@value Recall#RECALLED} with the majority, spin by spin, of the 3, 5, 7 or 9 memories or negatives of memories
     * that the state is nearest to.
     */
    MIXTURE,
    /** None of these. */
    NONE
}
