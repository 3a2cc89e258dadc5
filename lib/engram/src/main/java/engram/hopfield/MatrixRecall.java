package engram.hopfield;

import engram.parallel.Cores;
import engram.parallel.Heap;
import engram.progress.Progress;
import engram.tensor.Matrix;
import java.util.Arrays;

/**
 * The algorithm of Vavilala (2020) as its code has it, for any couplings and any update: the fields of all moving probes are one matrix
 * product for each group of neurons that is updated at once, which for synchronous update is one product a step.
 *
 * <p>At T = 0 a probe that a whole sweep did not change is left alone. Under synchronous update, a probe with
 * S(t) = S(t−2) whose last two steps met no random tie alternates between its last two states for ever, so the rest of its record is
 * written down at once.
 */
final class MatrixRecall {
    private final Patterns patterns;
    private final Couplings couplings;
    private final double diagonal; // N·J_ii = λp, or 0 where J holds its own diagonal
    private final Update update;
    private final Decision decision;
    private final Recorder recorder;

    private MatrixRecall(Patterns patterns, Couplings couplings, double diagonal, Update update, Recorder recorder) {
        this.patterns = patterns;
        this.couplings = couplings;
        this.diagonal = diagonal;
        this.update = update;
        this.decision = new Decision(update, patterns, couplings.scale());
        this.recorder = recorder;
    }

    /** The engine for a network with these couplings. */
    static Engine engine(Patterns patterns, Couplings couplings) {
        return (probes, diagonal, update, recorder) ->
                new MatrixRecall(patterns, couplings, diagonal, update, recorder).run(probes);
    }

    /**
     * The a probes that a sweep still has to compute.
     *
     * @param numbers a
     * @param state   a × N, ±1
     * @param last    the same states, one bit per spin: a × stride
     * @param before  the states one sweep earlier, a × stride
     * @param drew    whether the last sweep drew a tie
     */
    private record Moving(int[] numbers, Matrix state, long[][] last, long[][] before, boolean[] drew) {

        /** The rows that stay. */
        Moving keep(int[] rows) {
            if (rows.length == numbers.length) return this;
            int n = state.cols();
            var kept = new Moving(new int[rows.length], Matrix.zeros(rows.length, n), new long[rows.length][],
                    new long[rows.length][], new boolean[rows.length]);
            for (int k = 0; k < rows.length; k++) {
                kept.numbers[k] = numbers[rows[k]];
                System.arraycopy(state.entries(), rows[k] * n, kept.state.writableEntries(), k * n, n);
                kept.last[k] = last[rows[k]];
                kept.before[k] = before[rows[k]];
                kept.drew[k] = drew[rows[k]];
            }
            return kept;
        }
    }

    private void run(Patterns probes) {
        int count = probes.count(), stride = patterns.stride();
        // states and fields, and those of the probes that go on
        Heap.require(16.0 * patterns.neurons() * count, "The states and fields of " + count + " probes", "follow fewer at a time");
        int[] numbers = new int[count];
        Arrays.setAll(numbers, mu -> mu);
        var start = new long[count][];
        for (int mu = 0; mu < count; mu++) start[mu] = Arrays.copyOfRange(probes.words(), mu * stride, (mu + 1) * stride);
        boolean[] drew = new boolean[count];
        Arrays.fill(drew, true); // there is no state before the first: never a cycle
        var moving = new Moving(numbers, probes.toMatrix(), start, start, drew);
        try (var progress = Progress.of("recall", recorder.steps())) {
            for (int t = 1; t <= recorder.steps() && moving.numbers().length > 0; t++) {
                moving = record(sweep(moving, t), moving, t);
                progress.step();
            }
        }
    }

    /** One sweep of every moving probe; the states of {@code moving} change in place. */
    private Moving sweep(Moving moving, int t) {
        int n = patterns.neurons(), size = update.groupSize(n);
        int[] order = update.order(t, n);
        boolean[] drew = new boolean[moving.numbers().length];
        for (int from = 0; from < n; from += size)
            decide(moving, t, Arrays.copyOfRange(order, from, Math.min(from + size, n)), drew);
        var packed = new long[moving.numbers().length][];
        float[] spins = moving.state().entries();
        Cores.forEach(packed.length, row -> packed[row] = pack(spins, n, row));
        return new Moving(moving.numbers(), moving.state(), packed, moving.last(), drew);
    }

    /** Updates a group of neurons at once: S_i ← sign or Glauber of I_i + λp·S_i, I = S·(N·J)ᵀ. */
    private void decide(Moving moving, int t, int[] group, boolean[] drew) {
        int n = patterns.neurons();
        float[] fields = couplings.fields(moving.state(), group).entries(); // a × group
        float[] spins = moving.state().writableEntries();                  // a × N
        Cores.ranges(drew.length, group.length, (first, end) -> {
            for (int row = first; row < end; row++) {
                int mu = moving.numbers()[row];
                for (int k = 0; k < group.length; k++) {
                    int i = group[k], at = row * n + i;
                    double field = fields[row * group.length + k] + diagonal * spins[at];
                    spins[at] = decision.up(field, spins[at] > 0, mu, t, i) ? 1 : -1;
                    drew[row] |= field == 0 && decision.drawsTies();
                }
            }
        });
    }

    /** Records the sweep just made and drops the probes that are finished. */
    private Moving record(Moving now, Moving earlier, int t) {
        int[] rows = new int[now.numbers().length];
        int staying = 0;
        for (int row = 0; row < rows.length; row++) {
            int mu = now.numbers()[row];
            long[] state = now.last()[row];
            recorder.state(mu, t, state);
            boolean same = Arrays.equals(state, now.before()[row]) && (!now.drew()[row] || recorder.stopsAtRepeats());
            boolean back = update.isSynchronous() && Arrays.equals(state, earlier.before()[row])
                    && !now.drew()[row] && !earlier.drew()[row];
            if (update.isCold() && same) recorder.repeats(mu, t, state, !now.drew()[row]);
            else if (update.isCold() && back) recorder.alternates(mu, t, now.before()[row], state);
            else rows[staying++] = row;
        }
        return now.keep(Arrays.copyOf(rows, staying));
    }

    /** One row of spins, one bit each. */
    private static long[] pack(float[] spins, int n, int row) {
        var words = new long[Patterns.wordsFor(n)];
        for (int i = 0; i < n; i++) if (spins[row * n + i] > 0) words[i >> 6] |= 1L << i;
        return words;
    }
}
