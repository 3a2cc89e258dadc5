package engram.grader.command;

import engram.grader.GraderException;
import engram.grader.jail.Isolation;
import java.util.Optional;

/** Nothing is graded where no jail keeps students' code in, unless they are trusted. */
final class Refusal {
    private Refusal() {
    }

    /**
     * Decides whether grading may begin.
     *
     * @param trusted whether the teacher answers for those who have handed in
     * @return what the teacher should know, if anything
     * @throws GraderException where it may not
     */
    static Optional<String> check(Isolation isolation, boolean trusted) {
        if (isolation.holds()) {
            return Optional.empty();
        }
        String why = isolation.broken().isEmpty() ? "There is none on this machine." : String.join(" ", isolation.broken());
        if (trusted) {
            return Optional.of("no jail holds here, so that students' code may read and write what you may. " + why);
        }
        throw new GraderException(("Submissions are graded only where a jail keeps students' code from reading what is yours, and here none does. %s "
                + "If you trust all who have handed in, say --trusted.").formatted(why));
    }
}
