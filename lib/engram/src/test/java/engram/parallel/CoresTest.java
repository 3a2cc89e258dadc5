package engram.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.parallel.Cores.Items;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who works on what. How work is stopped: {@link CoresStopTest}. */
class CoresTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyItemIsWorkedOnOnce(int threads) {
        var random = new Random(threads);
        Cores.limitedTo(threads, () -> {
            for (int trial = 0; trial < 2000; trial++) {
                var times = new AtomicIntegerArray(random.nextInt(40));
                Cores.forEach(times.length(), times::incrementAndGet);
                assertTrue(IntStream.range(0, times.length()).allMatch(k -> times.get(k) == 1), times::toString);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "65536, 1", "65537, 1", "1000000, 1", "1000, 1000", "3, 100000000", "5, 0", "2147483647, 100"})
    void rangesAreCutByTheArgumentsAlone(int count, int numbers) {
        Set<Integer> cuts = cuts(count, numbers);
        for (int threads : new int[] {1, 2, 5}) {
            Cores.limitedTo(threads, () -> assertEquals(cuts, cuts(count, numbers)));
        }
    }

    /** Where ranges end; that they are gapless is checked. */
    private static Set<Integer> cuts(int count, int numbers) {
        Set<Integer> ends = new ConcurrentSkipListSet<>();
        var length = new LongAdder();
        Cores.ranges(count, count > 1_000_000_000 ? 1 : numbers, (from, to) -> {
            assertTrue(0 <= from && from <= to && to <= count);
            length.add(to - from);
            ends.add(to);
        });
        assertEquals(count, length.sum());
        return ends;
    }

    @Test
    void sumsInTheOrderOfItemsAreTheSameForAnyNumberOfThreads() {
        double[] expected = new double[1];
        Cores.limitedTo(1, () -> expected[0] = sum());
        for (int threads : new int[] {2, 3, 4}) {
            Cores.limitedTo(threads, () -> assertEquals(expected[0], sum()));
        }
    }

    private static double sum() {
        double[] parts = new double[300];
        Cores.forEach(parts.length, k -> parts[k] = IntStream.range(1, 100).mapToDouble(i -> 1.0 / (i + 100 * k)).sum());
        return IntStream.range(0, parts.length).mapToDouble(k -> parts[k]).reduce(0, Double::sum);
    }

    @Test
    void workersKeepWhatTheyMakeAndAreNoMoreThanThreads() {
        Cores.limitedTo(4, () -> {
            for (int trial = 0; trial < 500; trial++) {
                var workers = new AtomicInteger();
                int[] owner = new int[100];
                Cores.workers(owner.length, items -> {
                    int me = workers.incrementAndGet();
                    for (int k = items.next(); k != Items.NONE; k = items.next()) {
                        owner[k] = me;
                    }
                    assertEquals(Items.NONE, items.next());
                });
                assertTrue(workers.get() <= 4);
                assertTrue(IntStream.of(owner).allMatch(me -> me >= 1 && me <= workers.get()));
            }
        });
    }

    @Test
    void allThreadsTakePartInWorkThatLasts() {
        Cores.limitedTo(4, () -> {
            for (int trial = 0; trial < 50; trial++) {
                Set<Thread> seen = ConcurrentHashMap.newKeySet();
                Cores.forEach(4, _ -> {
                    seen.add(Thread.currentThread());
                    while (seen.size() < 4) { // hangs where one is missing
                        Thread.yield();
                    }
                });
                assertTrue(seen.remove(Thread.currentThread()));
                assertTrue(seen.stream().allMatch(thread -> thread.isDaemon() && thread.getName().startsWith("engram-core-")), seen::toString);
            }
        });
    }

    @Test
    void smallWorkStaysWithTheCaller() {
        Thread me = Thread.currentThread();
        Cores.limitedTo(4, () -> {
            for (int trial = 0; trial < 1000; trial++) {
                Cores.ranges(65_536, 1, (_, _) -> assertEquals(me, Thread.currentThread()));
                Cores.forEach(1, _ -> assertEquals(me, Thread.currentThread()));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void workWithinWorkTakesNoMoreThreads(int threads) {
        var at = new AtomicInteger();
        var most = new AtomicInteger();
        var leaves = new LongAdder();
        Cores.limitedTo(threads, () -> {
            for (int trial = 0; trial < 100; trial++) {
                Cores.forEach(7, _ -> Cores.forEach(5, _ -> Cores.forEach(3, _ -> {
                    most.accumulateAndGet(at.incrementAndGet(), Math::max);
                    leaves.increment();
                    at.decrementAndGet();
                })));
            }
        });
        assertEquals(100 * 7 * 5 * 3, leaves.sum());
        assertTrue(most.get() <= threads, () -> most + " at a time");
    }

    @Test
    void manyCallersShareTheHelpers() throws InterruptedException {
        Thread[] callers = new Thread[8];
        long[] sums = new long[callers.length];
        for (int c = 0; c < callers.length; c++) {
            int number = c;
            Runnable call = () -> {
                for (int trial = 0; trial < 500; trial++) {
                    var sum = new LongAdder();
                    Cores.forEach(20, sum::add);
                    sums[number] += sum.sum();
                }
            };
            callers[c] = c % 2 == 0 ? Thread.ofPlatform().start(call) : Thread.ofVirtual().start(call);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        long[] expected = new long[callers.length];
        java.util.Arrays.fill(expected, 500 * 190);
        assertArrayEquals(expected, sums);
    }

    @Test
    void helpersOfALimitedWorkEndWithIt() {
        long before = helpers();
        for (int trial = 0; trial < 50; trial++) {
            Cores.limitedTo(5, () -> Cores.forEach(20, _ -> { }));
        }
        assertHelpersBecome(before);
    }

    /** Waits for threads that have ended their work and are about to end themselves. */
    static void assertHelpersBecome(long most) {
        for (long end = System.nanoTime() + 5_000_000_000L; helpers() > most && System.nanoTime() < end;) {
            Thread.yield();
        }
        assertTrue(helpers() <= most, () -> helpers() + " helpers are there, and should be " + most);
    }

    static long helpers() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("engram-core-")).count();
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "one, 1", "0, 1", "-2, 1"})
    void thePropertySaysHowManyThreads(String setting, int exit) throws IOException, InterruptedException {
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dengram.threads=" + setting,
                "-cp", System.getProperty("java.class.path"), Count.class.getName()).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes());
        assertEquals(exit, java.waitFor(), said);
        assertTrue(exit == 0 ? said.strip().equals(setting) : said.contains("engram.threads is \"" + setting + "\""), said);
    }

    /** Prints the number of threads. */
    static final class Count {
        public static void main(String[] arguments) {
            System.out.println(Cores.count());
        }
    }

    @Test
    void noThreadsAreRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Cores.limitedTo(0, () -> { }));
        assertTrue(refused.getMessage().contains("0"), refused::getMessage);
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
