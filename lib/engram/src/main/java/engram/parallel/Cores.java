package engram.parallel;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.progress.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * All cores of this machine: the one way to use them.
 *
 * <pre>{@code
 * Cores.ranges(n, 1, (from, to) -> {                                        // many numbers, cut into ranges
 *     for (int i = from; i < to; i++) y[i] = f(x[i]);
 * });
 * Cores.forEach(networks, k -> overlap[k] = recall(seed + k));              // items that take longer, some more than others
 * Cores.workers(probes, items -> {                                          // one scratch array a core
 *     var scratch = new double[neurons];
 *     for (int k = items.next(); k != Items.NONE; k = items.next()) follow(k, scratch);
 * });
 * }</pre>
 *
 * <p><b>Results that do not depend on the number of threads.</b> An item writes to places of its own. To add up over items, keep a number for each
 * and add them in order afterwards: which items there are, ranges too, depends on the arguments alone.
 *
 * <p><b>Stopping.</b> Items are handed out one after another, and none any more once the calling thread is interrupted or an item has failed. Items
 * at work are interrupted then, so whatever takes longer than 0.1 s asks {@link Progress#checkCancelled()} or steps a {@link Progress}. A call returns
 * when nobody works for it any more. It ends with the first failure, to which later ones are added as suppressed; after an interruption with
 * {@link CancellationException}, and the interrupt status stays set. Where an item fails and the caller is interrupted at the same moment, the
 * failure is what the call ends with, and the interrupt status may be lost.
 *
 * <p><b>Threads.</b> The caller works too, and threads that wait for work ({@code engram-core-1} …) join it as they are free. Work within
 * work is allowed: it waits for nobody, and takes no further threads. Several callers at once share the helpers. Work that is too small
 * to be shared stays with the caller.
 */
public final class Cores {

    /** Numbers worth an item of their own: some 20 µs. */
    private static final int GRAIN = 1 << 16;

    /** Items of a round, in which nobody looks for an interruption. */
    private static final int MOST_IN_A_ROUND = 1 << 20;

    private static final String SETTING = "engram.threads";
    private static final String THREADS = System.getProperty(SETTING, Integer.toString(Runtime.getRuntime().availableProcessors()));
    private static final int COUNT = THREADS.matches("[1-9]\\d{0,3}") ? Integer.parseInt(THREADS) : 0; // where the setting is none
    private static final Team ALL = new Team(Math.max(1, COUNT));
    private static final ScopedValue<Team> TEAM = ScopedValue.newInstance();

    private Cores() {
    }

    /** What is done with the entries or rows {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    public interface Range {
        void work(int from, int to);
    }

    /** Hands out the numbers of the items, each once, to the workers of one call. */
    @FunctionalInterface
    public interface Items {

        /** What {@link #next} says when there are no more. */
        int NONE = -1;

        /**
         * The number of the next item, or {@link #NONE}.
         *
         * @throws CancellationException if the call is to stop; the worker ends with it
         */
        int next();
    }

    /** What one thread does: takes items until there are none. */
    @FunctionalInterface
    public interface Worker {
        void work(Items items);
    }

    /**
     * Number of threads that work at a time: the system property {@code engram.threads} when Java started, else the number of processors.
     *
     * @throws IllegalArgumentException if the property is no such number; whatever uses the cores then ends with this too
     */
    public static int count() {
        if (COUNT == 0) {
            throw new ArgumentException("The system property %s is \"%s\": it must be a number of threads from 1 to 9999."
                    .formatted(SETTING, THREADS));
        }
        return COUNT;
    }

    /**
     * Works on 0 … count − 1, cut into ranges of about 65,536 numbers.
     *
     * @param numbers how many numbers one of the count stands for: 1, or the length of a row
     */
    public static void ranges(int count, int numbers, Range range) {
        given("range", range);
        int grain = Math.max(1, GRAIN / Math.max(1, numbers));
        if (count <= grain) {
            Progress.checkCancelled();
            range.work(0, count);
        } else {
            forEach(Math.ceilDiv(count, grain), k -> range.work(k * grain, (int) Math.min((k + 1L) * grain, count)));
        }
    }

    /** Works on the items 0 … count − 1, each worth a microsecond or more. */
    public static void forEach(int count, IntConsumer work) {
        given("work", work);
        workers(count, items -> {
            for (int k = items.next(); k != Items.NONE; k = items.next()) {
                work.accept(k);
            }
        });
    }

    /**
     * Lets a worker on each core take from the items 0 … count − 1. There are never more workers than items.
     *
     * @param worker called once by each thread that takes part: what it makes is its own
     */
    public static void workers(int count, Worker worker) {
        given("worker", worker);
        Progress.checkCancelled();
        if (count > 0 && count() > 0) {
            new Job(count, worker, TEAM.orElse(ALL)).call();
        }
    }

    /**
     * Many short rounds of the same items: {@code course} is run once, by the caller, and each {@link Rounds#play} in it works on the items 0 … count − 1 and
     * returns when all are done. For rounds of some ten microseconds, between which something is done by one thread.
     *
     * <pre>{@code
     * Cores.rounds(blocks, k -> step(k), rounds -> {
     *     for (int t = 0; t < steps; t++) {
     *         rounds.play();
     *         exchange();
     *     }
     * });
     * }</pre>
     *
     * @param count of items, at most a million
     * @param work  what is done with an item, which looks for an interruption itself if it takes long
     * @throws ArgumentException if there are fewer than 0 or more than 2²⁰ items
     */
    public static void rounds(int count, IntConsumer work, Consumer<Rounds> course) {
        given("work", work);
        given("course", course);
        if (count < 0 || count > MOST_IN_A_ROUND) {
            throw new ArgumentException("A round has %d items: it may have 0 to %d.".formatted(count, MOST_IN_A_ROUND));
        }
        Rounds rounds = new Rounds(count, work);
        Thread caller = Thread.currentThread();
        workers(Math.max(1, Math.min(TEAM.orElse(ALL).threads(), count)), items -> {
            if (Thread.currentThread() != caller) {
                while (items.next() != Items.NONE) {
                    rounds.help();
                }
                return;
            }
            try {
                items.next();
                course.accept(rounds);
            } finally {
                rounds.end();
            }
        });
    }

    /**
     * Does work for which {@code threads} threads are used where it would use all cores: to show that a result does not depend on them. The threads
     * of OpenBLAS's own are not meant.
     *
     * @param threads ≥ 1; more than there are cores are allowed
     */
    public static void limitedTo(int threads, Runnable work) {
        given("work", work);
        if (threads < 1) {
            throw new ArgumentException("The number of threads is " + threads + ": it must be at least 1.");
        }
        try (Team team = new Team(threads)) {
            within(team, work);
        }
    }

    /** The team whose thread this is, and which it works with, for as long as the work lasts. */
    static void within(Team team, Runnable work) {
        ScopedValue.where(TEAM, team).run(work);
    }
}
