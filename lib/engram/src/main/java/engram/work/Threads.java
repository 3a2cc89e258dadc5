package engram.work;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that are started for one call.
 *
 * @param count how many at most
 */
record Threads(int count) {

    /** Does it for 0 … items − 1, each by the next thread that is free; the caller waits. */
    void forEach(int items, IntConsumer work) {
        var next = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        var caller = Thread.currentThread();
        var all = new ArrayList<Thread>();
        try {
            for (int k = 0; k < Math.min(count, items); k++) {
                all.add(Thread.ofPlatform().daemon().name("engram-work-" + k).start(() -> {
                    try {
                        for (int item = next.getAndIncrement(); item < items; item = next.getAndIncrement()) work.accept(item);
                    } catch (Throwable e) { // carried to the caller, whatever it is
                        if (failure.compareAndSet(null, e)) caller.interrupt();
                    }
                }));
            }
        } catch (OutOfMemoryError none) { // the system gives no more threads: those that there are do it
            if (all.isEmpty()) throw none;
        }
        boolean interrupted = false;
        for (Thread each : all) {
            while (each.isAlive()) {
                try {
                    each.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                    next.set(items);
                    all.forEach(Thread::interrupt);
                }
            }
        }
        switch (failure.get()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e); // thrown in spite of the compiler
            case null -> { }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was stopped.");
        }
    }
}
