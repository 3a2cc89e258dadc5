package engram.grader.command;

import engram.file.WholeFile;
import engram.grader.GraderException;
import engram.grader.Grading;
import engram.grader.Result;
import engram.grader.Submission;
import engram.grader.UnusableSubmission;
import engram.grader.report.FeedbackPage;
import engram.grader.report.GradescopeFile;
import engram.grader.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Grades one submission and writes its files, or finds that this was done. What fails ends with a complete result, too: without points where
 * it is the student's, without a grade where it is not.
 */
final class OneSubmission {
    private static final String GRADE = "grade.json";
    private static final String PAGE = "feedback.html";
    private static final String GRADESCOPE = "results.json";

    private final String exercise;
    private final Grading grading;
    private final Settings settings;
    private final Path out;

    /**
     * Of a run.
     *
     * @param out the folder of all results
     */
    OneSubmission(String exercise, Grading grading, Settings settings, Path out) {
        this.exercise = exercise;
        this.grading = grading;
        this.settings = settings;
        this.out = out;
    }

    /** What was found or made, and which of both. */
    record Done(Report report, boolean before) {
    }

    /** @throws GraderException when this thread is interrupted; then nothing is written */
    Done grade(Handed handed) {
        Path folder = out.resolve(handed.folder());
        WholeFile.makeFolder(folder);
        removeRemains(folder);
        var read = Read.of(handed);
        String key = settings.key(handed.student(), read.hash());
        var kept = GradeFile.read(folder.resolve(GRADE), key);
        var file = kept.orElseGet(() -> new GradeFile(handed.student(), read.hash(), key, graded(handed, read)));
        if (Thread.currentThread().isInterrupted()) {
            throw new GraderException("Grading was interrupted.");
        }
        var report = new Report(exercise, handed.student(), handed.folder(), file.result());
        writeUnlessThere(folder.resolve(PAGE), FeedbackPage.of(report));
        writeUnlessThere(folder.resolve(GRADESCOPE), GradescopeFile.of(report));
        if (kept.isEmpty()) {
            file.write(folder.resolve(GRADE));
        }
        return new Done(report, kept.isPresent());
    }

    private Result graded(Handed handed, Read read) {
        try {
            return switch (read.problem()) {
                case NONE -> grading.of(Submission.of(read.bytes()), handed.student());
                case UNUSABLE -> grading.failed(read.note());
                case NOT_GRADED -> grading.notGraded(read.note());
            };
        } catch (UnusableSubmission damaged) {
            return grading.failed(damaged.getMessage());
        } catch (RuntimeException | Error broken) {
            if (Thread.currentThread().isInterrupted()) {
                throw new GraderException("Grading was interrupted.", broken);
            }
            return grading.notGraded("The grader itself broke: %s.".formatted(broken.getClass().getName()));
        }
    }

    /**
     * What a submission's file holds.
     *
     * @param hash the SHA-256 of its bytes, or what stands in the place of it
     */
    private record Read(byte[] bytes, String hash, Handed.Problem problem, String note) {

        static Read of(Handed handed) {
            try {
                if (handed.problem() == Handed.Problem.NONE) {
                    byte[] bytes = SubmittedFile.read(handed.file());
                    return new Read(bytes, Sha256.of(bytes), Handed.Problem.NONE, "");
                }
                return without(handed.problem(), handed.note());
            } catch (UnusableSubmission unusable) {
                return without(Handed.Problem.UNUSABLE, unusable.getMessage());
            } catch (GraderException unreadable) {
                return without(Handed.Problem.NOT_GRADED, unreadable.getMessage());
            }
        }

        private static Read without(Handed.Problem problem, String note) {
            return new Read(new byte[0], Sha256.of((problem + note).getBytes(StandardCharsets.UTF_8)), problem, note);
        }
    }

    private static void writeUnlessThere(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
        } catch (IOException unreadable) {
            // it is written again
        }
        WholeFile.write(file, bytes);
    }

    /** Removes what a run that was killed has left half written. */
    static void removeRemains(Path folder) {
        try (var remains = Files.newDirectoryStream(folder, ".{.exercise,grade.json,feedback.html,results.json,gradebook.csv,summary.html}.*.part")) {
            for (Path each : remains) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | DirectoryIteratorException failure) {
            throw new GraderException("What an earlier run has left in '%s' can't be removed: %s.".formatted(folder, failure), failure);
        }
    }
}
