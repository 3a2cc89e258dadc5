package engram.data;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/** What is stopped by an interrupt. */
final class Within {
    private Within() {}

    /** Interrupts what is being done after half a second; it must end with a CancellationException soon (0.2 s, and others run beside). */
    static void aSecondOfAnInterrupt(Executable action) throws Exception {
        var ended = new CompletableFuture<Throwable>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                action.execute();
                ended.complete(new AssertionError("It was done, though interrupted."));
            } catch (Throwable e) {
                assertTrue(Thread.currentThread().isInterrupted());
                ended.complete(e);
            }
        });
        Thread.sleep(500);
        assertTrue(thread.isAlive(), "it is over too soon");
        thread.interrupt();
        assertInstanceOf(CancellationException.class, ended.get(1, TimeUnit.SECONDS));
    }
}
