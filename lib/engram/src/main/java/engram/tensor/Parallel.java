package engram.tensor;

import engram.progress.Progress;
import java.util.stream.IntStream;

/** Loops over arrays on all cores. */
final class Parallel {

    /** Entries worth a task of their own: some 20 µs. */
    private static final int GRAIN = 1 << 16;

    /** Tasks between two looks for an interruption, some 0.1 s. */
    private static final int BATCH = 1024;

    private Parallel() {
    }

    /** The work on the entries or rows {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    interface Range {
        void work(int from, int to);
    }

    /**
     * Does the work for 0 … count − 1, in ranges that hold about {@link #GRAIN} entries.
     *
     * @param entries entries that one of the count stands for: 1, or the length of a row
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    static void ranges(int count, int entries, Range range) {
        int grain = Math.max(1, GRAIN / Math.max(1, entries));
        int tasks = Math.ceilDiv(count, grain);
        for (int first = 0; first < tasks; first += BATCH) {
            Progress.checkCancelled();
            IntStream.range(first, Math.min(first + BATCH, tasks)).parallel()
                    .forEach(task -> range.work(task * grain, (int) Math.min((task + 1L) * grain, count)));
        }
    }
}
