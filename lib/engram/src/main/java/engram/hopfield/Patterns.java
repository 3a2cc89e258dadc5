package engram.hopfield;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.data.Images;
import engram.parallel.Cores;
import engram.parallel.Heap;
import engram.parallel.TooLargeException;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.Arrays;

/**
 * A set of p spin patterns of N neurons each, ξ_i^μ = ±1: memories to store, probes to recall them with, or states of a
 * network. Immutable. Long because patterns come from many places; each way is a few lines.
 *
 * <p>A spin is one bit (1 for +1, 0 for −1), 64 to a word, so 3840 patterns of 32,000 neurons take 15 MB. The overlap of
 * two patterns is then a count of differing bits: Σ_i ξ_i S_i = N − 2·popcount(ξ xor S).
 */
public final class Patterns {
    /** The least grey, of 255, that is a spin of +1. */
    private static final int INK = 128;

    private final int count;     // p
    private final int neurons;   // N
    private final int stride;    // words of one pattern, ⌈N/64⌉
    private final long[] words;  // p × stride; the bits past N are 0

    private Patterns(int count, int neurons, long[] words) {
        this.count = count;
        this.neurons = neurons;
        this.stride = wordsFor(neurons);
        this.words = words;
    }

    /**
     * Independent random patterns: every spin is +1 or −1 with probability ½.
     *
     * @param count   p ≥ 1 patterns
     * @param neurons N ≥ 1 neurons
     * @param seed    the same seed gives the same patterns on every machine
     * @throws HopfieldException when a size is below 1
     * @throws TooLargeException when p·⌈N/64⌉ words do not fit in an array or in the heap
     */
    public static Patterns random(int count, int neurons, long seed) {
        long[] words = allocate(count, neurons);
        var draws = RandomStream.of(seed, "patterns");
        Cores.ranges(words.length, 1, (from, to) -> {
            for (int w = from; w < to; w++) words[w] = draws.bits(w);
        });
        return new Patterns(count, neurons, words).clearTails();
    }

    /**
     * Patterns given spin by spin.
     *
     * @param spins p × N values, each +1 or −1
     * @throws HopfieldException when there is no pattern, the rows differ in length or a value is not ±1
     */
    public static Patterns of(int[][] spins) {
        if (eachGiven("spins", spins).length == 0) throw new HopfieldException("There are no patterns: give at least one row of spins.");
        int neurons = spins[0].length;
        long[] words = allocate(spins.length, neurons);
        int stride = wordsFor(neurons);
        for (int mu = 0; mu < spins.length; mu++) {
            if (spins[mu].length != neurons)
                throw new HopfieldException("Pattern " + mu + " has " + spins[mu].length + " spins where pattern 0 has "
                        + neurons + ": all patterns must be of one length.");
            for (int i = 0; i < neurons; i++) {
                int spin = spins[mu][i];
                if (spin != 1 && spin != -1)
                    throw new HopfieldException("Spin " + i + " of pattern " + mu + " is " + spin + ": a spin is +1 or -1.");
                if (spin == 1) words[mu * stride + (i >> 6)] |= 1L << i;
            }
        }
        return new Patterns(spins.length, neurons, words);
    }

    /**
     * Patterns drawn as text, to be seen where they are written: {@code #} is +1, {@code .} is −1, line breaks and spaces
     * do not count.
     *
     * @param pictures p pictures with N marks each
     * @throws HopfieldException when a picture holds another character or the pictures differ in size
     */
    public static Patterns ofText(String... pictures) {
        int[][] spins = new int[eachGiven("pictures", pictures).length][];
        for (int mu = 0; mu < pictures.length; mu++) {
            String marks = pictures[mu].replaceAll("\\s", "");
            String strange = marks.replaceAll("[#.]", "");
            if (!strange.isEmpty())
                throw new HopfieldException("Picture " + mu + " holds '" + strange.charAt(0) + "': draw with '#' and '.' only.");
            spins[mu] = marks.chars().map(mark -> mark == '#' ? 1 : -1).toArray();
        }
        return of(spins);
    }

    /**
     * Images as patterns, one each: a pixel that is at least half ink is +1, any other −1.
     *
     * @return as many patterns as images; N is the number of pixels, line by line
     */
    public static Patterns ofImages(Images images) {
        int[][] spins = new int[given("images", images).count()][images.size()];
        for (int mu = 0; mu < spins.length; mu++)
            for (int i = 0; i < spins[mu].length; i++) spins[mu][i] = images.grey(mu, i) >= INK ? 1 : -1;
        return of(spins);
    }

    /** Patterns that share {@code words} (p × ⌈N/64⌉, tails clear) with an engine of this package, which must not write to it again. */
    static Patterns wrap(int count, int neurons, long[] words) {
        return new Patterns(count, neurons, words);
    }

    /** p, the number of patterns. */
    public int count() { return count; }

    /** N, the number of neurons, which is the length of every pattern. */
    public int neurons() { return neurons; }

    /**
     * ξ_i^μ, +1 or −1.
     *
     * @throws HopfieldException when there is no such pattern or neuron
     */
    public int spin(int mu, int i) {
        if (i < 0 || i >= neurons)
            throw new HopfieldException("There is no neuron " + i + ": the neurons are numbered 0 to " + (neurons - 1) + ".");
        return (word(checkIndex(mu), i >> 6) >>> i & 1) == 1 ? 1 : -1;
    }

