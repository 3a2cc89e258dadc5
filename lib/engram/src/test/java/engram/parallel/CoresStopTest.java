package engram.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.progress.Progress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How work on all cores ends before its end: chance decides when, so everything is repeated. */
class CoresStopTest {

    /** Milliseconds within which work stops; the machine may be busy. */
    private static final long SOON = 2000;

    private final AtomicInteger atWork = new AtomicInteger();

    /** Work that is counted while it lasts. */
    private IntConsumer counted(IntConsumer work) {
        return k -> {
            atWork.incrementAndGet();
            try {
                work.accept(k);
            } finally {
                atWork.decrementAndGet();
            }
        };
    }

    /** Looks for an interruption again and again, and for nothing else; leaves the cores to those who end. */
    private static void endless() {
        while (true) {
            Progress.checkCancelled();
            LockSupport.parkNanos(20_000);
        }
    }

    private void assertQuiet() {
        assertEquals(0, atWork.get(), "a call has returned and something still works for it");
        assertFalse(Thread.currentThread().isInterrupted(), "the caller was left interrupted");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    @Tag("timing")
    void aFailureStopsAllOthersAtOnce(int threads) {
        var random = new Random(threads);
        Cores.limitedTo(threads, () -> {
            for (int trial = 0; trial < 2000; trial++) {
                int bad = random.nextInt(threads); // the others, the caller perhaps among them, would work for ever
                int spins = random.nextInt(2000);
                var failure = new ArithmeticException("trial " + trial);
                long start = System.nanoTime();
                var thrown = assertThrows(ArithmeticException.class, () -> Cores.forEach(100, counted(k -> {
                    if (k != bad) {
                        endless();
                    }
                    for (int i = 0; i < spins; i++) {
                        Thread.onSpinWait();
                    }
                    throw failure;
                })));
                assertSame(failure, thrown);
                assertTrue(System.nanoTime() - start < SOON * 1_000_000);
                assertEquals(0, thrown.getSuppressed().length, () -> Arrays.toString(thrown.getSuppressed()));
                assertQuiet();
            }
        });
    }

    @Test
    void laterFailuresAreSuppressed() {
        Cores.limitedTo(3, () -> {
            for (int trial = 0; trial < 500; trial++) {
                var together = new CyclicBarrier(3);
                var thrown = assertThrows(ArithmeticException.class, () -> Cores.forEach(3, counted(k -> {
                    meet(together);
                    throw new ArithmeticException("item " + k);
                })));
                assertEquals(2, thrown.getSuppressed().length);
                assertQuiet();
            }
        });
    }

    @Test
    void oneFailureOfManyThreadsIsOneFailure() {
        var failure = new ArithmeticException("the same for all");
        Cores.limitedTo(3, () -> {
            for (int trial = 0; trial < 500; trial++) {
                var together = new CyclicBarrier(3);
                assertSame(failure, assertThrows(ArithmeticException.class, () -> Cores.forEach(3, k -> {
                    meet(together);
                    throw failure;
                })));
                assertEquals(0, failure.getSuppressed().length);
            }
        });
    }

    private static void meet(CyclicBarrier barrier) {
        while (true) {
            try {
                barrier.await();
                return;
            } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
                return; // another has failed already: so shall this one
            }
        }
    }

