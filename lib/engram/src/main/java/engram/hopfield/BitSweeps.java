package engram.hopfield;

import engram.parallel.Cores.Items;
import engram.parallel.Cores;
import engram.progress.Progress;
import java.util.Arrays;

/**
 * The bit engine for asynchronous update and for T &gt; 0, where neurons are visited in an order of their own and most states come only
 * once.
 *
 * <p>A group of neurons that is updated at once takes its fields from the digits of M (see {@link BinaryDigits}); M itself is kept up to date flip by
 * flip, or counted anew when many spins flipped. For groups of fewer than {@value #SMALL} neurons that would cut M into digits too
 * often: then the fields of all neurons are kept, and each flip adds its row of couplings to them.
 */
final class BitSweeps {
    /** Groups below this size keep all fields; a multiple of the lanes of any vector. */
    private static final int SMALL = 64;

    /** Probes that a thread works on at a time. */
    private static final int TILE = 8;

    private final Patterns patterns;
    private final Update update;
    private final Recorder recorder;
    private final double diagonal;
    private final BitRows byPattern; // p rows of N bits
    private final BitRows byNeuron;  // N rows of p bits
    private final int size;          // neurons updated at once
    private final long[] sums;       // N padded: Σ_ν ξ_i^ν
    private final int[] up;          // p: the number of +1 in each pattern

    BitSweeps(BitPatterns stored, double diagonal, Update update, Recorder recorder) {
        this.patterns = stored.patterns();
        this.update = update;
        this.recorder = recorder;
        this.diagonal = diagonal;
        this.byPattern = stored.byPattern();
        this.byNeuron = stored.byNeuron();
        this.size = update.groupSize(patterns.neurons());
        this.sums = patternSums();
        this.up = stored.ups();
    }

    /** Σ_ν ξ_i^ν = 2·(number of +1) − p for every neuron. */
    private long[] patternSums() {
        long[] all = new long[byNeuron.stride()];
        Arrays.fill(all, -1);
        var counts = new long[1][byNeuron.paddedRows()];
        byNeuron.intersect(all, 1, counts);
        Arrays.setAll(counts[0], i -> 2 * counts[0][i] - patterns.count());
        return counts[0];
    }

    void run(Patterns probes) {
        try (var progress = Progress.of("recall", probes.count())) {
            Cores.workers(probes.count(), items -> new Worker(probes, items, progress).work());
        }
    }

    /** One thread's share: takes some probes together through all sweeps, then the next. */
    private final class Worker {
        private final Patterns probes;
        private final Items items;
        private final Progress progress;
        private final SweepProbe[] tile;
        private final long[] states;
        private final long[][] shared;
        private final long[] planes;
        private final long[][] counts;

        Worker(Patterns probes, Items items, Progress progress) {
            this.probes = probes;
            this.items = items;
            this.progress = progress;
            this.tile = new SweepProbe[Math.min(TILE, probes.count())];
            this.states = new long[tile.length * patterns.stride()];
            this.shared = new long[tile.length][byPattern.paddedRows()];
            this.planes = new long[tile.length * BinaryDigits.MOST * byNeuron.stride()];
            this.counts = new long[tile.length * BinaryDigits.MOST][byNeuron.paddedRows()];
            var decision = new BitDecision(update, patterns, diagonal);
            for (int k = 0; k < tile.length; k++) tile[k] = new SweepProbe(patterns, up, decision, byNeuron);
        }

        void work() {
            for (int active = start(); active > 0; active = start()) {
                count(active, true);
                if (size < SMALL) fields(active);
                for (int t = 1; active > 0; t++) {
                    sweep(active, t);
                    active = retire(active, t);
                }
            }
        }

        /** Fills the tile with probes that nobody has taken yet; returns how many there were. */
        private int start() {
            int active = 0;
            for (; active < tile.length; active++) {
                int mu = items.next();
                if (mu == Items.NONE) break;
                tile[active].start(mu, probes);
            }
            return active;
        }

        /** One sweep of the first {@code active} probes. */
        private void sweep(int active, int t) {
            int n = patterns.neurons();
            int[] order = update.order(t, n);
            if (size < SMALL) {
                for (int k = 0; k < active; k++) {
                    progress.step(0);
                    tile[k].visit(order, size, t, sums, planes, counts);
                }
                return;
            }
            var visited = update.isSynchronous() ? byNeuron : byNeuron.permuted(order);
            for (int from = 0; from < n; from += size) {
                progress.step(0);
                if (from > 0 || t > 1) count(active, false);
                group(active, t, visited, order, from, Math.min(from + size, n));
            }
        }

        /** Updates the neurons order[from … to−1] of each probe at once. */
        private void group(int active, int t, BitRows visited, int[] order, int from, int to) {
            int rows = 0;
            for (int k = 0; k < active; k++) rows += tile[k].cutOverlaps(planes, rows);
            int block = from / BitRows.LANES;
            visited.intersect(planes, rows, counts, block, Math.ceilDiv(to, BitRows.LANES));
            for (int k = 0, row = 0; k < active; row += tile[k].digits(), k++)
                tile[k].decide(order, from, to, t, counts, row, block * BitRows.LANES);
        }

        /** Brings M up to date; when some probe flipped many spins, or {@code always}, by counting it for all. */
        private void count(int active, boolean always) {
            boolean many = always;
            for (int k = 0; k < active; k++) many |= tile[k].flippedMany();
            if (many) {
                int stride = patterns.stride();
                for (int k = 0; k < active; k++) System.arraycopy(tile[k].state(), 0, states, k * stride, stride);
                byPattern.intersect(states, active, shared);
            }
            for (int k = 0; k < active; k++) tile[k].overlaps(many ? shared[k] : new long[0]);
        }

        /** Computes all fields of each probe from M. */
        private void fields(int active) {
            for (int k = 0; k < active; k++) {
                int rows = tile[k].cutOverlaps(planes, 0);
                byNeuron.intersect(planes, rows, counts);
                tile[k].fields(counts);
            }
        }

        /** Records the sweep and drops the probes that are finished; returns how many go on. */
        private int retire(int active, int t) {
            int left = 0;
            for (int k = 0; k < active; k++) {
                var probe = tile[k];
                if (probe.record(recorder, t, update.isCold())) {
                    progress.step();
                } else {
                    tile[k] = tile[left];
                    tile[left++] = probe;
                }
            }
            return left;
        }
    }
}
