package engram.hopfield.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalToNoiseTest {

    @ParameterizedTest
    @CsvSource({".105, 0, .001, 5e-5", ".138, 0, .0036, 5e-5", ".185, 0, .01, 5e-5",
            ".5, 0, .0787, 1e-4", ".5, 1, .0170, 1e-4", "3, 0, .2819, 5e-5", "3, 1, .0105, 5e-5"})
    void theErrorOfOneStep(double alpha, double lambda, double error, double tolerance) {
        assertEquals(error, SignalToNoise.bitError(alpha, lambda), tolerance);
    }

    @ParameterizedTest
    @CsvSource({".3, 0, .8", ".3, 1, .8", ".1, .5, .5", ".2, 0, 0"})
    void oneStepFromACorruptedPatternErrsSoOften(double alpha, double lambda, double overlap) {
        int n = 1000, networks = 6, p = (int) Math.rint(alpha * n);
        long wrong = 0;
        for (int seed = 0; seed < networks; seed++) {
            var patterns = Patterns.random(p, n, seed);
            var recall = Hopfield.hebb(patterns).withSelfCoupling(lambda)
                    .recall(patterns.corrupted(overlap, seed), Update.synchronous().withSeed(seed), 1);
            for (int[] row : recall.scaledOverlaps()) wrong += (n - row[1]) / 2;
        }
        double rate = (double) wrong / networks / p / n, theory = SignalToNoise.bitError(alpha, lambda, overlap);
        // at least 600,000 neurons, whose errors are correlated; terms of order 1/N are left out
        assertEquals(theory, rate, .03 * theory);
    }

    @Test
    void perfectRecall() {
        assertEquals(72.4, SignalToNoise.patternsMostlyExact(1000), .05);
        assertEquals(36.2, SignalToNoise.patternsAllExact(1000), .05);
        assertEquals(542.9, SignalToNoise.patternsMostlyExact(10_000), .05);
        assertEquals(271.4, SignalToNoise.patternsAllExact(10_000), .05);
        // where the error of a bit is about 1/N: most patterns of N = 10000 then lose less than one bit
        assertTrue(10_000 * SignalToNoise.bitError(SignalToNoise.patternsMostlyExact(10_000) / 10_000, 0) < 1);
    }

    /** Asymptotic, so only the trend: between the two numbers of patterns the share of exact ones falls, and it rises with N. */
    @Test
    void exactPatternsOfRealNetworks() {
        double half = exactShare(2000, SignalToNoise.patternsMostlyExact(2000));
        double all = exactShare(2000, SignalToNoise.patternsAllExact(2000));
        double tooMany = exactShare(2000, 2 * SignalToNoise.patternsMostlyExact(2000));
        assertTrue(all > .999, "all: " + all);
        assertTrue(half > .5 && half < all, "half: " + half);
        assertTrue(tooMany < .1, "too many: " + tooMany);
    }

    private static double exactShare(int n, double p) {
        int exact = 0, count = 0;
        for (int seed = 0; seed < 5; seed++) {
            var patterns = Patterns.random((int) p, n, seed);
            for (int[] row : Hopfield.hebb(patterns).recall(patterns, Update.synchronous(), 1).scaledOverlaps()) {
                if (row[1] == n) exact++;
                count++;
            }
        }
        return (double) exact / count;
    }

    @Test
    void impossibleNumbersAreNamed() {
        assertThrows(HopfieldException.class, () -> SignalToNoise.bitError(0, 0));
        assertThrows(HopfieldException.class, () -> SignalToNoise.bitError(Double.NaN, 0));
        assertThrows(HopfieldException.class, () -> SignalToNoise.bitError(.1, Double.NaN));
        assertThrows(HopfieldException.class, () -> SignalToNoise.bitError(.1, 0, 1.1));
        assertThrows(HopfieldException.class, () -> SignalToNoise.patternsAllExact(1));
    }
}
