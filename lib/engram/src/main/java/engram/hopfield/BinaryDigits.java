package engram.hopfield;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of p integers D_ν as rows of bits, so that its product with bits becomes counting.
 *
 * <p>In two's complement with B digits, D_ν = 2^s·Σ_b w_b d_ν^b with w_b = 2^b and w_(B−1) = −2^(B−1), where s = 1 if all D_ν are even. Then,
 * for the spins ξ_i^ν = ±1 of neuron i,
 *
 * <p>Σ_ν ξ_i^ν D_ν = 2^s·(2·Σ_b w_b·popcount(ξ_i and d^b) − Σ_ν Σ_b w_b d_ν^b).
 */
final class BinaryDigits {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    /** |D| ≤ 2N &lt; 2^16 needs 17 digits. */
    static final int MOST = 17;

    private final long[] values; // D / 2^s, p padded to whole words of 64
    private int shift;           // s
    private int digits;          // B
    private long sum;            // Σ_ν D_ν / 2^s

    BinaryDigits(int p) { values = new long[Patterns.wordsFor(p) * 64]; }

    /** The index of the largest |M| among the first p numbers, the first of equals. */
    static int largest(long[] overlaps, int p) {
        int largest = 0;
        for (int nu = 1; nu < p; nu++) if (Math.abs(overlaps[nu]) > Math.abs(overlaps[largest])) largest = nu;
        return largest;
    }

    /** The D_ν to be cut into digits: written here by the caller, p of them. */
    long[] values() { return values; }

    /** B. */
    int count() { return digits; }

    /**
     * Cuts the values, which are spoilt by it.
     *
     * @param target B rows of {@code stride} words are written to it, from row {@code firstRow} on
     * @return B
     */
    int cut(long[] target, int firstRow, int stride) {
        long low = 0, high = 0, odd = 0;
        for (long value : values) odd |= value;
        shift = (odd & 1) == 0 ? 1 : 0;
        sum = 0;
        for (int nu = 0; nu < values.length; nu++) {
            long value = values[nu] >> shift;
            values[nu] = value;
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        // −2^(B−1) ≤ D < 2^(B−1)
        digits = low == 0 && high == 0 ? 0 : 65 - Long.numberOfLeadingZeros(Math.max(high, -low - 1));
        for (int b = 0; b < digits; b++) {
            for (int w = 0; w < stride; w++) target[(firstRow + b) * stride + w] = collect(b, w);
        }
        return digits;
    }

    /** Digit b of 64 values. */
    private long collect(int b, int w) {
        long word = 0;
        for (int k = 0; k < 64; k += SPECIES.length()) {
            var digit = LongVector.fromArray(SPECIES, values, 64 * w + k).lanewise(VectorOperators.LSHL, 63 - b);
            word |= digit.compare(VectorOperators.LT, 0).toLong() << k;
        }
        return word;
    }

    /**
     * Σ_ν ξ_i^ν D_ν for a vector of neurons.
     *
     * @param counts counts[row + b][at + lane] = popcount(ξ_i and d^b)
     */
    LongVector product(long[][] counts, int row, int at) {
        var weighted = LongVector.zero(SPECIES);
        if (digits > 0) {
            int top = row + digits - 1;
            weighted = LongVector.fromArray(SPECIES, counts[top], at).neg();
            for (int b = top - 1; b >= row; b--)
                weighted = weighted.lanewise(VectorOperators.LSHL, 1).add(LongVector.fromArray(SPECIES, counts[b], at));
        }
        return weighted.lanewise(VectorOperators.LSHL, 1).sub(sum).lanewise(VectorOperators.LSHL, shift);
    }
}
