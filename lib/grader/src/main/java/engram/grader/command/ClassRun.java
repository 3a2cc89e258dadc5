package engram.grader.command;

import engram.grader.GraderException;
import engram.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Grades the submissions of a class side by side. */
final class ClassRun {
    private static final long END_SECONDS = 20;

    private ClassRun() {
    }

    /**
     * Grades all.
     *
     * @param jobs how many at a time
     * @return in the order of the submissions
     * @throws CancellationException when this thread is interrupted
     * @throws GraderException       when a result can't be written
     */
    static List<OneSubmission.Done> of(List<Handed> handed, OneSubmission one, int jobs) {
        var workers = Executors.newFixedThreadPool(jobs, Thread.ofPlatform().name("grading-", 0).factory());
        try (var progress = Progress.of("grading", handed.size())) {
            var tasks = new ArrayList<Callable<OneSubmission.Done>>();
            for (var each : handed) {
                tasks.add(() -> {
                    var done = one.grade(each);
                    progress.step();
                    return done;
                });
            }
            var done = new ArrayList<OneSubmission.Done>();
            for (Future<OneSubmission.Done> each : tasks.stream().map(workers::submit).toList()) {
                done.add(each.get());
            }
            return List.copyOf(done);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof CancellationException || Thread.currentThread().isInterrupted() ? new CancellationException()
                    : new GraderException("The results can't be written: %s".formatted(failure.getCause().getMessage()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            end(workers);
        }
    }

    /** Stops what still runs, and waits until the processes of students are gone. */
    private static void end(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
