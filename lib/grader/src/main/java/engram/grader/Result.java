package engram.grader;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What became of a submission. Points that can't be had because a test itself broke are not zero: then there is no total.
 *
 * @param grades    one a graded test: the public ones, then the hidden ones
 * @param note      what is wrong with the submission as a whole, a sentence; empty where it could be run
 * @param isolation what the student's code ran in, in a word or some: "none", or the layers of the jail
 * @param seconds   how long it took
 */
public record Result(List<Grade> grades, String note, String isolation, double seconds) implements Serializable {

    public Result {
        grades = List.copyOf(grades);
    }

    /** Whether every test says something about the submission. */
    public boolean isGraded() {
        return grades.stream().noneMatch(grade -> grade.outcome() == Grade.Outcome.NOT_GRADED);
    }

    /** The points; empty where a test was not graded. */
    public OptionalDouble earned() {
        return isGraded() ? OptionalDouble.of(grades.stream().mapToDouble(Grade::earned).sum()) : OptionalDouble.empty();
    }

    /** What can be earned. */
    public double points() {
        return grades.stream().mapToDouble(Grade::points).sum();
    }
}
