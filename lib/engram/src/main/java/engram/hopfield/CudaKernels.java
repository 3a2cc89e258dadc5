package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Kernel;
import engram.cuda.Ptx;

/**
 * What the kernels of {@code hopfield.cu} are called with: a record for each, whose components are its parameters, in its order and by
 * its names. A record among them stands for its components: what goes together, or is common to several kernels. What a kernel does with
 * them is told in its source.
 *
 * <p>There are p patterns and c probes of N neurons. W is the number of words of 32 spins in a row, P is p rounded up to a multiple of
 * 64, and a tile is 128 probes × 128 patterns or neurons.
 */
final class CudaKernels {
    private static final Ptx KERNELS = Ptx.shipped("hopfield");

    private CudaKernels() {}

    /**
     * The probes at work.
     *
     * @param status 3 ints: how many probes are active, the time t of the last step, and the row of the record that the next step writes
     * @param active c ints: the numbers of their rows, as many as are active
     * @param c      rows
     */
    record Cohort(DeviceBuffer status, DeviceBuffer active, int c) {}

    /**
     * What the network has learned.
     *
     * @param patterns p × W words, bit j % 32 of word j / 32 of pattern ν being ξ_j^ν
     * @param p        patterns
     * @param words    W
     */
    record Stored(DeviceBuffer patterns, int p, int words) {}

    /**
     * How the numbers X_ν of spins in which a probe differs from the patterns have changed.
     *
     * @param digits 3 × c × P signed bytes, by the place in active: ΔX_ν = Σ_b 256^b·d_ν^b, without the probe's own pattern
     * @param own    c ints: that of its own pattern
     * @param planes ⌈c/128⌉ ints: the number of digits that a tile of probes needs; 0 before they are counted
     */
    record Change(DeviceBuffer digits, DeviceBuffer own, DeviceBuffer planes) {}

    /**
     * X_ν ← popcount(ξ^ν xor S), and the digits of its change.
     *
     * @param first     number of the probe in row 0, of a block of at most p
     * @param states    c × W words, S
     * @param share     words that a block counts, a multiple of 16
     * @param parts     128 × 128 ints per tile: sums of the blocks that share it; 0 before and after
     * @param arrived   1 int per tile: how many of those have come; likewise
     * @param afresh    1 where X_ν is counted as if it had been 0, else 0
     * @param differing c × P shorts, X
     */
    record CountDiffering(Cohort cohort, int first, Stored stored, DeviceBuffer states, int share, DeviceBuffer parts, DeviceBuffer arrived,
            int afresh, DeviceBuffer differing, Change change) {
        static final Kernel KERNEL = KERNELS.kernel("count_differing");
    }

    /**
     * Neurons that are updated at once.
     *
     * @param turned P/32 × N words, bit ν % 32 of word (ν/32, i) being ξ_i^ν
     * @param n      N
     * @param order  N ints: the number of the neuron in each place of patterns, states and fields
     * @param from   first place
     * @param to     the one after the last
     * @param afresh 1 where ΔX_ν is X_ν and fields start anew for every group, 0 where they follow the changes
     */
    record Group(DeviceBuffer turned, int n, DeviceBuffer order, int from, int to, int afresh) {}

    /**
     * What a step turns into what comes next.
     *
     * @param fields c × N ints, F, or afresh N ints, the same for all probes, which stay
     * @param states c × W words, S(t−1), then S(t)
     * @param last   c × W words, S(t−2), then S(t−1)
     */
    record Spins(DeviceBuffer fields, DeviceBuffer states, DeviceBuffer last) {}

    /**
     * What is seen of a step.
     *
     * @param met    c ints, gather the bits CHANGED, AWAY, DREW and DREW_BEFORE of {@code hopfield.cu}
     * @param record r × c ints, gather popcount(ξ^μ xor S^μ) of r steps
     */
    record Seen(DeviceBuffer met, DeviceBuffer record) {}

    /** F_i ← F_i − 2·Σ_ν ξ_i^ν ΔX_ν, and S_i follows it, for a group of neurons of the active probes; {@code first} as above. */
    record UpdateSpins(Cohort cohort, int first, Stored stored, Group group, Change change, Spins spins, CudaDecision decision, Seen seen) {
        static final Kernel KERNEL = KERNELS.kernel("update_spins");
    }

    /**
     * Drops the probes that are finished, at the end of a step.
     *
     * @param longest length of the longest cycles on which a probe is finished: 0, 1 or 2
     * @param met     c ints, as in {@link Seen}
     * @param cycles  c ints: the length of the cycle that is reached, 1 or 2
     * @param settled c ints: when
     * @param planes  as in {@link Change}, set to 0
     */
    record RetireProbes(Cohort cohort, int longest, DeviceBuffer met, DeviceBuffer cycles, DeviceBuffer settled, DeviceBuffer planes) {
        static final Kernel KERNEL = KERNELS.kernel("retire_probes");
    }

    /** {@code turned} ← the patterns by neuron, for N = n; shapes as in {@link Group}. */
    record TurnPatterns(Stored stored, int n, DeviceBuffer turned) {
        static final Kernel KERNEL = KERNELS.kernel("turn_patterns");
    }

    /**
     * Bit k of each row of {@code to} ← bit order[k] of that row of {@code from}.
     *
     * @param from  rows × W words
     * @param words W
     * @param n     bits of a row, N
     * @param order N ints
     * @param to    rows × W words
     */
    record PermuteSpins(DeviceBuffer from, int rows, int words, int n, DeviceBuffer order, DeviceBuffer to) {
        static final Kernel KERNEL = KERNELS.kernel("permute_spins");
    }

    /** F_i ← N·Σ_ν ξ_i^ν in each of c rows of {@code fields}, c × N ints; {@code turned} as in {@link Group}. */
    record StartFields(DeviceBuffer turned, int p, int n, int c, DeviceBuffer fields) {
        static final Kernel KERNEL = KERNELS.kernel("start_fields");
    }
}
