package engram.grader.command;

import engram.grader.GraderException;
import engram.grader.UnusableSubmission;
import java.nio.charset.StandardCharsets;

/**
 * What a submission's file holds.
 *
 * @param hash the SHA-256 of its bytes, or what stands in the place of it
 */
record ReadSubmission(byte[] bytes, String hash, Handed.Problem problem, String note) {

    static ReadSubmission of(Handed handed) {
        try {
            if (handed.problem() == Handed.Problem.NONE) {
                byte[] bytes = SubmittedFile.read(handed.file());
                return new ReadSubmission(bytes, Sha256.of(bytes), Handed.Problem.NONE, "");
            }
            return without(handed.problem(), handed.note());
        } catch (UnusableSubmission unusable) {
            return without(Handed.Problem.UNUSABLE, unusable.getMessage());
        } catch (GraderException unreadable) {
            return without(Handed.Problem.NOT_GRADED, unreadable.getMessage());
        }
    }

    private static ReadSubmission without(Handed.Problem problem, String note) {
        return new ReadSubmission(new byte[0], Sha256.of((problem + note).getBytes(StandardCharsets.UTF_8)), problem, note);
    }
}
