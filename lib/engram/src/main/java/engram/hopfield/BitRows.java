package engram.hopfield;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of bits, laid out so that one vector instruction works on the same word of several rows, and the product that all of the
 * bit engine rests on: how many bits row i shares with each of a few other rows.
 *
 * <p>Rows are interleaved in blocks of {@link #LANES}: word w of row i stands at ((i / LANES)·stride + w)·LANES + i % LANES.
 * Rows past the last are zero.
 */
final class BitRows {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    /** Rows that one vector holds a word of. */
    static final int LANES = SPECIES.length();

    /** How many other rows one pass over a block counts against: as many accumulators stay in registers. */
    private static final int GROUP = 8;

    private final int rows;
    private final int stride;      // words of a row
    private final long[] words;    // ⌈rows/LANES⌉ × stride × LANES

    private BitRows(int rows, int stride, long[] words) {
        this.rows = rows;
        this.stride = stride;
        this.words = words;
    }

    /** The p patterns as rows of N bits. */
    static BitRows ofPatterns(Patterns patterns) {
        var result = zeros(patterns.count(), patterns.stride());
        for (int mu = 0; mu < patterns.count(); mu++)
            for (int w = 0; w < patterns.stride(); w++)
                result.words[result.at(mu, w)] = patterns.words()[mu * patterns.stride() + w];
        return result;
    }

    /** The N neurons as rows of p bits: bit μ of row i is set where ξ_i^μ = +1. */
    static BitRows ofNeurons(Patterns patterns) {
        int p = patterns.count(), n = patterns.neurons(), stride = patterns.stride();
        var result = zeros(n, Patterns.wordsFor(p));
        long[] square = new long[64];
        for (int group = 0; group < p; group += 64) {                 // 64 patterns ...
            int height = Math.min(64, p - group);
            for (int w = 0; w < stride; w++) {                         // ... by 64 neurons at a time
                Arrays.fill(square, 0);
                for (int k = 0; k < height; k++) square[k] = patterns.words()[(group + k) * stride + w];
                transpose(square);
                int width = Math.min(64, n - 64 * w);
                for (int k = 0; k < width; k++) result.words[result.at(64 * w + k, group >> 6)] = square[k];
            }
        }
        return result;
    }

    private static BitRows zeros(int rows, int stride) {
        return new BitRows(rows, stride, new long[Math.ceilDiv(rows, LANES) * stride * LANES]);
    }

    /** The same rows in another order. */
    BitRows permuted(int[] order) {
        var result = zeros(rows, stride);
        for (int row = 0; row < rows; row++)
            for (int w = 0; w < stride; w++) result.words[result.at(row, w)] = words[at(order[row], w)];
        return result;
    }

    /** Copies row i to target, from position {@code to} on. */
    void copyRow(int i, long[] target, int to) {
        for (int w = 0; w < stride; w++) target[to + w] = words[at(i, w)];
    }

    private int at(int row, int word) { return (row / LANES * stride + word) * LANES + row % LANES; }

    int rows() { return rows; }

    /** Words of a row. */
    int stride() { return stride; }

    /** The number of rows rounded up to whole blocks, which is the length of a row of counts. */
    int paddedRows() { return Math.ceilDiv(rows, LANES) * LANES; }

    /**
     * counts[k][i] = popcount(row i of this AND row k of others) for every row i and k = 0 … K−1.
     *
     * @param others K × stride words, row after row
     * @param counts K × paddedRows
     */
    void intersect(long[] others, int howMany, long[][] counts) {
        intersect(others, howMany, counts, 0, paddedRows() / LANES);
    }

    /** The same for the rows of the blocks from … to−1, row i being counted in counts[k][i − from·LANES]. */
    void intersect(long[] others, int howMany, long[][] counts, int from, int to) {
        for (int block = from; block < to; block++) {
            int k = 0;
            for (; k + GROUP <= howMany; k += GROUP) eight(block, others, k, counts, (block - from) * LANES);
            for (; k < howMany; k++) one(block, others, k, counts, (block - from) * LANES);
        }
    }

    private void eight(int block, long[] others, int k, long[][] counts, int i) {
        int start = block * stride * LANES, end = start + stride * LANES;
        int o0 = k * stride, o1 = o0 + stride, o2 = o1 + stride, o3 = o2 + stride;
        int o4 = o3 + stride, o5 = o4 + stride, o6 = o5 + stride, o7 = o6 + stride;
        var c0 = LongVector.zero(SPECIES);
        var c1 = c0;
        var c2 = c0;
        var c3 = c0;
        var c4 = c0;
        var c5 = c0;
        var c6 = c0;
        var c7 = c0;
        for (int at = start, w = 0; at < end; at += LANES, w++) {
            var row = LongVector.fromArray(SPECIES, words, at);
            c0 = c0.add(row.and(others[o0 + w]).lanewise(VectorOperators.BIT_COUNT));
            c1 = c1.add(row.and(others[o1 + w]).lanewise(VectorOperators.BIT_COUNT));
            c2 = c2.add(row.and(others[o2 + w]).lanewise(VectorOperators.BIT_COUNT));
            c3 = c3.add(row.and(others[o3 + w]).lanewise(VectorOperators.BIT_COUNT));
            c4 = c4.add(row.and(others[o4 + w]).lanewise(VectorOperators.BIT_COUNT));
            c5 = c5.add(row.and(others[o5 + w]).lanewise(VectorOperators.BIT_COUNT));
            c6 = c6.add(row.and(others[o6 + w]).lanewise(VectorOperators.BIT_COUNT));
            c7 = c7.add(row.and(others[o7 + w]).lanewise(VectorOperators.BIT_COUNT));
        }
        c0.intoArray(counts[k], i);
        c1.intoArray(counts[k + 1], i);
        c2.intoArray(counts[k + 2], i);
        c3.intoArray(counts[k + 3], i);
        c4.intoArray(counts[k + 4], i);
        c5.intoArray(counts[k + 5], i);
        c6.intoArray(counts[k + 6], i);
        c7.intoArray(counts[k + 7], i);
    }

    private void one(int block, long[] others, int k, long[][] counts, int i) {
        int start = block * stride * LANES, end = start + stride * LANES;
        var count = LongVector.zero(SPECIES);
        for (int at = start, w = k * stride; at < end; at += LANES, w++)
            count = count.add(LongVector.fromArray(SPECIES, words, at).and(others[w]).lanewise(VectorOperators.BIT_COUNT));
        count.intoArray(counts[k], i);
    }

    /** Transposes a 64 × 64 square of bits in place, halving squares (Warren, Hacker's Delight, section 7–3). */
    private static void transpose(long[] square) {
        long mask = 0x00000000FFFFFFFFL;
        for (int half = 32; half != 0; half >>= 1, mask ^= mask << half) {
            for (int k = 0; k < 64; k = (k + half + 1) & ~half) {
                long swap = (square[k] >>> half ^ square[k + half]) & mask;
                square[k] ^= swap << half;
                square[k + half] ^= swap;
            }
        }
    }
}
