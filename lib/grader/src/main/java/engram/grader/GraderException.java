package engram.grader;

/** Something of the teacher's or of the machine, not of the student's, is not as it must be. */
public final class GraderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GraderException(String sentence) {
        super(sentence);
    }

    public GraderException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
