package engram.hopfield;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** One probe of {@link BitSweeps}: its state, its overlaps M_ν with all patterns and, for small groups, its fields F_i. */
final class SweepProbe {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int UNKNOWN = -1;

    private final Patterns patterns;
    private final BitDecision decision;
    private final BitRows byNeuron;
    private final BinaryDigits digits;
    private final long[] overlaps;    // M, p padded to whole words
    private final long[] fields;      // F, N padded
    private final long[] state;       // S, stride words
    private final long[] row;         // the p bits of one neuron
    private final int[] flipped;      // the neurons flipped since M was brought up to date
    private final int[] up;           // p: number of +1 of each pattern
    private int flips;                // how many of them
    private int flipsOfSweep;
    private boolean drew;             // a tie was drawn in this sweep
    private int mu;
    private int nearest;              // the pattern with the largest |M| at first, UNKNOWN before it is counted
    private long own;                 // its M

    SweepProbe(Patterns patterns, int[] up, BitDecision decision, BitRows byNeuron) {
        this.patterns = patterns;
        this.decision = decision;
        this.byNeuron = byNeuron;
        this.digits = new BinaryDigits(patterns.count());
        this.overlaps = new long[Patterns.wordsFor(patterns.count()) * 64];
        this.fields = new long[byNeuron.paddedRows()];
        this.state = new long[patterns.stride()];
        this.row = new long[byNeuron.stride()];
        this.flipped = new int[patterns.neurons()];
        this.up = up;
    }

    void start(int number, Patterns probes) {
        mu = number;
        nearest = UNKNOWN;
        drew = false;
        flips = 0;
        flipsOfSweep = 0;
        System.arraycopy(probes.words(), number * state.length, state, 0, state.length);
    }

    long[] state() { return state; }

    /** The number of binary digits that {@link #cutOverlaps} made. */
    int digits() { return digits.count(); }

    /** Whether counting M anew is cheaper than following the flips. */
    boolean flippedMany() { return flips > patterns.neurons() / 400; }

    /** Brings M up to date, from popcount(ξ^ν and S) of all patterns or, if there are none, from the flips. */
    void overlaps(long[] shared) {
        if (shared.length == 0) {
            for (int k = 0; k < flips; k++) followFlip(flipped[k]);
        } else {
            int ups = 0;
            for (long word : state) ups += Long.bitCount(word);
            // M_ν = N − 2·popcount(ξ^ν xor S)
            for (int nu = 0; nu < up.length; nu++) overlaps[nu] = patterns.neurons() - 2 * (up[nu] + ups - 2 * shared[nu]);
        }
        flips = 0;
    }

    /** M_ν ← M_ν + 2·ξ_j^ν·S_j for a spin j that has become S_j. */
    private void followFlip(int j) {
        byNeuron.copyRow(j, row, 0);
        long change = isUp(j) ? 2 : -2;
        for (int nu = 0; nu < overlaps.length; nu += SPECIES.length()) {
            var spinUp = VectorMask.fromLong(SPECIES, row[nu >> 6] >>> nu);
            LongVector.fromArray(SPECIES, overlaps, nu)
                    .add(LongVector.broadcast(SPECIES, -change).blend(change, spinUp)).intoArray(overlaps, nu);
        }
    }

    /** Cuts M, without the nearest pattern, into digits. */
    int cutOverlaps(long[] planes, int firstRow) {
        if (nearest == UNKNOWN) nearest = BinaryDigits.largest(overlaps, up.length);
        System.arraycopy(overlaps, 0, digits.values(), 0, up.length);
        Arrays.fill(digits.values(), up.length, digits.values().length, 0);
        own = overlaps[nearest];
        digits.values()[nearest] = 0;
        return digits.cut(planes, firstRow, byNeuron.stride());
    }

    /** F_i = Σ_ν ξ_i^ν M_ν for all neurons, from counts of all of them. */
    void fields(long[][] counts) {
        for (int i = 0; i < fields.length; i += SPECIES.length()) {
            digits.product(counts, 0, i).intoArray(fields, i);
            for (int lane = i; lane < Math.min(i + SPECIES.length(), patterns.neurons()); lane++)
                fields[lane] += patternIsUp(lane) ? own : -own;
        }
    }

    /**
     * Updates the neurons order[from … to−1] at once.
     *
     * @param counts counts[row + b][position − first] for the position of a neuron in the order
     */
    void decide(int[] order, int from, int to, int t, long[][] counts, int countRow, int first) {
        var lanes = new long[SPECIES.length()];
        for (int block = first; block < to; block += SPECIES.length()) {
            digits.product(counts, countRow, block - first).intoArray(lanes, 0);
            for (int at = Math.max(block, from); at < Math.min(block + SPECIES.length(), to); at++) {
                int i = order[at];
                decide(i, lanes[at - block] + (patternIsUp(i) ? own : -own), t);
            }
        }
    }

    /**
     * Visits all neurons in order, {@code size} at a time, and keeps the fields of all up to date.
     *
     * @param sums   Σ_ν ξ_i^ν of every neuron
     * @param plane  room for the p bits of a neuron
     * @param counts room for N counts
     */
    void visit(int[] order, int size, int t, long[] sums, long[] plane, long[][] counts) {
        for (int from = 0; from < order.length; from += size) {
            for (int at = from; at < Math.min(from + size, order.length); at++) decide(order[at], fields[order[at]], t);
            for (int k = 0; k < flips; k++) {
                int j = flipped[k];
                byNeuron.copyRow(j, plane, 0);
                byNeuron.intersect(plane, 1, counts);
                follow(counts[0], (patterns.count() + sums[j]) / 2, sums, isUp(j) ? 2 : -2);
            }
            flips = 0;
        }
    }

    /** F_i ← F_i + ΔS_j·Σ_ν ξ_i^ν ξ_j^ν, where the sum is 4·popcount(ξ_i and ξ_j) − 2·popcount(ξ_j) − Σ_ν ξ_i^ν. */
    private void follow(long[] shared, long ups, long[] sums, long change) {
        for (int i = 0; i < fields.length; i++) fields[i] += change * (4 * shared[i] - 2 * ups - sums[i]);
    }

    private void decide(int i, long field, int t) {
        boolean last = isUp(i);
        drew |= decision.drawsTie(field, last);
        if (decision.up(field, last, mu, t, i) == last) return;
        state[i >> 6] ^= 1L << i;
        flipped[flips++] = i;
        flipsOfSweep++;
    }

    private boolean isUp(int i) { return (state[i >> 6] >>> i & 1) == 1; }

    private boolean patternIsUp(int i) { return (patterns.words()[nearest * state.length + (i >> 6)] >>> i & 1) == 1; }

    /** Records the sweep just made; true when nothing of this probe is left to compute. */
    boolean record(Recorder recorder, int t, boolean isCold) {
        recorder.state(mu, t, state);
        boolean leftAlone = isCold && flipsOfSweep == 0 && (!drew || recorder.stopsAtRepeats());
        if (leftAlone) recorder.repeats(mu, t, state, !drew);
        flipsOfSweep = 0;
        drew = false;
        return leftAlone || t == recorder.steps();
    }
}
