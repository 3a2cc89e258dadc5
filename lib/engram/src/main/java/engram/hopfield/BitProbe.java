package engram.hopfield;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One probe on its way: its state, its fields F_i = Σ_ν ξ_i^ν M_ν, and the numbers M_ν they were made from.
 *
 * <p>When M changes by D, the fields change by Σ_ν ξ_i^ν D_ν. Written in two's complement with few binary digits,
 * D_ν = Σ_b w_b d_ν^b, this is Σ_b w_b (2·popcount(ξ_i and d^b) − Σ_ν d_ν^b): one pass over the pattern bits a digit. D is even
 * and of the order of the root of the number of flipped spins, so after the first steps a few digits are enough. The
 * probe's own pattern, whose D is large, is added apart.
 */
final class BitProbe {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    /** |D/2| ≤ N < 2^15 needs 16 digits. */
    static final int MAX_PLANES = 17;

    private final Patterns patterns;
    private final int[] up;           // p: number of +1 of each pattern
    private final long[] fields;      // F, padded N
    private final long[] overlaps;    // M, p
    private final long[] change;      // D / 2^shift, p padded to whole words
    private long[] before;            // S(t−2), stride words
    private long[] last;              // S(t−1)
    private long[] state;             // S(t)

    private int mu;
    private int t;
    private boolean drew;             // a tie was drawn in this step
    private boolean drewBefore;       // ... in the step before
    private int shift;                // D is divided by 2^shift
    private int planes;               // digits of D
    private long sum;                 // Σ_ν D_ν / 2^shift without the probe's own pattern
    private long own;                 // D of the probe's own pattern

    BitProbe(Patterns patterns, int[] up, int paddedNeurons) {
        this.patterns = patterns;
        this.up = up;
        this.fields = new long[paddedNeurons];
        this.overlaps = new long[patterns.count()];
        this.change = new long[Patterns.wordsFor(patterns.count()) * 64];
        this.before = new long[patterns.stride()];
        this.last = new long[patterns.stride()];
        this.state = new long[patterns.stride()];
    }

    /** Puts probe μ in its place at t = 0. */
    void start(int number, Patterns probes) {
        mu = number;
        t = 0;
        drew = true; // there is no state before the first: never a cycle
        Arrays.fill(fields, 0);
        Arrays.fill(overlaps, 0);
        System.arraycopy(probes.words(), number * patterns.stride(), state, 0, patterns.stride());
    }

    /** S(t), one bit a neuron. */
    long[] state() { return state; }

    /** The number of binary digits of D in this step. */
    int planes() { return planes; }

    /**
     * Begins a step: takes in popcount(ξ^ν and S) of all patterns, and writes the digits of the change of M.
     *
     * @param shared p counts
     * @param target the digits, one row of {@code stride} words each, from row {@code firstRow}
     * @return the number of digits
     */
    int slice(long[] shared, long[] target, int firstRow, int stride) {
        int p = patterns.count(), n = patterns.neurons();
        int ups = 0;
        for (long word : state) ups += Long.bitCount(word);
        long low = 0, high = 0, odd = 0;
        for (int nu = 0; nu < p; nu++) {
            // M_ν = N − 2·popcount(ξ^ν xor S), popcount(a xor b) = |a| + |b| − 2·|a and b|
            long overlap = n - 2 * (up[nu] + ups - 2 * shared[nu]);
            change[nu] = overlap - overlaps[nu];
            overlaps[nu] = overlap;
        }
        own = change[mu];
        change[mu] = 0;
        for (int nu = 0; nu < p; nu++) odd |= change[nu];
        shift = (odd & 1) == 0 ? 1 : 0;
        sum = 0;
        for (int nu = 0; nu < p; nu++) {
            long digits = change[nu] >> shift;
            change[nu] = digits;
            sum += digits;
            low = Math.min(low, digits);
            high = Math.max(high, digits);
        }
        // −2^(B−1) ≤ D < 2^(B−1)
        planes = low == 0 && high == 0 ? 0 : 65 - Long.numberOfLeadingZeros(Math.max(high, -low - 1));
        for (int b = 0; b < planes; b++) slicePlane(b, target, (firstRow + b) * stride, stride);
        return planes;
    }

