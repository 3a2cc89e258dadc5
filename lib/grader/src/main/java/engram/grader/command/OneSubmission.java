package engram.grader.command;

import engram.file.WholeFile;
import engram.grader.GraderException;
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
 * Reads one submission, and writes its files when there is a result, or finds that this was done. What fails ends with a complete result, too:
 * without points where it is the student's, without a grade where it is not.
 */
final class OneSubmission {
    private static final String GRADE = "grade.json";
    private static final String PAGE = "feedback.html";
    private static final String GRADESCOPE = "results.json";

    private final GradingPlan plan;
    private final GradingPlan.Ready ready;
    private final Path out;

    /**
     * Of a run.
     *
     * @param out the folder of all results
     */
    OneSubmission(GradingPlan plan, GradingPlan.Ready ready, Path out) {
        this.plan = plan;
        this.ready = ready;
        this.out = out;
    }

    /** What was found or made, and which of both. */
    record Done(Report report, boolean before) {
    }

    /** How far a submission is without running it. */
    sealed interface Begun {
    }

    /** There is a result. */
    record Known(Done done) implements Begun {
    }

    /**
     * It is to be run.
     *
     * @param hash of the file
     */
    record Open(Handed handed, String hash, Submission submission) implements Begun {
        /** Characters of its code. */
        long size() {
            return submission.cells().stream().mapToLong(cell -> cell.source().length()).sum();
        }
    }

    /** @throws GraderException when this thread is interrupted; then nothing is written */
    Begun begin(Handed handed) {
        Path folder = out.resolve(handed.folder());
        WholeFile.makeFolder(folder);
        removeRemains(folder);
        var read = ReadSubmission.of(handed);
        var kept = GradeFile.read(folder.resolve(GRADE), ready.settings().key(handed.student(), read.hash()));
        if (kept.isPresent()) {
            return new Known(new Done(written(handed, kept.get().result()), true));
        }
        var grading = ready.grading();
        try {
            return switch (read.problem()) {
                case NONE -> new Open(handed, read.hash(), Submission.of(read.bytes()));
                case UNUSABLE -> new Known(end(handed, read.hash(), grading.failed(read.note())));
                case NOT_GRADED -> new Known(end(handed, read.hash(), grading.notGraded(read.note())));
            };
        } catch (UnusableSubmission damaged) {
            return new Known(end(handed, read.hash(), grading.failed(damaged.getMessage())));
        } catch (OutOfMemoryError large) {
            return new Known(end(handed, read.hash(), grading.notGraded("The grader has no memory for so large a file.")));
        }
    }

    /** The piece of work that gives the result. */
    GradingWork work(Open open) {
        return new GradingWork(plan, ready.settings(), open.submission(), open.handed().student());
    }

    /** Writes the result of a submission that was run. */
    Done end(Open open, Result result) {
        return end(open.handed(), open.hash(), result);
    }

    private Done end(Handed handed, String hash, Result result) {
        var report = written(handed, result);
        var file = new GradeFile(handed.student(), hash, ready.settings().key(handed.student(), hash), result);
        file.write(out.resolve(handed.folder()).resolve(GRADE));
        return new Done(report, false);
    }

    private Report written(Handed handed, Result result) {
        if (Thread.currentThread().isInterrupted()) {
            throw new GraderException("Grading was interrupted.");
        }
        var report = new Report(plan.exercise(), handed.student(), handed.folder(), result);
        Path folder = out.resolve(handed.folder());
        writeUnlessThere(folder.resolve(PAGE), FeedbackPage.of(report));
        writeUnlessThere(folder.resolve(GRADESCOPE), GradescopeFile.of(report));
        return report;
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
