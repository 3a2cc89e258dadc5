package engram.hopfield;

import engram.parallel.Cores.Items;
import engram.parallel.Cores;
import engram.progress.Progress;
import java.util.Arrays;

/**
 * The local fields of states under Hebb's couplings, without a matrix: h_i = (F_i − p·S_i + λp·S_i)/N with F_i = Σ_ν ξ_i^ν M_ν and M_ν = Σ_j ξ_j^ν S_j.
 *
 * <p>Of many states F comes in two passes over the bits of the patterns, as in {@link BitRecall}; of a few it is added up as it stands, since the JVM
 * takes longer to compile code with vectors.
 */
final class BitFields {
    /** Terms of the sums F that are added up one by one: some 0.1 s. */
    private static final double FEW = 1 << 26;

    private final BitPatterns stored;
    private final Patterns patterns;
    private final double diagonal; // λp

    BitFields(BitPatterns stored, double diagonal) {
        this.stored = stored;
        this.patterns = stored.patterns();
        this.diagonal = diagonal;
    }

    /** Writes h in float64, one row of N fields for each state. */
    void write(Patterns states, double[][] fields) {
        boolean few = (double) states.count() * patterns.count() * patterns.neurons() < FEW;
        if (few) Cores.forEach(states.count(), k -> finish(sums(states, k), states, k, fields[k]));
        else Cores.workers(states.count(), items -> new Worker().work(states, items, fields));
    }

    /** F of one state. */
    private long[] sums(Patterns states, int k) {
        int stride = patterns.stride();
        long[] sums = new long[64 * stride];
        for (int nu = 0; nu < patterns.count(); nu++) {
            Progress.checkCancelled();
            long overlap = patterns.scaledOverlap(nu, states, k);
            for (int w = 0; w < stride; w++) add(patterns.words()[nu * stride + w], overlap, sums, 64 * w);
        }
        return sums;
    }

    /** F_i ← F_i + ξ_i^ν M_ν for 64 neurons. */
    private static void add(long spins, long overlap, long[] sums, int first) {
        for (int b = 0; b < 64; b++) sums[first + b] += (2 * (spins >>> b & 1) - 1) * overlap;
    }

    private void finish(long[] sums, Patterns states, int k, double[] fields) {
        for (int i = 0; i < fields.length; i++) {
            int spin = states.spin(k, i);
            fields[i] = (sums[i] - patterns.count() * spin + diagonal * spin) / patterns.neurons();
        }
    }

    /** One thread's share of many states. */
    private final class Worker {
        private final BitRows byPattern = stored.byPattern(); // p rows of N bits
        private final BitRows byNeuron = stored.byNeuron();   // N rows of p bits
        private final BinaryDigits digits = new BinaryDigits(patterns.count());
        private final long[][] shared = new long[1][byPattern.paddedRows()];
        private final long[] planes = new long[BinaryDigits.MOST * byNeuron.stride()];
        private final long[][] counts = new long[BinaryDigits.MOST][byNeuron.paddedRows()];
        private final long[] sums = new long[byNeuron.paddedRows()];

        void work(Patterns states, Items items, double[][] fields) {
            for (int k = items.next(); k != Items.NONE; k = items.next()) {
                Progress.checkCancelled();
                var state = states.select(k);
                byPattern.intersect(state.words(), 1, shared);
                overlaps(state.ups()[0], digits.values());
                byNeuron.intersect(planes, digits.cut(planes, 0, byNeuron.stride()), counts);
                for (int i = 0; i < sums.length; i += BitRows.LANES) digits.product(counts, 0, i).intoArray(sums, i);
                finish(sums, states, k, fields[k]);
            }
        }

        /** M_ν = N − 2·popcount(ξ^ν xor S), popcount(a xor b) = |a| + |b| − 2·|a and b|. */
        private void overlaps(int up, long[] overlaps) {
            Arrays.fill(overlaps, 0);
            for (int nu = 0; nu < patterns.count(); nu++) overlaps[nu] = patterns.neurons() - 2 * (stored.ups()[nu] + up - 2 * shared[0][nu]);
        }
    }
}