    @Test
    void errorsReachTheCallerAsTheyAre() {
        Cores.limitedTo(4, () -> {
            for (int trial = 0; trial < 200; trial++) {
                assertThrows(StackOverflowError.class, () -> Cores.forEach(50, counted(_ -> overflow(1))));
                assertQuiet();
            }
        });
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + depth;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("timing")
    void anInterruptReachesEveryWorker(boolean virtual) throws Exception {
        var random = new Random(7);
        var slowest = new AtomicInteger();
        for (int trial = 0; trial < 1000; trial++) {
            var outcome = new CompletableFuture<Throwable>();
            var begun = new AtomicBoolean();
            boolean nested = trial % 3 == 0;
            Runnable call = () -> {
                try {
                    Cores.forEach(50, counted(_ -> {
                        begun.set(true);
                        if (nested) {
                            Cores.forEach(5, _ -> endless());
                        } else {
                            endless();
                        }
                    }));
                } catch (Throwable e) {
                    outcome.complete(Thread.interrupted() ? e : new AssertionError("the interrupt status was lost", e));
                }
            };
            Thread caller = virtual ? Thread.ofVirtual().start(call) : Thread.ofPlatform().start(call);
            while (!begun.get() && caller.isAlive()) {
                Thread.yield();
            }
            for (int i = random.nextInt(10_000); i > 0; i--) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            caller.interrupt();
            caller.join();
            slowest.accumulateAndGet((int) ((System.nanoTime() - start) / 1_000_000), Math::max);
            assertInstanceOf(CancellationException.class, outcome.get());
            assertQuiet();
        }
        assertTrue(slowest.get() < SOON, () -> slowest + " ms");
    }

    @Test
    @Tag("timing")
    void aCallerThatWaitsIsInterruptedToo() throws InterruptedException {
        for (int trial = 0; trial < 200; trial++) {
            var helping = new AtomicBoolean();
            Thread[] caller = {null};
            var outcome = new CompletableFuture<Throwable>();
            caller[0] = Thread.ofPlatform().start(() -> Cores.limitedTo(2, () -> {
                try {
                    Cores.forEach(2, counted(_ -> {
                        if (Thread.currentThread() != caller[0]) {
                            helping.set(true);
                            endless();
                        }
                        while (!helping.get()) { // the caller ends its item when the helper has begun the other
                            Thread.yield();
                        }
                    }));
                    outcome.complete(new AssertionError("it ended by itself"));
                } catch (Throwable e) {
                    outcome.complete(e);
                }
            }));
            while (!helping.get()) {
                Thread.yield();
            }
            caller[0].interrupt();
            caller[0].join(SOON);
            assertInstanceOf(CancellationException.class, outcome.getNow(new AssertionError("it goes on")));
            assertQuiet();
        }
    }

    @Test
    void aCallerThatIsInterruptedBeforehandDoesNothing() {
        Thread.currentThread().interrupt();
        for (IntConsumer call : new IntConsumer[] {n -> Cores.forEach(n, counted(_ -> { })), n -> Cores.ranges(n, 1, (_, _) -> atWork.incrementAndGet()),
            n -> Cores.workers(n, _ -> atWork.incrementAndGet())}) {
            for (int count : new int[] {0, 1, 1_000_000}) {
                assertThrows(CancellationException.class, () -> call.accept(count));
            }
        }
        assertTrue(Thread.interrupted());
        assertQuiet();
    }

    @Test
    void failuresAndInterruptsAtRandomLeaveItUsable() throws InterruptedException {
        long threads = CoresTest.helpers();
        var random = new Random(11);
        for (int trial = 0; trial < 3000; trial++) {
            int bad = random.nextInt(60);
            int pause = random.nextInt(3000);
            var wrong = new CompletableFuture<Throwable>();
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    Cores.forEach(40, counted(k -> Cores.forEach(3, _ -> {
                        if (k == bad) {
                            throw new ArithmeticException();
                        }
                    })));
                } catch (CancellationException | ArithmeticException expected) {
                    wrong.complete(null);
                } catch (Throwable e) {
                    wrong.complete(e);
                }
            });
            for (int i = 0; i < pause; i++) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            caller.join();
            assertEquals(null, wrong.getNow(null));
            assertQuiet();
        }
        var all = new AtomicInteger();
        Cores.forEach(1000, _ -> {
            assertFalse(Thread.currentThread().isInterrupted());
            all.incrementAndGet();
        });
        assertEquals(1000, all.get());
        CoresTest.assertHelpersBecome(Math.max(threads, Cores.count() - 1));
    }
}
