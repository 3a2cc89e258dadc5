package engram.tensor;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.parallel.Heap;

/**
 * Random numbers by counting: every draw is a pure function of (seed, name, index), so it depends neither on threads nor
 * on the device nor on the order of the work.
 *
 * <p>Draw i is mix(key + i·γ), the generator SplitMix64 entered at its i-th step, with a key and an odd γ of the stream's own
 * (G. L. Steele, D. Lea, C. H. Flood: Fast splittable pseudorandom number generators, OOPSLA 2014). A stream's draws of different
 * kinds at one index are made of the same bits: use one stream for one purpose.
 */
public final class RandomStream {

    /** The odd integer nearest to 2⁶⁴/φ, φ the golden ratio. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long key;
    private final long gamma;

    private RandomStream(long state) {
        this.key = mix(state);
        this.gamma = mixGamma(state + GOLDEN_GAMMA);
    }

    /** The stream of this name: streams of different names or seeds are independent. */
    public static RandomStream of(long seed, String name) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < given("name", name).length(); i++) {
            state = mix((state ^ name.charAt(i)) + GOLDEN_GAMMA);
        }
        return new RandomStream(state);
    }

    /** The numbered stream below this one, such as that of pattern 17: independent of this stream and of its sisters. */
    public RandomStream child(long number) {
        return new RandomStream(mix(key ^ mix(gamma + number)) + GOLDEN_GAMMA);
    }

    /** What a device needs to draw from this stream: draw i is mix(key + i·γ), mix being the finaliser of SplitMix64. */
    public long key() {
        return key;
    }

    /** γ: see {@link #key}. */
    public long gamma() {
        return gamma;
    }

    /** 64 random bits. */
    public long bits(long index) {
        return mix(key + index * gamma);
    }

    /** A number of [0, 1), a multiple of 2⁻⁵³. */
    public double uniform(long index) {
        return (bits(index) >>> 11) * 0x1p-53;
    }

    /** A standard normal number, by Box and Muller's method; the same on every machine. */
    public double gaussian(long index) {
        // z = √(−2 ln u) cos 2πv, with u ∈ (0, 1]
        double u = 1 - uniform(2 * index);
        double v = uniform(2 * index + 1);
        return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    /** One of the integers 0 … bound − 1, each with probability 1/bound to within 2⁻⁶⁴. */
    public int below(long index, int bound) {
        if (bound <= 0) {
            throw new ArgumentException("The bound is %d, but must be positive.".formatted(bound));
        }
        // ⌊bits · bound / 2⁶⁴⌋
        return (int) Math.unsignedMultiplyHigh(bits(index), bound);
    }

    /**
     * The integers 0 … n − 1 in random order, every order equally likely (Fisher and Yates).
     *
     * @throws ArgumentException           if n is negative
     * @throws engram.parallel.TooLargeException if n numbers do not fit in the heap
     */
    public int[] permutation(int n) {
        int[] order = new int[Heap.array(n, Integer.BYTES, "A permutation of " + n + " numbers", "take fewer")];
        for (int i = 0; i < n; i++) {
            int j = below(i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** The finaliser of SplitMix64 (variant 13 of D. Stafford): a bijection that spreads every bit over all. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** An odd number with at least 24 changes between neighbouring bits, so that counting by it reaches all bits. */
    private static long mixGamma(long z) {
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        z = (z ^ (z >>> 33)) | 1L;
        return Long.bitCount(z ^ (z >>> 1)) >= 24 ? z : z ^ 0xAAAAAAAAAAAAAAAAL;
    }
}
