package engram.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.parallel.TooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

    @ParameterizedTest
    @CsvSource({"1000, 0.9", "1000, 0.8", "999, 0.5", "64, 0", "65, -0.3", "130, -1", "130, 1", "1, 1", "1, -1", "4000, 0.12345"})
    void aProbeDiffersInExactlyTheRoundedNumberOfBits(int n, double m0) {
        var patterns = Patterns.random(20, n, 7);
        var probes = patterns.corrupted(m0, 11);
        int flips = (int) Math.rint((1 - m0) * n / 2);
        for (int mu = 0; mu < 20; mu++) {
            int different = 0;
            for (int i = 0; i < n; i++) if (patterns.spin(mu, i) != probes.spin(mu, i)) different++;
            assertEquals(flips, different);
            assertEquals(n - 2 * flips, patterns.scaledOverlap(mu, probes, mu));
        }
    }

    @Test
    void everyBitIsFlippedEquallyOften() {
        int n = 100, p = 20_000;
        var patterns = Patterns.random(p, n, 1);
        var probes = patterns.corrupted(0.6, 2); // 20 of 100 bits
        for (int i = 0; i < n; i++) {
            int flipped = 0;
            for (int mu = 0; mu < p; mu++) if (patterns.spin(mu, i) != probes.spin(mu, i)) flipped++;
            // binomial: mean 4000, standard deviation √(20000·0.2·0.8) = 57
            assertEquals(4000, flipped, 5 * 57, "bit " + i);
        }
    }

    @Test
    void patternsAreRandomAndTheirOverlapsAreOfOrderOneOverRootN() {
        int n = 1001, p = 300;
        var patterns = Patterns.random(p, n, 3);
        double sum = 0, squares = 0;
        int pairs = 0;
        for (int mu = 0; mu < p; mu++) {
            assertEquals(n, patterns.scaledOverlap(mu, patterns, mu));
            for (int nu = 0; nu < mu; nu++, pairs++) {
                int overlap = patterns.scaledOverlap(mu, patterns, nu);
                sum += overlap;
                squares += (double) overlap * overlap;
            }
        }
        assertEquals(0, sum / pairs / Math.sqrt(n), 5 / Math.sqrt(pairs));
        assertEquals(1, squares / pairs / n, 5 * Math.sqrt(2.0 / pairs));
    }

    @Test
    void theSeedDecides() {
        assertEquals(Patterns.random(5, 200, 9), Patterns.random(5, 200, 9));
        assertNotEquals(Patterns.random(5, 200, 9), Patterns.random(5, 200, 10));
        var patterns = Patterns.random(5, 200, 9);
        assertEquals(patterns.corrupted(0.5, 1), patterns.corrupted(0.5, 1));
        assertNotEquals(patterns.corrupted(0.5, 1), patterns.corrupted(0.5, 2));
    }

    @Test
    void textSpinsAndMatrixAreTheSamePatterns() {
        var drawn = Patterns.ofText("##\n..", "#.\n.#");
        assertArrayEquals(new int[] {1, 1, -1, -1}, drawn.spins(0));
        assertEquals(Patterns.of(new int[][] {{1, 1, -1, -1}, {1, -1, -1, 1}}), drawn);
        assertArrayEquals(new float[] {1, 1, -1, -1, 1, -1, -1, 1}, drawn.toMatrix().entries());
        assertEquals(Patterns.of(new int[][] {{1, -1, -1, 1}}), drawn.select(1));
        assertEquals(0.0, drawn.overlap(0, drawn, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0001, -1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void anImpossibleOverlapIsNamed(double m0) {
        var thrown = assertThrows(HopfieldException.class, () -> Patterns.random(1, 10, 0).corrupted(m0, 0));
        assertTrue(thrown.getMessage().contains(String.valueOf(m0)), thrown.getMessage());
    }

    @Test
    void impossibleSetsAreNamed() {
        assertThrows(HopfieldException.class, () -> Patterns.random(0, 10, 0));
        assertThrows(HopfieldException.class, () -> Patterns.random(3, 0, 0));
        assertThrows(TooLargeException.class, () -> Patterns.random(2_000_000, 2_000_000, 0));
        assertThrows(HopfieldException.class, () -> Patterns.of(new int[][] {{1, -1}, {1}}));
        assertThrows(HopfieldException.class, () -> Patterns.of(new int[][] {{1, 0}}));
        assertThrows(HopfieldException.class, () -> Patterns.of(new int[0][]));
        assertThrows(HopfieldException.class, () -> Patterns.ofText("#x"));
        assertThrows(HopfieldException.class, () -> Patterns.random(2, 10, 0).spin(2, 0));
        assertThrows(HopfieldException.class, () -> Patterns.random(2, 10, 0).scaledOverlap(0, Patterns.random(2, 11, 0), 0));
    }


    @Test
    void aNeuronThatDoesNotExistHasNoSpin() {
        var patterns = Patterns.random(2, 40, 1);
        for (int i : new int[] {-1, 40, 64, 64 + 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
            assertThrows(HopfieldException.class, () -> patterns.spin(0, i));
    }

    @Test
    void aPatternMayHaveAsManyNeuronsAsThereAreNumbers() {
        var patterns = Patterns.random(1, Integer.MAX_VALUE, 1); // 268 MB
        assertEquals(Integer.MAX_VALUE, patterns.scaledOverlap(0, patterns, 0));
        assertThrows(TooLargeException.class, () -> patterns.spins(0));
    }
}
