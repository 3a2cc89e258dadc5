package engram.hopfield;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One probe on its way: its state, its fields F_i = Σ_ν ξ_i^ν M_ν, and the numbers M_ν they were made from.
 *
 * <p>When M changes by D, the fields change by Σ_ν ξ_i^ν D_ν, which costs one pass over the pattern bits for each binary digit of D: see
 * {@link BinaryDigits}. D is even and of the order of the root of the number of flipped spins, so after the first steps a few digits
 * are enough. The pattern that the probe is nearest to at first, whose D is large, is added apart.
 */
final class BitProbe {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    private final Patterns patterns;
    private final int[] up;           // p: number of +1 of each pattern
    private final long[] fields;      // F, padded N
    private final long[] overlaps;    // M, p
    private final BinaryDigits change;      // D without the nearest pattern
    private long[] before;            // S(t−2), stride words
    private long[] last;              // S(t−1)
    private long[] state;             // S(t)

    private int mu;
    private int t;
    private boolean drew;             // a tie was drawn in this step
    private boolean drewBefore;       // ... in the step before
    private int nearest;              // the pattern with the largest |M| at t = 0
    private long own;                 // its D

    BitProbe(Patterns patterns, int[] up, int paddedNeurons) {
        this.patterns = patterns;
        this.up = up;
        this.fields = new long[paddedNeurons];
        this.overlaps = new long[patterns.count()];
        this.change = new BinaryDigits(patterns.count());
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

    /** S(t), one bit per neuron. */
    long[] state() { return state; }

    /** The number of binary digits of D in this step. */
    int planes() { return change.count(); }

    /**
     * Begins a step: takes in popcount(ξ^ν and S) of all patterns, and writes the digits of the change of M.
     *
     * @param shared p counts
     * @param target the digits, one row of {@code stride} words each, from row {@code firstRow}
     * @return the number of digits
     */
    int slice(long[] shared, long[] target, int firstRow, int stride) {
        int n = patterns.neurons();
        int ups = 0;
        for (long word : state) ups += Long.bitCount(word);
        long[] values = change.values();
        for (int nu = 0; nu < overlaps.length; nu++) {
            // M_ν = N − 2·popcount(ξ^ν xor S), popcount(a xor b) = |a| + |b| − 2·|a and b|
            long overlap = n - 2 * (up[nu] + ups - 2 * shared[nu]);
            values[nu] = overlap - overlaps[nu];
            overlaps[nu] = overlap;
        }
        if (t == 0) nearest = BinaryDigits.largest(overlaps, overlaps.length);
        own = values[nearest];
        values[nearest] = 0;
        return change.cut(target, firstRow, stride);
    }

    /**
     * Updates the fields of neurons first … to−1 and decides their next spins.
     *
     * @param counts counts[plane + b][i − first] = popcount(ξ_i and d^b)
     * @param first  a multiple of 64
     */
    void decide(BitDecision rule, long[][] counts, int plane, int first, int to) {
        if (first == 0) turn();
        long[] pattern = patterns.words();
        for (int w = first >> 6; 64 * w < to; w++) {
            long ownWord = pattern[nearest * patterns.stride() + w], lastWord = last[w];
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

    /** Σ_ν ξ_i^ν D_ν for a vector of neurons, the nearest pattern included. */
    private LongVector change(long[][] counts, int plane, int at, VectorMask<Long> ownUp) {
        return change.product(counts, plane, at).add(LongVector.broadcast(SPECIES, -own).blend(own, ownUp));
    }

    private long breakTies(BitDecision rule, long ties, int w, long lastWord) {
        drew |= rule.decision.drawsTies();
        long up = 0;
        for (long left = ties; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            if (rule.decision.breakTie((lastWord >>> k & 1) == 1, mu, t, 64 * w + k)) up |= 1L << k;
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
    boolean record(Recorder recorder) {
        recorder.state(mu, t, state);
        if (Arrays.equals(state, last) && (!drew || recorder.stopsAtRepeats())) {
            recorder.repeats(mu, t, state, !drew);
            return true;
        }
        if (!drew && !drewBefore && Arrays.equals(state, before)) {
            recorder.alternates(mu, t, last, state);
            return true;
        }
        return t == recorder.steps();
    }
}
