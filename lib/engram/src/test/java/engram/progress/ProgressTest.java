package engram.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @AfterEach
    void nobodyWatches() {
        Thread.interrupted();
        RecordingDisplay.stop();
    }

    @Test
    void shortWorkIsNeverShown() throws InterruptedException {
        var display = RecordingDisplay.start();
        for (int work = 0; work < 20; work++) {
            try (var progress = Progress.of("short", 10)) {
                Thread.sleep(10);
                progress.step(10);
            }
        }
        Thread.sleep(Progress.QUIET_MILLIS + 200);
        assertTrue(display.shown.isEmpty(), display.shown.toString());
        assertEquals(0, display.erased);
    }

    @Test
    void aNewNameIsShownFromTheNextUpdateOn() throws InterruptedException {
        var display = RecordingDisplay.start();
        try (var progress = Progress.of("epoch 1", 3)) {
            Thread.sleep(Progress.QUIET_MILLIS + 150);
            progress.rename("epoch 2, loss 0.1234");
            Thread.sleep(3 * Progress.UPDATE_MILLIS);
            assertThrows(IllegalArgumentException.class, () -> progress.rename(null));
            Thread.currentThread().interrupt();
            String stopped = assertThrows(CancellationException.class, progress::step).getMessage();
            assertTrue(Thread.interrupted() && stopped.contains("epoch 2, loss 0.1234"), stopped);
        }
        assertEquals("epoch 1", display.shown.getFirst().task());
        assertEquals("epoch 2, loss 0.1234", display.shown.getLast().task());
    }

    @Test
    void longWorkIsShownAtMostTenTimesASecondAndErased() throws InterruptedException {
        var display = RecordingDisplay.start();
        try (var progress = Progress.of("long", 1500)) {
            for (int i = 0; i < 1500; i++) {
                Thread.sleep(1);
                progress.step();
            }
            assertEquals(0, display.erased);
        }
        assertEquals(1, display.erased, "close() returns after the bar is gone");
        assertTrue(display.shown.size() >= 5, "shown " + display.shown.size() + " times");
        for (int i = 1; i < display.shown.size(); i++) {
            long gap = display.shownAt.get(i) - display.shownAt.get(i - 1);
            assertTrue(gap >= 99_000_000, gap + " ns between two updates");
            assertTrue(display.shown.get(i).done() > display.shown.get(i - 1).done());
        }
        assertTrue(display.shown.getFirst().elapsed().toMillis() >= Progress.QUIET_MILLIS);
    }

    @Test
    void ofNestedWorksTheOutermostIsShown() throws InterruptedException {
        var display = RecordingDisplay.start();
        try (var outer = Progress.of("outer", 2)) {
            Thread.sleep(50);
            for (int i = 0; i < 2; i++) {
                try (var inner = Progress.of("inner", 8)) {
                    for (int j = 0; j < 8; j++) {
                        Thread.sleep(100);
                        inner.step();
                    }
                }
                outer.step();
            }
        }
        assertFalse(display.shown.isEmpty());
        assertTrue(display.shown.stream().allMatch(report -> report.task().equals("outer")), display.shown.toString());
        assertEquals(1, display.erased);
    }

    @Test
    void anInterruptedThreadStopsAtItsNextStep() {
        var failure = assertThrows(CancellationException.class, () -> {
            try (var progress = Progress.of("recall", 100)) {
                for (int t = 0; t < 100; t++) {
                    if (t == 45) {
                        Thread.currentThread().interrupt();
                    }
                    progress.step();
                }
            }
        });
        assertEquals("The work \"recall\" was stopped after 46 of 100 steps.", failure.getMessage());
        assertTrue(Thread.currentThread().isInterrupted(), "the interrupt reaches the loops further out");
        assertThrows(CancellationException.class, Progress::checkCancelled);
        Thread.interrupted();
        Progress.checkCancelled();
    }

    @Test
    void workersStopWhenTheThreadThatBeganTheWorkIsInterrupted() throws InterruptedException {
        var worker = new CompletableFuture<Throwable>();
        var started = new CountDownLatch(1);
        var owner = Thread.ofPlatform().start(() -> {
            try (var progress = Progress.of("pool", Long.MAX_VALUE)) {
                Thread.ofPlatform().start(() -> worker.complete(assertThrows(Throwable.class, () -> {
                    while (true) {
                        progress.step();
                        started.countDown();
                    }
                })));
                // A wait that clears the interrupt status by failing: the worker learns of the stop by close().
                assertThrows(InterruptedException.class, new CountDownLatch(1)::await);
            }
        });
        started.await();
        owner.interrupt();
        assertEquals(CancellationException.class, worker.orTimeout(5, TimeUnit.SECONDS).join().getClass());
        assertTrue(owner.join(Duration.ofSeconds(5)));
    }

    @Test
    void workersStopWhileTheThreadThatBeganTheWorkIsBusy() throws InterruptedException {
        var worker = new CompletableFuture<Throwable>();
        var busy = new AtomicBoolean(true);
        var owner = Thread.ofPlatform().start(() -> {
            try (var progress = Progress.of("pool", Long.MAX_VALUE)) {
                Thread.ofPlatform().start(() -> worker.complete(assertThrows(Throwable.class, () -> {
                    while (true) {
                        progress.step();
                    }
                })));
                while (busy.get()) {
                    Thread.onSpinWait();
                }
            }
        });
        owner.interrupt();
        try {
            assertEquals(CancellationException.class, worker.orTimeout(5, TimeUnit.SECONDS).join().getClass());
        } finally {
            busy.set(false);
        }
        owner.join();
    }

    @Test
    void stepsOfManyThreadsAreAllCounted() throws InterruptedException {
        var display = RecordingDisplay.start();
        try (var progress = Progress.of("count", 3_000_000)) {
            LongStream.range(0, 3_000_000).parallel().forEach(_ -> progress.step());
            long deadline = System.nanoTime() + 10_000_000_000L;
            while ((display.shown.isEmpty() || display.shown.getLast().done() < 3_000_000) && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        }
        assertEquals(3_000_000, display.shown.getLast().done());
    }

    @Test
    @Tag("timing")
    void aStepCostsNanoseconds() {
        int steps = 20_000_000;
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            try (var progress = Progress.of("cost", steps)) {
                long start = System.nanoTime();
                for (int i = 0; i < steps; i++) {
                    progress.step();
                }
                best = Math.min(best, (System.nanoTime() - start) / (double) steps);
            }
        }
        assertTrue(best < 100, best + " ns a step");
    }

    @Test
    void theTimeLeftFollowsFromTheMeanSpeed() {
        var report = new ProgressReport("recall", 25, 100, Duration.ofSeconds(30));
        assertEquals(Optional.of(Duration.ofSeconds(90)), report.remaining());
        assertEquals("recall 25 % (25/100), 1:30 left", report.text());
        assertEquals(Optional.empty(), new ProgressReport("recall", 0, 100, Duration.ofSeconds(30)).remaining());
        assertEquals(1, new ProgressReport("recall", 130, 100, Duration.ofSeconds(30)).fraction());
        assertEquals("1:01:01", ProgressReport.clock(Duration.ofSeconds(3661)));
    }

    @Test
    void aNegativeNumberOfStepsIsNamed() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Progress.of("recall", -1));
        assertEquals("The work \"recall\" has -1 steps; give a number ≥ 0.", failure.getMessage());
    }
}
