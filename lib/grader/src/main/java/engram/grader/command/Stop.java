package engram.grader.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: interrupts the thread that made this and lets the program end when that is done, so that no process and no folder is left. */
final class Stop implements AutoCloseable {
    private static final long SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    Stop() {
        var working = Thread.currentThread();
        hook = Thread.ofPlatform().name("stop").unstarted(() -> {
            working.interrupt();
            try {
                done.await(SECONDS, TimeUnit.SECONDS);
                System.err.println("engram: stopped; the same command goes on from here.");
            } catch (InterruptedException _) {
                // then it ends at once
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook is what ends the program
        }
    }
}
