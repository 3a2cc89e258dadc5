package engram.cli;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Work that was done and timed.
 *
 * @param result what it gave
 * @param seconds how long it took: the median where it was done several times
 */
record Timed<T>(T result, double seconds) {

    /**
     * Does the same work once or several times. A single run is counted as it is; several are preceded by one that is not.
     *
     * @param runs how many runs count, at least 1
     * @param work the work; its result must not depend on the run
     */
    static <T> Timed<T> median(int runs, Supplier<T> work) {
        return median(runs, () -> { }, work);
    }

    /**
     * The same with something to be done before each run that is not timed.
     *
     * @param before what it is
     */
    static <T> Timed<T> median(int runs, Runnable before, Supplier<T> work) {
        if (runs == 1) {
            return once(work);
        }
        T result = work.get();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            before.run();
            Timed<T> run = once(work);
            result = run.result();
            seconds[i] = run.seconds();
        }
        Arrays.sort(seconds);
        return new Timed<>(result, (seconds[(runs - 1) / 2] + seconds[runs / 2]) / 2);
    }

    private static <T> Timed<T> once(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        return new Timed<>(result, (System.nanoTime() - start) / 1e9);
    }
}
