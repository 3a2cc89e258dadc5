package engram.grader;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one graded test.
 *
 * @param name       what was tested
 * @param points     what it was worth
 * @param outcome    what became of it
 * @param sentence   why it failed, or was not graded; empty where it passed, and for a hidden test, whose name and hints are fixed
 * @param hints      what to look at when it failed
 * @param printed    what the student's functions printed; empty for a hidden test
 * @param visibility who sees this
 * @param hidden     whether the test is not public, so that nothing but its fixed text may be shown
 */
public record Grade(String name, double points, Outcome outcome, String sentence, List<String> hints, String printed,
                    Visibility visibility, boolean hidden) implements Serializable {

    /** What can become of a graded test. */
    public enum Outcome {
        /** All points are earned. */
        PASSED,
        /** None is. */
        FAILED,
        /** The test itself broke, or could not begin: nothing is known about the submission. */
        NOT_GRADED
    }

    public Grade {
        hints = List.copyOf(hints);
    }

    static Grade passed(Graded test, String printed, boolean hidden) {
        return of(test, Outcome.PASSED, "", printed, hidden);
    }

    static Grade failed(Graded test, String why, String printed, boolean hidden) {
        return of(test, Outcome.FAILED, why, printed, hidden);
    }

    static Grade notGraded(Graded test, String why, boolean hidden) {
        return of(test, Outcome.NOT_GRADED, "not graded: " + why, "", hidden);
    }

    private static Grade of(Graded test, Outcome outcome, String sentence, String printed, boolean hidden) {
        boolean silent = hidden && outcome != Outcome.NOT_GRADED;
        return new Grade(test.name(), test.points(), outcome, silent ? "" : sentence, List.of(test.hint()), hidden ? "" : printed,
                test.visibility(), hidden);
    }

    /** What the student gets: {@code points} or 0. */
    public double earned() {
        return isPassed() ? points : 0;
    }

    /** Whether the points were earned. */
    public boolean isPassed() {
        return outcome == Outcome.PASSED;
    }

    /** Why it failed, and the hints; empty where it passed. */
    public String message() {
        return isPassed() ? "" : Stream.concat(Stream.of(sentence).filter(text -> !text.isEmpty()), Stream.of("Hint: " + String.join(" ", hints)))
                .collect(Collectors.joining(" "));
    }
}
