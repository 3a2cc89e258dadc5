package engram.progress;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The progress of one piece of long work, counted in steps.
 *
 * <pre>{@code
 * try (var progress = Progress.of("recall", steps)) {
 *     for (int t = 0; t < steps; t++) {
 *         update();
 *         progress.step();
 *     }
 * }
 * }</pre>
 *
 * <p>Work shorter than half a second shows nothing. Longer work is shown at most ten times a second, with the time
 * that is left, and leaves no trace when it is closed. One line is shown at a time: of nested works the outermost.
 *
 * <p><b>Stopping.</b> A step throws {@link CancellationException} as soon as the calling thread or the thread that began the
 * work is interrupted, or the work is closed; so workers in a pool stop too. The interrupt status stays set, so that
 * everything on the way out stops as well: whoever interrupted the thread clears it.
 *
 * <p>All methods may be called from any thread; a step costs a few nanoseconds.
 */
public final class Progress implements AutoCloseable {
    /** Work that ends before this many milliseconds is never shown. */
    static final long QUIET_MILLIS = 500;

    /** Time between two updates of the display, in milliseconds. */
    static final long UPDATE_MILLIS = 100;

    /** The screen's one line of progress: held by the work that is shown, from its first update until it is closed. */
    private static final Semaphore LINE = new Semaphore(1);

    private final long total;
    private final Thread owner = Thread.currentThread();
    private final long start = System.nanoTime();
    private final LongAdder done = new LongAdder();
    private final Thread reporter;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String task;

    private Progress(String task, long total) {
        this.task = task;
        this.total = total;
        this.reporter = Thread.ofVirtual().name("progress of " + task).unstarted(this::report);
    }

    /**
     * Begins a piece of work.
     *
     * @param task  what is being done, in a word or two: it is shown in front of the bar
     * @param total number of steps until the work is done, ≥ 0
     * @throws IllegalArgumentException if {@code total} is negative
     */
    public static Progress of(String task, long total) {
        given("task", task);
        if (total < 0) {
            throw new ArgumentException("The work \"" + task + "\" has " + total + " steps; give a number ≥ 0.");
        }
        var progress = new Progress(task, total);
        progress.reporter.start();
        return progress;
    }

    /** Says anew what is being done, from the next update of the display on: an epoch, a loss. */
    public void rename(String now) {
        task = given("now", now);
    }

    /**
     * Counts one step as done.
     *
     * @throws CancellationException if the calling thread or the one that began the work is interrupted, or after {@link #close}
     */
    public void step() {
        step(1);
    }

    /**
     * Counts several steps as done; {@code step(0)} only asks whether to go on.
     *
     * @throws CancellationException if the calling thread or the one that began the work is interrupted, or after {@link #close}
     */
    public void step(long steps) {
        done.add(steps);
        if (owner.isInterrupted() || Thread.currentThread().isInterrupted() || closed.getCount() == 0) {
            throw new CancellationException(
                    "The work \"" + task + "\" was stopped after " + done.sum() + " of " + total + " steps.");
        }
    }

    /**
     * Asks whether work that has no steps to count may go on.
     *
     * @throws CancellationException if the calling thread is interrupted
     */
    public static void checkCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The work was stopped.");
        }
    }

    /** Ends the work and removes its bar; what is printed afterwards starts on a clean line. */
    @Override
    public void close() {
        closed.countDown();
        // The bar must be gone before the caller prints, also when the caller is interrupted.
        boolean interrupted = false;
        while (reporter.isAlive()) {
            try {
                reporter.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The life of the reporter: be quiet, wait for the line, then show until closed. */
    private void report() {
        boolean over = closedWithin(QUIET_MILLIS);
        while (!over && !LINE.tryAcquire()) {
            over = closedWithin(UPDATE_MILLIS);
        }
        if (over) {
            return;
        }
        try {
            ProgressDisplay.find().ifPresent(this::showUntilClosed);
        } finally {
            LINE.release();
        }
    }

    private void showUntilClosed(ProgressDisplay display) {
        do {
            display.show(now());
        } while (!closedWithin(UPDATE_MILLIS));
        display.erase();
    }

    private boolean closedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("Nobody else has the reporter's thread.", e);
        }
    }

    private ProgressReport now() {
        return new ProgressReport(task, done.sum(), total, Duration.ofNanos(System.nanoTime() - start));
    }
}
