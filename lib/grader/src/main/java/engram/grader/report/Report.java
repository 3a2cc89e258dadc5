package engram.grader.report;

import engram.grader.Grade;
import engram.grader.Result;
import engram.grader.Visibility;
import java.util.List;

/**
 * What is written about a submission.
 *
 * @param exercise its name
 * @param student  whose it is: the name of what was handed in
 * @param folder   the name of the folder of its files
 * @param result   what became of it
 */
public record Report(String exercise, String student, String folder, Result result) {

    /** The points in words, such as "3.5 of 10 points". */
    String total() {
        return result.earned().isPresent() ? "%s of %s points".formatted(Points.of(result.earned().getAsDouble()), Points.of(result.points()))
                : "not graded: a test could not be run";
    }

    /** Where the student's code ran, in one line. */
    String isolation() {
        return "isolation: " + result.isolation();
    }

    /** The tests that a student may see one by one, now or later. */
    List<Grade> listed() {
        return result.grades().stream().filter(grade -> grade.visibility() != Visibility.HIDDEN).toList();
    }

    /** The tests whose points alone are told, all together. */
    List<Grade> unlisted() {
        return result.grades().stream().filter(grade -> grade.visibility() == Visibility.HIDDEN).toList();
    }

    /** The unlisted tests as one line. */
    static String unlistedName(List<Grade> unlisted) {
        return unlisted.size() == 1 ? "a test that is not shown" : "%d tests that are not shown".formatted(unlisted.size());
    }

    static double earned(List<Grade> grades) {
        return grades.stream().mapToDouble(Grade::earned).sum();
    }

    static double points(List<Grade> grades) {
        return grades.stream().mapToDouble(Grade::points).sum();
    }
}
