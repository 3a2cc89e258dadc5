package engram.hopfield;

import java.util.ArrayList;
import java.util.concurrent.CompletionException;

/** Runs the same work on every processor at once. */
final class Workers {
    private Workers() {}

    /**
     * Runs {@code work} once a processor and waits for all of them.
     *
     * <p>When the caller is interrupted the workers are too, and its interrupt status stays set.
     *
     * @throws RuntimeException or Error that a worker ended with, the first of them
     */
    static void run(Runnable work) {
        int processors = Runtime.getRuntime().availableProcessors();
        var failures = new ArrayList<Throwable>();
        var threads = new ArrayList<Thread>();
        for (int k = 1; k < processors; k++)
            threads.add(Thread.ofPlatform().daemon().name("hopfield-" + k).start(() -> attempt(work, failures)));
        attempt(work, failures);
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                if (interrupted || !failures.isEmpty()) thread.interrupt();
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failures.isEmpty()) return;
        switch (failures.getFirst()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new CompletionException(e);
        }
    }

    private static void attempt(Runnable work, ArrayList<Throwable> failures) {
        try {
            work.run();
        } catch (Throwable e) { // carried to the caller, whatever it is
            synchronized (failures) {
                failures.add(e);
            }
        }
    }
}
