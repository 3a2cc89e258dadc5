package engram.grader;

/** The student's code gave no answer; the message says why, and fails the test that asked. */
public final class StudentFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    StudentFailure(String sentence) {
        super(sentence);
    }
}
