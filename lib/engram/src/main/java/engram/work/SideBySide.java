package engram.work;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.parallel.Cores;
import engram.progress.Progress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;

/**
 * This process, some works at a time. A thread of its own lets the {@link Hands} work, so that the calling thread is free to take results at once.
 *
 * @param hands       which do it
 * @param description the end of a sentence that begins with "runs"
 */
record SideBySide(Hands hands, String description) implements Site {

    /** Does something for 0 … count − 1, as {@link Cores#forEach} does: it stops at the first failure and when it is interrupted, and returns when nobody works any more. */
    @FunctionalInterface
    interface Hands {
        void forEach(int count, IntConsumer work);
    }

    /** What the works tell the calling thread, in the order in which it happens. */
    private sealed interface News<R> {
        record Arrived<R>(int number, R result) implements News<R> {}

        record Failed<R>(Throwable failure) implements News<R> {}

        record AllDone<R>() implements News<R> {}
    }

    @Override
    public <R> void run(List<? extends Work<R>> works, Results<R> results) {
        var all = eachGiven("works", works);
        given("results", results);
        Progress.checkCancelled();
        var news = new LinkedBlockingQueue<News<R>>();
        Thread runner = Thread.ofPlatform().daemon().name("engram-works").start(() -> work(all, news));
        try {
            while (true) switch (news.take()) {
                case News.Arrived<R>(int number, R result) -> results.arrived(number, result);
                case News.AllDone<R> _ -> { return; }
                case News.Failed<R>(RuntimeException failure) -> throw failure;
                case News.Failed<R>(Error failure) -> throw failure;
                case News.Failed<R>(Throwable failure) -> throw new AssertionError("Hands throw what is unchecked.", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was stopped.");
        } finally {
            stop(runner);
        }
    }

    private <R> void work(List<? extends Work<R>> works, BlockingQueue<News<R>> news) {
        try {
            hands.forEach(works.size(), k -> news.add(new News.Arrived<>(k, Here.result(k, works.get(k)))));
            news.add(new News.AllDone<>());
        } catch (Throwable e) { // carried to the calling thread, whatever it is
            news.add(new News.Failed<>(e));
        }
    }

    /** Returns when nobody works any more. */
    private static void stop(Thread runner) {
        runner.interrupt();
        boolean interrupted = Thread.interrupted();
        while (runner.isAlive()) {
            try {
                runner.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    @Override public void close() { }
}
