package engram.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.progress.Progress;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RoundsTest {

    /** Each round reads what the caller has written between two rounds, and the caller what all items have written. */
    @RepeatedTest(20)
    void everyRoundSeesWhatWasWrittenBefore() {
        int items = 7, rounds = 5000;
        long[] sums = new long[items];
        long[] between = {0};
        for (int threads : new int[] {1, 2, 4}) {
            Arrays.fill(sums, 0);
            Cores.limitedTo(threads, () -> Cores.rounds(items, k -> sums[k] += between[0] + k, all -> {
                for (int t = 0; t < rounds; t++) {
                    between[0] = t;
                    all.play();
                    for (int k = 0; k < items; k++) assertEquals((long) t * (t + 1) / 2 + (t + 1L) * k, sums[k]);
                }
            }));
        }
    }

    @Test
    void aFailureOfAnItemEndsIt() {
        var failure = new IllegalStateException("x");
        for (int repeat = 0; repeat < 200; repeat++) {
            AtomicInteger played = new AtomicInteger();
            assertSame(failure, assertThrows(IllegalStateException.class, () -> Cores.rounds(5, k -> {
                if (k == 3 && played.get() == 10) throw failure;
            }, all -> {
                while (true) {
                    played.incrementAndGet();
                    all.play();
                }
            })));
            assertEquals(10, played.get());
        }
        int[] ones = new int[100];
        Cores.forEach(100, k -> ones[k]++);
        assertTrue(Arrays.stream(ones).allMatch(one -> one == 1));
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        for (int repeat = 0; repeat < 200; repeat++) {
            var ended = new CompletableFuture<Throwable>();
            var thread = Thread.ofPlatform().start(() -> {
                try {
                    Cores.rounds(4, k -> Thread.onSpinWait(), all -> {
                        while (true) {
                            Progress.checkCancelled();
                            all.play();
                        }
                    });
                } catch (Throwable e) {
                    ended.complete(e);
                }
            });
            if (repeat % 2 == 0) Thread.sleep(0, 5000 * repeat); // also before anybody is at work
            thread.interrupt();
            assertTrue(ended.get(2, TimeUnit.SECONDS) instanceof CancellationException);
        }
    }

    @Test
    void noItemsAndWorkWithinWork() {
        Cores.rounds(0, k -> { throw new AssertionError(); }, Rounds::play);
        int[] sums = new int[8];
        Cores.forEach(8, outer -> Cores.rounds(3, k -> {
            synchronized (sums) {
                sums[outer] += k;
            }
        }, all -> {
            for (int t = 0; t < 100; t++) all.play();
        }));
        assertTrue(Arrays.stream(sums).allMatch(sum -> sum == 300));
    }
}
