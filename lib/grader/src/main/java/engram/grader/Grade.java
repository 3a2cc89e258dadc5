package engram.grader;

/**
 * What became of one graded test.
 *
 * @param name       what was tested
 * @param points     what it was worth
 * @param earned     what the student gets: {@code points} or 0
 * @param message    why it failed, and a hint; empty where it passed
 * @param visibility who sees this
 */
public record Grade(String name, double points, double earned, String message, Visibility visibility) {

    static Grade passed(Graded test) {
        return new Grade(test.name(), test.points(), test.points(), "", test.visibility());
    }

    static Grade failed(Graded test, String why) {
        return new Grade(test.name(), test.points(), 0, "%s Hint: %s".formatted(why, test.hint()), test.visibility());
    }

    /** Whether the points were earned. */
    public boolean isPassed() {
        return message.isEmpty();
    }
}
