package engram.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a submission is graded by.
 *
 * @param open   the public tests: a class with {@link Graded} methods
 * @param hidden tests that lie in no repository
 */
public record GradedTests(Class<?> open, Optional<HiddenTests> hidden) {

    /** Public tests alone. */
    public static GradedTests of(Class<?> open) {
        return new GradedTests(open, Optional.empty());
    }

    /** What a submission gets that can't be run at all: no points. */
    public List<Grade> failed() {
        return all((test, hidden) -> Grade.failed(test, "", "", hidden));
    }

    /** What a submission gets that can't be graded, for a reason that is not the student's. */
    public List<Grade> notGraded(String why) {
        return all((test, hidden) -> Grade.notGraded(test, why, hidden));
    }

    private interface Judge {
        Grade of(Graded test, boolean hidden);
    }

    private List<Grade> all(Judge judge) {
        var grades = new ArrayList<Grade>();
        methods(open).forEach(test -> grades.add(judge.of(test, false)));
        hidden.ifPresent(tests -> methods(tests.type()).forEach(test -> grades.add(judge.of(test, true))));
        return List.copyOf(grades);
    }

    private static List<Graded> methods(Class<?> tests) {
        return GradedMethods.of(tests).stream().map(method -> method.getAnnotation(Graded.class)).toList();
    }
}
