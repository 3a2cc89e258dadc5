package engram.hopfield.theory;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.Hopfield;
import engram.hopfield.Patterns;
import engram.hopfield.Update;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten networks of N = 4000 against the mean-field theory of Amit, Gutfreund and Sompolinsky at T = 0, started in the stored
 * patterns; and the same comparison must refuse networks whose couplings are wrong.
 *
 * <p>Two numbers are compared. The overlap after 100 steps depends on the signs of the fields alone, so it can't see a common
 * factor in J; the mean field along a stored pattern, (1/N) Σ_i ξ_i h_i = (N−1)/N + noise of mean 0, can.
 */
@Tag("slow")
class MeanFieldRecallTest {
    private static final int NEURONS = 4000;
    private static final int NETWORKS = 10;
    private static final double[] LOADS = {.08, .10, .12};
    private static final double[] THEORY = {.99956, .99800, .99322};

    /** What the theory is held against, for one load. */
    private record Measured(double overlap, double overlapError, double field) {}

    private static Measured measure(double load, Function<Patterns, Hopfield> network) {
        double[] overlaps = new double[NETWORKS];
        double field = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            var patterns = Patterns.random((int) (load * NEURONS), NEURONS, seed);
            var net = network.apply(patterns);
            var known = net.patterns();
            overlaps[seed] = net.recall(known, Update.synchronous().withSeed(seed), 100).meanFinalOverlap();
            double[] fields = net.localFields(known.select(0))[0];
            for (int i = 0; i < NEURONS; i++) field += known.spin(0, i) * fields[i] / NEURONS / NETWORKS;
        }
        double mean = Arrays.stream(overlaps).average().orElseThrow();
        double variance = Arrays.stream(overlaps).map(m -> (m - mean) * (m - mean)).sum() / (NETWORKS - 1);
        return new Measured(mean, Math.sqrt(variance / NETWORKS), field);
    }

    /** Within three standard errors over networks plus .0005 of the theory; the field within 5 of its standard errors. */
    private static boolean agrees(double load, double theory, Measured measured) {
        // noise of ξ_i h_i: √(2p)/N for a whole pattern, since the couplings are symmetric
        double fieldError = Math.sqrt(2 * load / NEURONS / NETWORKS);
        System.out.printf("α = %.2f: overlap %.5f ± %.5f (theory %.5f), field %.4f%n",
                load, measured.overlap(), measured.overlapError(), theory, measured.field());
        return Math.abs(measured.overlap() - theory) <= 3 * measured.overlapError() + .0005
                && Math.abs(measured.field() - 1) <= 5 * fieldError;
    }

    private static boolean agreesEverywhere(Function<Patterns, Hopfield> network) {
        boolean all = true;
        for (int k = LOADS.length - 1; k >= 0 && all; k--) all = agrees(LOADS[k], THEORY[k], measure(LOADS[k], network));
        return all;
    }

    @Test
    void hebbMeetsTheTheory() {
        assertTrue(agreesEverywhere(Hopfield::hebb));
    }

    @Test
    void couplingsWithoutTheOneOverNAreRefused() {
        assertFalse(agreesEverywhere(patterns -> {
            Matrix couplings = Hopfield.hebb(patterns).couplings();
            float[] entries = couplings.writableEntries();
            for (int k = 0; k < entries.length; k++) entries[k] *= NEURONS;
            return Hopfield.withCouplings(patterns, couplings);
        }));
    }

    @Test
    void couplingsThatKeepTheirDiagonalAreRefused() {
        assertFalse(agreesEverywhere(patterns -> Hopfield.hebb(patterns).withSelfCoupling(1)));
    }

    @Test
    void fivePerCentMorePatternsAreRefused() {
        assertFalse(agreesEverywhere(patterns -> Hopfield.hebb(Patterns.random(patterns.count() * 105 / 100, NEURONS, patterns.hashCode()))));
    }

    @Test
    void fivePerCentFewerPatternsAreRefused() {
        assertFalse(agreesEverywhere(patterns -> Hopfield.hebb(Patterns.random(patterns.count() * 95 / 100, NEURONS, patterns.hashCode()))));
    }
}
