package engram.hopfield;

import engram.parallel.Cores.Items;
import engram.parallel.Cores;
import engram.progress.Progress;

/**
 * Recall without a matrix: spins are bits and fields are integers.
 *
 * <p>With M_ν = Σ_j ξ_j^ν S_j = N − 2·popcount(ξ^ν xor S), the field of Hebb's couplings is N·h_i = Σ_ν ξ_i^ν M_ν − p·S_i + λp·S_i:
 * two passes over the p·N bits of the patterns instead of N² couplings. After the first step only the change of M is passed
 * on, and it is small: see {@link BitProbe}. Probes that have reached a fixed point or a 2-cycle are finished without computing
 * them further. Each thread takes a few probes at a time through all of their steps, so that a block of pattern bits, once in
 * the cache, serves all of them.
 */
final class BitRecall {
    /** Probes that a thread works on at a time. */
    private static final int TILE = 8;

    /** Neurons between two changes of the probe in work; a multiple of 64. Their pattern bits should stay in the cache. */
    private static final int CHUNK = 256;

    private final Patterns patterns;
    private final BitRows byPattern; // p rows of N bits
    private final BitRows byNeuron;  // N rows of p bits
    private final int[] up;          // p: the number of +1 in each pattern

    private BitRecall(BitPatterns stored) {
        this.patterns = stored.patterns();
        this.byPattern = stored.byPattern();
        this.byNeuron = stored.byNeuron();
        this.up = stored.ups();
    }

    /** The engine for a network that learned the patterns by Hebb's rule. */
    static Engine engine(BitPatterns stored) {
        return (probes, diagonal, update, recorder) -> {
            if (recorder.steps() == 0) return;
            if (update.isSynchronous() && update.isCold()) new BitRecall(stored).run(probes, diagonal, update, recorder);
            else new BitSweeps(stored, diagonal, update, recorder).run(probes);
        };
    }

    private void run(Patterns probes, double diagonal, Update update, Recorder recorder) {
        var rule = new BitDecision(update, patterns, diagonal);
        try (var progress = Progress.of("recall", probes.count())) {
            Cores.workers(probes.count(), items -> new Worker(probes, rule, recorder, items, progress).work());
        }
    }

    /** One thread's share: takes probes as it has room for them and steps them until none is left. */
    private final class Worker {
        private final Patterns probes;
        private final BitDecision rule;
        private final Recorder recorder;
        private final Items items;
        private final Progress progress;
        private final BitProbe[] tile;
        private final long[] states;     // one row per probe
        private final long[][] shared;   // popcount(ξ^ν and S)
        private final long[] planes;
        private final long[][] counts;

        Worker(Patterns probes, BitDecision rule, Recorder recorder, Items items, Progress progress) {
            this.probes = probes;
            this.rule = rule;
            this.recorder = recorder;
            this.items = items;
            this.progress = progress;
            this.tile = new BitProbe[Math.min(TILE, probes.count())];
            this.states = new long[tile.length * patterns.stride()];
            this.shared = new long[tile.length][byPattern.paddedRows()];
            this.planes = new long[tile.length * BinaryDigits.MOST * byNeuron.stride()];
            this.counts = new long[tile.length * BinaryDigits.MOST][CHUNK];
        }

        void work() {
            int size = 0;
            while (true) {
                while (size < tile.length) {
                    int mu = items.next();
                    if (mu == Items.NONE) break;
                    if (tile[size] == null) tile[size] = new BitProbe(patterns, up, byNeuron.paddedRows());
                    tile[size++].start(mu, probes);
                }
                if (size == 0) return;
                step(size);
                size = retire(size);
            }
        }

        /** One step of the first {@code size} probes of the tile. */
        private void step(int size) {
            progress.step(0);
            int stride = patterns.stride();
            for (int k = 0; k < size; k++) System.arraycopy(tile[k].state(), 0, states, k * stride, stride);
            byPattern.intersect(states, size, shared);
            int used = 0;
            for (int k = 0; k < size; k++) used += tile[k].slice(shared[k], planes, used, byNeuron.stride());
            int neurons = patterns.neurons(), blocks = byNeuron.paddedRows() / BitRows.LANES, chunkBlocks = CHUNK / BitRows.LANES;
            for (int first = 0; first < neurons; first += CHUNK) {
                int block = first / BitRows.LANES;
                byNeuron.intersect(planes, used, counts, block, Math.min(block + chunkBlocks, blocks));
                for (int k = 0, plane = 0; k < size; plane += tile[k].planes(), k++)
                    tile[k].decide(rule, counts, plane, first, Math.min(first + CHUNK, neurons));
            }
        }

        /** Records the step and drops the probes that are finished; returns how many go on. */
        private int retire(int size) {
            int left = 0;
            for (int k = 0; k < size; k++) {
                var probe = tile[k];
                if (probe.record(recorder)) {
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