    /** Collects digit b of every D_ν, 64 to a word. */
    private void slicePlane(int b, long[] target, int from, int stride) {
        for (int w = 0; w < stride; w++) {
            long word = 0;
            for (int k = 0; k < 64; k += SPECIES.length()) {
                var digit = LongVector.fromArray(SPECIES, change, 64 * w + k).lanewise(VectorOperators.LSHL, 63 - b);
                word |= digit.compare(VectorOperators.LT, 0).toLong() << k;
            }
            target[from + w] = word;
        }
    }

    /**
     * Updates the fields of neurons first … to−1 and decides their next spins.
     *
     * @param counts counts[plane + b][i − first] = popcount(ξ_i and d^b)
     * @param first  a multiple of 64
     */
    void decide(SignRule rule, long[][] counts, int plane, int first, int to) {
        if (first == 0) turn();
        long[] pattern = patterns.words();
        for (int w = first >> 6; 64 * w < to; w++) {
            long ownWord = pattern[mu * patterns.stride() + w], lastWord = last[w];
            long next = 0, ties = 0;
            int end = Math.min(64, fields.length - 64 * w);
            for (int k = 0; k < end; k += SPECIES.length()) {
                var field = change(counts, plane, 64 * w - first + k, VectorMask.fromLong(SPECIES, ownWord >>> k))
                        .add(LongVector.fromArray(SPECIES, fields, 64 * w + k));
                field.intoArray(fields, 64 * w + k);
                var threshold = LongVector.broadcast(SPECIES, rule.thresholdDown)
                        .blend(rule.thresholdUp, VectorMask.fromLong(SPECIES, lastWord >>> k));
                next |= field.compare(VectorOperators.GT, threshold).toLong() << k;
                ties |= field.compare(VectorOperators.EQ, threshold).toLong() << k;
            }
            long valid = to - 64 * w >= 64 ? -1 : (1L << to - 64 * w) - 1;
            next &= valid;
            ties &= valid;
            if (ties != 0 && rule.tiesPossible) next |= breakTies(rule, ties, w, lastWord);
            state[w] = next;
        }
    }

    /** Σ_ν ξ_i^ν D_ν = 2^shift·(2·Σ_b w_b·popcount(ξ_i and d^b) − Σ_ν D_ν) + ξ_i^μ·D_μ for a vector of neurons. */
    private LongVector change(long[][] counts, int plane, int at, VectorMask<Long> ownUp) {
        var weighted = LongVector.zero(SPECIES);
        if (planes > 0) {
            int top = plane + planes - 1; // the digit of weight −2^(planes−1)
            weighted = LongVector.fromArray(SPECIES, counts[top], at).neg();
            for (int b = top - 1; b >= plane; b--)
                weighted = weighted.lanewise(VectorOperators.LSHL, 1).add(LongVector.fromArray(SPECIES, counts[b], at));
        }
        return weighted.lanewise(VectorOperators.LSHL, 1).sub(sum).lanewise(VectorOperators.LSHL, shift)
                .add(LongVector.broadcast(SPECIES, -own).blend(own, ownUp));
    }

    private long breakTies(SignRule rule, long ties, int w, long lastWord) {
        drew |= rule.isRandom();
        long up = 0;
        for (long left = ties; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            if (rule.breakTie(mu, t, 64 * w + k, (lastWord >>> k & 1) == 1)) up |= 1L << k;
        }
        return up;
    }

    /** S(t−2) ← S(t−1) ← S(t), and room for the next state. */
    private void turn() {
        long[] room = before;
        before = last;
        last = state;
        state = room;
        t++;
        drewBefore = drew;
        drew = false;
    }

    /** Records the step just made; true when nothing of this probe is left to compute. */
    boolean record(RecallRecorder recorder) {
        int different = 0;
        for (int w = 0; w < state.length; w++) different += Long.bitCount(patterns.words()[mu * state.length + w] ^ state[w]);
        recorder.overlap(mu, t, patterns.neurons() - 2 * different);
        if (Arrays.equals(state, last)) {
            recorder.converged(mu, t);
            recorder.finalState(mu, state);
            return true;
        }
        if (!drew && !drewBefore && Arrays.equals(state, before)) {
            recorder.alternates(mu, t);
            recorder.finalState(mu, (recorder.steps() - t) % 2 == 0 ? state : last);
            return true;
        }
        if (t == recorder.steps()) recorder.finalState(mu, state);
        return t == recorder.steps();
    }
}
