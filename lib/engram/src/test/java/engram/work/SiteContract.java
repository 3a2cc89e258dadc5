package engram.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every site promises; a subclass says which one. */
@Timeout(120)
public abstract class SiteContract {

    /** The site that is tested, which the subclass closes. */
    protected abstract Site site();

    /** How soon a run ends after an interrupt or a failure. */
    protected Duration stopsWithin() { return Duration.ofSeconds(1); }

    /** Adds up its fields. */
    record Sum(int number, double[] values) implements Work<Double> {
        @Override public Double run() { return number + Arrays.stream(values).sum(); }
    }

    /** Sleeps, unless it is interrupted, and returns how long. */
    record Sleep(long millis) implements Work<Double> {
        @Override
        public Double run() {
            try {
                Thread.sleep(millis);
                return (double) millis;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The sleep was stopped.");
            }
        }
    }

    /** Fails after a moment. */
    record Fail(long millis) implements Work<Double> {
        @Override
        public Double run() {
            new Sleep(millis).run();
            throw new IllegalStateException("Seven patterns are too many.");
        }
    }

    private static final Sleep LONG = new Sleep(90_000);

    private static List<Sum> sums(int count) {
        return IntStream.range(0, count).mapToObj(k -> new Sum(k, new double[] {k, .5, 1e-3 * k})).toList();
    }

    private static double expected(int k) { return new Sum(k, new double[] {k, .5, 1e-3 * k}).run(); }

    private void assertWorks() {
        var arrived = new TreeMap<Integer, Double>();
        site().run(sums(5), arrived::put);
        assertEquals(5, arrived.size(), "the site is as good as new");
    }

    private static double seconds(long start) { return (System.nanoTime() - start) * 1e-9; }

    private double limit() { return stopsWithin().toMillis() * 1e-3; }

    @Test
    void eachResultComesOnceWithItsNumberToTheCallingThread() {
        var arrived = new ArrayList<Integer>();
        var caller = Thread.currentThread();
        site().run(sums(200), (number, sum) -> {
            assertSame(caller, Thread.currentThread());
            assertEquals(expected(number), sum, "the same bits");
            arrived.add(number);
        });
        assertEquals(IntStream.range(0, 200).boxed().toList(), arrived.stream().sorted().toList());
    }

    @Test
    void noWorkIsDoneAtOnce() {
        site().run(List.<Sum>of(), (number, sum) -> { throw new AssertionError(); });
        assertThrows(ArgumentException.class, () -> site().run(null, (number, sum) -> { }));
        assertThrows(ArgumentException.class, () -> site().run(sums(2), null));
        assertThrows(ArgumentException.class, () -> site().run(Arrays.asList(sums(1).getFirst(), null), (number, sum) -> { }));
    }

    @Test
    void aLambdaIsWorkToo() {
        double half = .5;
        List<Work<String>> works = Stream.of(1, 2, 3).map(k -> (Work<String>) () -> k + " " + half).collect(Collectors.toList());
        var arrived = new TreeMap<Integer, String>();
        site().run(works, arrived::put);
        assertEquals("{0=1 0.5, 1=2 0.5, 2=3 0.5}", arrived.toString());
    }

    @Tag("timing")
    @Test
    void aFailureStopsTheOthersAndSaysWhichItWas() {
        assertWorks();
        var arrived = new ArrayList<Integer>();
        long start = System.nanoTime();
        List<Work<Double>> works = List.of(sums(1).getFirst(), new Fail(500), LONG, LONG, LONG);
        var thrown = assertThrows(WorkException.class, () -> site().run(works, (number, result) -> arrived.add(number)));
        assertEquals(1, thrown.number());
        assertTrue(thrown.getMessage().startsWith("Work 1 failed: ") && thrown.getMessage().contains("Seven patterns are too many."), thrown.getMessage());
        assertEquals(List.of(0), arrived, "what had arrived is kept");
        assertTrue(seconds(start) < .5 + limit(), seconds(start) + " s");
        assertWorks();
    }

    @Tag("timing")
    @Test
    void whatTakesResultsMayEndIt() {
        assertWorks();
        var full = new IllegalStateException("The disk is full.");
        long start = System.nanoTime();
        List<Work<Double>> works = List.of(sums(1).getFirst(), LONG, LONG, LONG);
        assertSame(full, assertThrows(IllegalStateException.class, () -> site().run(works, (number, result) -> { throw full; })));
        assertTrue(seconds(start) < limit(), seconds(start) + " s");
        assertWorks();
    }

    @Tag("timing")
    @Test
    void anInterruptStopsIt() throws Exception {
        assertWorks();
        var caller = Thread.currentThread();
        var arrived = new ArrayList<Integer>();
        long[] interrupted = new long[1];
        var interrupter = Thread.ofVirtual().unstarted(() -> {
            new Sleep(500).run();
            interrupted[0] = System.nanoTime();
            caller.interrupt();
        });
        List<Work<Double>> works = List.of(sums(1).getFirst(), LONG, LONG, LONG);
        assertThrows(CancellationException.class, () -> site().run(works, (number, result) -> {
            arrived.add(number);
            interrupter.start();
        }));
        assertTrue(Thread.interrupted(), "the status stays set");
        interrupter.join();
        assertEquals(List.of(0), arrived);
        assertTrue(seconds(interrupted[0]) < limit(), seconds(interrupted[0]) + " s");
        assertWorks();
    }

    @Test
    void whoIsInterruptedAlreadyBeginsNothing() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> site().run(List.of(LONG), (number, result) -> { }));
        assertTrue(Thread.interrupted());
        assertWorks();
    }

    @Test
    void aSentenceSaysWhereItIs() { assertFalse(site().description().isBlank()); }
}
