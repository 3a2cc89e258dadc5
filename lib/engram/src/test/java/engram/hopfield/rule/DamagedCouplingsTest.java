package engram.hopfield.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Update;
import engram.hopfield.theory.SignalToNoise;
import engram.parallel.Cores;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedCouplingsTest {
    private static final int NEURONS = 1000;
    private static final Patterns PATTERNS = Patterns.random(201, NEURONS, 1); // odd: no coupling of Hebb's is zero
    private static final double LOAD = .201;
    private static final float[] HEBB = new Hebb().couplings(PATTERNS).entries();

    private static boolean symmetric(float[] couplings) {
        for (int i = 0; i < NEURONS; i++)
            for (int j = 0; j < i; j++) if (couplings[i * NEURONS + j] != couplings[j * NEURONS + i]) return false;
        return true;
    }

    /** Mean and variance of ξ_i^μ h_i^μ, which are 1 and α for Hebb's couplings, over all patterns and neurons. */
    private static double[] signalAndNoise(LearningRule rule) {
        double[][] fields = Hopfield.withCouplings(PATTERNS, rule.couplings(PATTERNS)).localFields(PATTERNS);
        double sum = 0, squares = 0, count = (double) PATTERNS.count() * NEURONS;
        for (int mu = 0; mu < PATTERNS.count(); mu++)
            for (int i = 0; i < NEURONS; i++) {
                double aligned = fields[mu][i] * PATTERNS.spin(mu, i);
                sum += aligned;
                squares += aligned * aligned;
            }
        return new double[] {sum / count, squares / count - sum / count * (sum / count)};
    }

    private static void assertSignalAndNoise(double variance, LearningRule rule) {
        double[] measured = signalAndNoise(rule);
        assertEquals(1, measured[0], .01);
        assertEquals(variance, measured[1], .02 * variance);
    }

    @ParameterizedTest
    @EnumSource(Symmetry.class)
    void theRightShareOfCouplingsSurvivesAndIsStrengthened(Symmetry symmetry) {
        double kept = .3;
        float[] diluted = new Hebb().diluted(kept, symmetry, 7).couplings(PATTERNS).entries();
        int survivors = 0, pairs = NEURONS * (NEURONS - 1) / 2, bothSurvive = 0;
        for (int i = 0; i < NEURONS; i++)
            for (int j = 0; j < NEURONS; j++) {
                int at = i * NEURONS + j;
                if (diluted[at] != 0) {
                    survivors++;
                    assertEquals(HEBB[at] / kept, diluted[at], 1e-6);
                    if (i < j && diluted[j * NEURONS + i] != 0) bothSurvive++;
                }
            }
        // binomial: 5 standard deviations of as many independent draws as there are
        double deviation = Math.sqrt(kept * (1 - kept) / pairs);
        assertEquals(kept, survivors / 2.0 / pairs, 5 * deviation);
        assertEquals(symmetry == Symmetry.SYMMETRIC ? kept : kept * kept, (double) bothSurvive / pairs, 5 * deviation);
        assertEquals(symmetry == Symmetry.SYMMETRIC, symmetric(diluted));
    }

    @ParameterizedTest
    @ValueSource(doubles = {.1, .3, .7})
    void dilutionRaisesTheNoiseToRootAlphaOverC(double kept) {
        for (var symmetry : Symmetry.values()) assertSignalAndNoise(LOAD / kept, new Hebb().diluted(kept, symmetry, 3));
    }

    @Test
    void noiseOnCouplingsAddsToTheNoiseOfPatterns() {
        for (var symmetry : Symmetry.values()) {
            var rule = new Hebb().withNoise(.8, symmetry, 5);
            assertSignalAndNoise(LOAD + .8 * .8, rule);
            assertEquals(symmetry == Symmetry.SYMMETRIC, symmetric(rule.couplings(PATTERNS).entries()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {.25, 1})
    void oneWaySynapsesRaiseTheNoise(double share) {
        assertSignalAndNoise(LOAD * (1 + share), new Hebb().oneWay(share, 9));
        float[] couplings = new Hebb().oneWay(share, 9).couplings(PATTERNS).entries();
        int oneWay = 0, upper = 0;
        for (int i = 0; i < NEURONS; i++)
            for (int j = 0; j < i; j++) {
                float down = couplings[i * NEURONS + j], up = couplings[j * NEURONS + i];
                assertEquals(2 * HEBB[i * NEURONS + j], down + up, 1e-6); // the sum of the two is kept
                assertTrue(down != 0 || up != 0);
                if (down == 0 || up == 0) oneWay++;
                if (down == 0) upper++;
            }
        int pairs = NEURONS * (NEURONS - 1) / 2;
        assertEquals(share, (double) oneWay / pairs, 5 * Math.sqrt(.25 / pairs));
        assertEquals(.5, (double) upper / oneWay, 5 * Math.sqrt(.25 / oneWay));
    }

    /** The first step of a diluted network errs as that of a whole one at load α/c. */
    @Test
    void aDilutedNetworkErrsAsIfItHeldMorePatterns() {
        double kept = .4;
        var net = Hopfield.withCouplings(PATTERNS, new Hebb().diluted(kept, Symmetry.SYMMETRIC, 2).couplings(PATTERNS));
        long wrong = 0;
        for (int[] row : net.recall(PATTERNS, Update.synchronous(), 1).scaledOverlaps()) wrong += (NEURONS - row[1]) / 2;
        double theory = SignalToNoise.bitError(LOAD / kept, 0);
        assertEquals(theory, (double) wrong / NEURONS / PATTERNS.count(), .03 * theory);
    }

    @Test
    void noDamageIsNoChange() {
        assertArrayEquals(HEBB, new Hebb().diluted(1, Symmetry.ASYMMETRIC, 1).couplings(PATTERNS).entries());
        assertArrayEquals(HEBB, new Hebb().withNoise(0, Symmetry.ASYMMETRIC, 1).couplings(PATTERNS).entries());
        assertArrayEquals(HEBB, new Hebb().oneWay(0, 1).couplings(PATTERNS).entries());
    }

    @Test
    void selfCouplingsAreSpared() {
        var rule = new Hebb().withSelfCoupling(2).diluted(.5, Symmetry.SYMMETRIC, 1).withNoise(1, Symmetry.SYMMETRIC, 1).oneWay(1, 1);
        var couplings = rule.couplings(PATTERNS);
        for (int i = 0; i < NEURONS; i++) assertEquals((float) (2 * LOAD), couplings.get(i, i));
    }

    @Test
    void theSeedDecidesAndThreadsDoNot() {
        var rule = new Hebb().diluted(.5, Symmetry.SYMMETRIC, 1).withNoise(.3, Symmetry.ASYMMETRIC, 2).oneWay(.5, 3);
        float[] couplings = rule.couplings(PATTERNS).entries();
        for (int threads : new int[] {1, 4}) Cores.limitedTo(threads, () -> assertArrayEquals(couplings, rule.couplings(PATTERNS).entries()));
        assertFalse(Arrays.equals(new Hebb().diluted(.5, Symmetry.SYMMETRIC, 1).couplings(PATTERNS).entries(),
                new Hebb().diluted(.5, Symmetry.SYMMETRIC, 2).couplings(PATTERNS).entries()));
    }

    @Test
    void impossibleDamageIsNamed() {
        var rule = new Hebb();
        for (double kept : new double[] {0, -.1, 1.1, Double.NaN})
            assertThrows(HopfieldException.class, () -> rule.diluted(kept, Symmetry.SYMMETRIC, 1));
        for (double strength : new double[] {-.1, Double.NaN, Double.POSITIVE_INFINITY})
            assertThrows(HopfieldException.class, () -> rule.withNoise(strength, Symmetry.SYMMETRIC, 1));
        for (double share : new double[] {-.1, 1.1, Double.NaN}) assertThrows(HopfieldException.class, () -> rule.oneWay(share, 1));
        var thrown = assertThrows(HopfieldException.class, () -> rule.withSelfCoupling(Double.NaN));
        assertTrue(thrown.getMessage().contains("NaN"), thrown.getMessage());
    }
}
