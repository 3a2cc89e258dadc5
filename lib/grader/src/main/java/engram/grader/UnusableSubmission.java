package engram.grader;

/** What was handed in can't be run at all, which earns no points; the message says why in one sentence, for the student. */
public final class UnusableSubmission extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableSubmission(String sentence) {
        super(sentence);
    }
}
