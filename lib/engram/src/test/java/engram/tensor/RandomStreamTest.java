package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.parallel.TooLargeException;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static final int DRAWS = 1_000_000;
    private static final RandomStream STREAM = RandomStream.of(42, "test");

    @Test
    void drawsNeverChange() {
        assertEquals(0xdd0489eb4beb3889L, STREAM.bits(0));
        assertEquals(0xb198e767ce6b4125L, STREAM.bits(1_000_000_007L));
        assertEquals(0x3a54ff068e5f3d8cL, STREAM.child(3).bits(5));
        assertEquals(0.20579235737093293, STREAM.uniform(7));
        assertEquals(-1.3856310705949697, STREAM.gaussian(7));
        assertArrayEquals(new int[] {2, 7, 5, 6, 1, 3, 4, 0}, STREAM.permutation(8));
    }

    @Test
    void drawsDependOnTheIndexAlone() {
        long[] forwards = LongStream.range(0, 10_000).map(STREAM::bits).toArray();
        long[] threads = LongStream.range(0, 10_000).parallel().map(RandomStream.of(42, "test")::bits).toArray();
        assertArrayEquals(forwards, threads);
    }

    @Test
    void everyBitIsSetHalfTheTime() {
        int[] ones = new int[64];
        for (int i = 0; i < DRAWS; i++) {
            long bits = STREAM.bits(i);
            for (int b = 0; b < 64; b++) {
                ones[b] += (int) (bits >>> b & 1);
            }
        }
        // standard deviation √n/2; 5 of them leave 64 bits a chance of 4e-5 to fail
        for (int count : ones) {
            assertEquals(DRAWS / 2.0, count, 5 * Math.sqrt(DRAWS) / 2);
        }
    }

    @Test
    void uniformFillsTheUnitInterval() {
        assertMoments(STREAM::uniform, 0.5, 1 / 12.0, 1 / 80.0 - 1 / 144.0);
        assertChiSquared(IntStream.range(0, DRAWS).map(i -> (int) (STREAM.uniform(i) * 1000)), 1000);
    }

    @Test
    void gaussianHasTheNormalMoments() {
        assertMoments(STREAM::gaussian, 0, 1, 2);
        // P(|z| > 3) = 0.0026998
        long tail = LongStream.range(0, DRAWS).filter(i -> Math.abs(STREAM.gaussian(i)) > 3).count();
        assertEquals(2700, tail, 5 * Math.sqrt(2700));
    }

    @Test
    void belowIsUnbiased() {
        assertChiSquared(IntStream.range(0, DRAWS).map(i -> STREAM.below(i, 7)), 7);
        int large = 1_500_000_000;
        double mean = IntStream.range(0, DRAWS).mapToDouble(i -> STREAM.below(i, large)).average().orElseThrow();
        assertEquals(large / 2.0, mean, 5.0 * large / Math.sqrt(12.0 * DRAWS));
    }

    @Test
    void permutationsAreEquallyLikely() {
        // the 24 orders of four things, read as numbers in base 4
        int[] counts = new int[256];
        for (int k = 0; k < 240_000; k++) {
            int[] order = STREAM.child(k).permutation(4);
            counts[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]]++;
        }
        int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
        assertEquals(24, seen.length);
        for (int count : seen) {
            assertEquals(10_000, count, 500);
        }
        int[] sorted = STREAM.permutation(1000);
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 1000).toArray(), sorted);
    }

    @Test
    void streamsAreIndependent() {
        for (RandomStream other : new RandomStream[] {RandomStream.of(43, "test"), RandomStream.of(42, "tesu"),
            RandomStream.of(42, "test "), STREAM.child(0), STREAM.child(1)}) {
            double correlation = 0;
            int sameBits = 0;
            for (int i = 0; i < DRAWS; i++) {
                correlation += 12 * (STREAM.uniform(i) - 0.5) * (other.uniform(i) - 0.5) / DRAWS;
                sameBits += 64 - Long.bitCount(STREAM.bits(i) ^ other.bits(i));
            }
            assertEquals(0, correlation, 5 / Math.sqrt(DRAWS));
            assertEquals(32.0 * DRAWS, sameBits, 5 * Math.sqrt(16.0 * DRAWS));
        }
    }

    @Test
    void childrenAndSeedsInSequenceAreUncorrelated() {
        assertMoments(i -> STREAM.child(i).uniform(0), 0.5, 1 / 12.0, 1 / 80.0 - 1 / 144.0);
        assertMoments(i -> RandomStream.of(i, "a").uniform(0), 0.5, 1 / 12.0, 1 / 80.0 - 1 / 144.0);
        double neighbours = LongStream.range(0, DRAWS)
                .mapToDouble(i -> 12 * (STREAM.child(i).uniform(0) - 0.5) * (STREAM.child(i + 1).uniform(0) - 0.5))
                .average().orElseThrow();
        assertEquals(0, neighbours, 5 / Math.sqrt(DRAWS));
    }

    /** Mean and variance within five standard errors; the last argument is the variance of (x − mean)². */
    private static void assertMoments(LongToDoubleFunction draw, double mean, double variance, double spread) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = draw.applyAsDouble(i) - mean;
            sum += x;
            squares += x * x;
        }
        assertEquals(0, sum / DRAWS, 5 * Math.sqrt(variance / DRAWS));
        assertEquals(variance, squares / DRAWS, 5 * Math.sqrt(spread / DRAWS));
    }

    /** χ² of k equal classes within five standard deviations √(2(k−1)) of its mean k − 1. */
    private static void assertChiSquared(IntStream draws, int classes) {
        int[] counts = new int[classes];
        draws.forEach(i -> counts[i]++);
        double expected = (double) DRAWS / classes;
        double chiSquared = Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
        assertTrue(Math.abs(chiSquared - (classes - 1)) < 5 * Math.sqrt(2.0 * (classes - 1)), "χ² = " + chiSquared);
    }


    @Test
    void aPermutationOfImpossibleLengthIsRefused() {
        var stream = RandomStream.of(1, "order");
        assertThrows(ArgumentException.class, () -> stream.permutation(-1));
        assertThrows(TooLargeException.class, () -> stream.permutation(Integer.MAX_VALUE));
    }
}
