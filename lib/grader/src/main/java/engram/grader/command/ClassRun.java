package engram.grader.command;

import engram.grader.GraderException;
import engram.progress.Progress;
import engram.work.Site;
import engram.work.WorkException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Grades the submissions of a class, side by side on a {@link Site}; files are written here, as results arrive. */
final class ClassRun {
    /** Characters of code that wait at a time: a class of large files is done in several parts. */
    private static final long PART = 64 << 20;

    private final OneSubmission one;
    private final Site site;
    private final Progress progress;
    private final OneSubmission.Done[] done;
    private final List<OneSubmission.Open> waiting = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>(); // of those that wait

    private ClassRun(int submissions, OneSubmission one, Site site, Progress progress) {
        this.one = one;
        this.site = site;
        this.progress = progress;
        done = new OneSubmission.Done[submissions];
    }

    /**
     * Grades all.
     *
     * @return in the order of the submissions
     * @throws CancellationException when this thread is interrupted
     * @throws GraderException       when the site can't grade
     */
    static List<OneSubmission.Done> of(List<Handed> handed, OneSubmission one, Site site) {
        try (var progress = Progress.of("grading", handed.size())) {
            return new ClassRun(handed.size(), one, site, progress).all(handed);
        } catch (GraderException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            throw failure;
        }
    }

    private List<OneSubmission.Done> all(List<Handed> handed) {
        long size = 0;
        for (int i = 0; i < handed.size(); i++) {
            switch (one.begin(handed.get(i))) {
                case OneSubmission.Known(OneSubmission.Done known) -> arrived(i, known);
                case OneSubmission.Open open -> {
                    waiting.add(open);
                    numbers.add(i);
                    size += open.size();
                }
            }
            if (size > PART) {
                run();
                size = 0;
            }
        }
        run();
        return Stream.of(done).toList();
    }

    private void run() {
        try {
            site.run(waiting.stream().map(one::work).toList(), (k, result) -> arrived(numbers.get(k), one.end(waiting.get(k), result)));
        } catch (WorkException failure) {
            throw new GraderException("Grading has stopped at '%s': %s".formatted(waiting.get(failure.number()).handed().student(),
                    failure.getCause() instanceof GraderException refused ? refused.getMessage() : failure.getCause().toString()), failure);
        } catch (IllegalStateException ended) { // the site has
            throw new GraderException("Grading has stopped: " + ended.getMessage(), ended);
        }
        waiting.clear();
        numbers.clear();
    }

    private void arrived(int number, OneSubmission.Done result) {
        done[number] = result;
        progress.step();
    }
}
