package engram.grader;

/** Who sees the result of a graded test, and when. */
public enum Visibility {
    /** The student, at once. */
    VISIBLE,
    /** The student, when nothing can be handed in any more. */
    AFTER_DUE_DATE,
    /** The student, when the grades are published. */
    AFTER_PUBLISHED,
    /** The teacher alone. */
    HIDDEN
}
