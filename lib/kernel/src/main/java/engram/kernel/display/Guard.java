package engram.kernel.display;

import engram.kernel.shell.CellStop;
import engram.kernel.shell.StopCheck;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks values for what they show: {@code toString()}, elements, sizes. That is code of anybody's, which may fail or never end, so
 * it runs on a thread that can be given up; all calls of one guard share one limit on time.
 */
final class Guard implements AutoCloseable {
    private static final long LIMIT_MS = 400;
    private static final long FAREWELL_MS = 30;

    private final ExecutorService helper = Executors.newSingleThreadExecutor(Asking::new);
    private volatile Thread asking;
    private long left = TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);

    /** A thread on which a value is asked; what the value asks in turn is asked there too. */
    private final class Asking extends Thread {
        Asking(Runnable work) {
            super(work, "asks-a-value");
            setDaemon(true);
            asking = this;
        }
    }

    /** What a call has returned, or the reason why it has not. */
    private record Answer<T>(T value, String failure) { }

    /** Whether the limit on time has been reached: nothing is asked any more. */
    boolean isOver() {
        return left <= 0;
    }

    /**
     * Makes the call and returns its result.
     *
     * @param owner whose code is called; where the caller holds its lock no other thread would get in
     * @throws NoAnswer where it fails or does not end in time
     */
    <T> T ask(Object owner, Callable<T> call) throws NoAnswer {
        if (isOver()) {
            throw new NoAnswer("was not tried, for lack of time");
        }
        var answer = Thread.currentThread() instanceof Asking || Thread.holdsLock(owner) ? made(call)
                : await(helper.submit(() -> made(call)));
        if (!answer.failure.isEmpty()) {
            StopCheck.check();
            throw new NoAnswer(answer.failure);
        }
        return answer.value;
    }

    private static <T> Answer<T> made(Callable<T> call) {
        try {
            return new Answer<>(call.call(), "");
        } catch (CellStop stop) {
            return new Answer<>(null, "was stopped");
        } catch (Throwable thrown) {
            return new Answer<>(null, "threw " + ClassNames.failure(thrown));
        }
    }

    private <T> Answer<T> await(Future<Answer<T>> answer) throws NoAnswer {
        boolean interrupted = false;
        long deadline = System.nanoTime() + left;
        try {
            while (true) {
                try {
                    return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    StopCheck.check();
                }
            }
        } catch (TimeoutException e) {
            giveUp();
            throw new NoAnswer("did not end within %.1f s".formatted(LIMIT_MS / 1e3));
        } catch (ExecutionException e) {
            throw new NoAnswer("threw " + ClassNames.failure(e.getCause()));
        } finally {
            left = deadline - System.nanoTime();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void giveUp() {
        StopCheck.giveUp(asking);
        helper.shutdownNow();
        try {
            asking.join(FAREWELL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!asking.isAlive()) {
            StopCheck.forget(asking);
        }
    }

    /** Lets the thread go. */
    @Override
    public void close() {
        helper.shutdownNow();
    }
}