    /** Pattern μ as N spins ±1. */
    public int[] spins(int mu) {
        checkIndex(mu);
        int[] spins = new int[Heap.array(neurons, Integer.BYTES, "A pattern of " + neurons + " spins as numbers", "take fewer neurons")];
        for (int i = 0; i < neurons; i++) spins[i] = spin(mu, i);
        return spins;
    }

    /** All patterns as a matrix of p rows and N columns, ±1. */
    public Matrix toMatrix() {
        var matrix = Matrix.zeros(count, neurons);
        float[] data = matrix.writableEntries();
        for (int mu = 0; mu < count; mu++)
            for (int i = 0; i < neurons; i++)
                data[mu * neurons + i] = (word(mu, i >> 6) >>> i & 1) == 1 ? 1 : -1;
        return matrix;
    }

    /** The patterns whose numbers are given, in that order. */
    public Patterns select(int... numbers) {
        long[] chosen = allocate(given("numbers", numbers).length, neurons);
        for (int k = 0; k < numbers.length; k++)
            System.arraycopy(words, checkIndex(numbers[k]) * stride, chosen, k * stride, stride);
        return new Patterns(numbers.length, neurons, chosen);
    }

    /**
     * Σ_i ξ_i^μ S_i^ν = N·m for pattern μ of this set and pattern ν of another: an exact integer between −N and N.
     *
     * @throws HopfieldException when the two sets differ in N
     */
    public int scaledOverlap(int mu, Patterns other, int nu) {
        if (given("other", other).neurons != neurons)
            throw new HopfieldException("Patterns of " + neurons + " and of " + other.neurons + " neurons have no overlap.");
        checkIndex(mu);
        other.checkIndex(nu);
        int different = 0;
        for (int w = 0; w < stride; w++) different += Long.bitCount(word(mu, w) ^ other.word(nu, w));
        return neurons - 2 * different;
    }

    /** The overlap m = (1/N) Σ_i ξ_i^μ S_i^ν, between −1 and 1. */
    public double overlap(int mu, Patterns other, int nu) {
        return (double) scaledOverlap(mu, other, nu) / neurons;
    }

    /**
     * A copy of every pattern with exactly round((1 − m0)·N/2) of its bits flipped, chosen at random, so that its overlap
     * with the original is m0 up to rounding.
     *
     * @param overlap m0 in [−1, 1]
     * @throws HopfieldException when m0 is outside [−1, 1] or not a number
     */
    public Patterns corrupted(double overlap, long seed) {
        if (!(overlap >= -1 && overlap <= 1))
            throw new HopfieldException("The initial overlap m0 is " + overlap + ": it must lie between -1 and 1.");
        int flips = (int) Math.rint((1 - overlap) * neurons / 2);
        var draws = RandomStream.of(seed, "flips");
        long[] probes = new long[words.length];
        Cores.forEach(count, mu -> {
            long[] flipped = new long[stride];
            chooseBits(flips, draws, (long) mu * neurons, flipped);
            for (int w = 0; w < stride; w++) probes[mu * stride + w] = word(mu, w) ^ flipped[w];
        });
        return new Patterns(count, neurons, probes);
    }

    /**
     * Sets {@code size} distinct bits among the first N of {@code chosen}, which has none set before, every set of bits equally likely (R. Floyd's
     * sampling, Bentley and Floyd, Communications of the ACM 30, 1987): no list of candidates is needed.
     */
    private void chooseBits(int size, RandomStream draws, long firstDraw, long[] chosen) {
        for (int j = neurons - size; j < neurons; j++) {
            int candidate = draws.below(firstDraw + j, j + 1);
            boolean taken = (chosen[candidate >> 6] >>> candidate & 1) == 1;
            int bit = taken ? j : candidate;
            chosen[bit >> 6] |= 1L << bit;
        }
    }

    /** Two sets are equal when they hold the same spins in the same order. */
    @Override public boolean equals(Object other) {
        return other instanceof Patterns that && count == that.count && neurons == that.neurons
                && Arrays.equals(words, that.words);
    }

    @Override public int hashCode() { return Arrays.hashCode(words); }

    @Override public String toString() { return count + " patterns of " + neurons + " neurons"; }

    /** The bits themselves, p × {@link #stride()} words, for engines of this package; not to be changed. */
    long[] words() { return words; }

    /** Words of one pattern, ⌈N/64⌉. */
    int stride() { return stride; }

    /** The number of +1 of every pattern, p counts. */
    int[] ups() {
        int[] ups = new int[count];
        for (int w = 0; w < words.length; w++) ups[w / stride] += Long.bitCount(words[w]);
        return ups;
    }

    static int wordsFor(int neurons) { return (neurons - 1 >> 6) + 1; }

    private long word(int mu, int w) { return words[mu * stride + w]; }

    private int checkIndex(int mu) {
        if (mu < 0 || mu >= count)
            throw new HopfieldException("There is no pattern " + mu + ": the patterns are numbered 0 to " + (count - 1) + ".");
        return mu;
    }

    private Patterns clearTails() {
        if ((neurons & 63) != 0)
            for (int mu = 0; mu < count; mu++) words[(mu + 1) * stride - 1] &= (1L << neurons) - 1;
        return this;
    }

    private static long[] allocate(int count, int neurons) {
        if (count < 1 || neurons < 1)
            throw new HopfieldException("A set of " + count + " patterns of " + neurons
                    + " neurons is empty: there must be at least one pattern and one neuron.");
        return new long[Heap.array((long) count * wordsFor(neurons), Long.BYTES, "A set of " + count + " patterns of " + neurons + " neurons",
                "take fewer neurons or patterns")];
    }
}
