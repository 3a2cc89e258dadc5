package engram.hopfield.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Update;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeanFieldTest {

    /** ∫Dz f(z), by brute force: 160,000 steps of the trapezoidal rule. */
    private static double gaussian(DoubleUnaryOperator f) {
        double step = 1e-4;
        return IntStream.rangeClosed(-80_000, 80_000).parallel().mapToDouble(k -> k * step)
                .map(z -> step * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * f.applyAsDouble(z)).sum();
    }

    /** f(m, q, r), equation by equation as Amit, Gutfreund and Sompolinsky write it. */
    private static double freeEnergy(double alpha, double temperature, double m, double q, double r) {
        double beta = 1 / temperature, left = 1 - beta + beta * q;
        return alpha / 2 + m * m / 2 + alpha / (2 * beta) * (Math.log(left) - beta * q / left) + alpha * beta * r * (1 - q) / 2
                - gaussian(z -> {
                    double u = Math.abs(beta * (Math.sqrt(alpha * r) * z + m)); // ln 2cosh u = u + ln(1 + e^{−2u})
                    return (u + Math.log1p(Math.exp(-2 * u))) / beta;
                });
    }

    @Test
    void theLargestLoadAtZeroTemperature() {
        assertEquals(.137906, MeanField.criticalLoad(), 5e-7);
        assertEquals(.96742, MeanField.overlap(MeanField.criticalLoad(), 0), 5e-6);
        assertEquals(0, MeanField.overlap(.13791, 0));
        assertTrue(MeanField.retrieval(.13790, 0).isPresent());
    }

    @ParameterizedTest
    @CsvSource({".08, .99956", ".10, .99800", ".12, .99322", ".13, .98721", ".135, .98079"})
    void overlapsAtZeroTemperature(double alpha, double m) {
        assertEquals(m, MeanField.overlap(alpha, 0), 5e-6);
        // y(√(2α) + (2/√π)e^{−y²}) = erf y, m = erf y, with y = m/√(2αr)
        var state = MeanField.retrieval(alpha, 0).orElseThrow();
        double y = state.overlap() / Math.sqrt(2 * alpha * state.noise());
        assertEquals(state.overlap(), y * (Math.sqrt(2 * alpha) + 2 / Math.sqrt(Math.PI) * Math.exp(-y * y)), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({".05, .2, .9989", ".05, .3, .9912", ".05, .4, .9662", ".05, .5, .9041",
            ".10, .1, .9968", ".10, .2, .9891", ".10, .3, .9530", "0, .5, .9575", "1e-9, .5, .9575"})
    void overlapsOfWarmNetworks(double alpha, double temperature, double m) {
        assertEquals(m, MeanField.overlap(alpha, temperature), 5e-5);
    }

    @ParameterizedTest
    @CsvSource({".001, .9", ".01, .02", ".02, .7", ".05, .2", ".05, .54", ".1, .1", ".1, .31", ".13, .14", ".137, .002"})
    void retrievalStatesSolveTheThreeEquationsAndMakeTheFreeEnergyStationary(double alpha, double temperature) {
        checkSolution(MeanField.retrieval(alpha, temperature).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({".001, .9", ".05, .2", ".1, 1", ".14, .01", "1, 1.9", "10, .5"})
    void spinGlassesSolveTheEquationsToo(double alpha, double temperature) {
        var glass = MeanField.spinGlass(alpha, temperature);
        assertEquals(0, glass.overlap());
        assertTrue(glass.glassOrder() > 0);
        checkSolution(glass);
    }

    private static void checkSolution(MeanFieldState state) {
        double alpha = state.load(), beta = 1 / state.temperature();
        double m = state.overlap(), q = state.glassOrder(), r = state.noise();
        DoubleUnaryOperator spin = z -> Math.tanh(beta * (Math.sqrt(alpha * r) * z + m));
        assertEquals(gaussian(spin), m, 1e-10);
        assertEquals(gaussian(z -> spin.applyAsDouble(z) * spin.applyAsDouble(z)), q, 1e-10);
        assertEquals(q / Math.pow(1 - beta * (1 - q), 2), r, 1e-8 * r);

        assertEquals(freeEnergy(alpha, state.temperature(), m, q, r), state.freeEnergy(), 1e-9);
        double d = 1e-5 * Math.min(1, q), dq = d * Math.min(1, state.temperature());
        assertEquals(0, (freeEnergy(alpha, 1 / beta, m + d, q, r) - freeEnergy(alpha, 1 / beta, m - d, q, r)) / d, 1e-5);
        assertEquals(0, (freeEnergy(alpha, 1 / beta, m, q + dq, r) - freeEnergy(alpha, 1 / beta, m, q - dq, r)) / dq, 1e-5 * (1 + alpha * beta * r));
        assertEquals(0, (freeEnergy(alpha, 1 / beta, m, q, r + d) - freeEnergy(alpha, 1 / beta, m, q, r - d)) / d, 1e-5);
    }

    /** On the line y = σ/T (Nishimori's) ∫Dz tanh = ∫Dz tanh² exactly, at every temperature. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, .1, 1, 3, 12, 50})
    void averagesAreExactToRounding(double y) {
        var averages = FieldAverages.of(y, 1, 1 / y);
        assertEquals(averages.spin(), averages.spinSquared(), 2e-14);
        assertEquals(1, averages.spinSquared() + averages.susceptibility() / y, 2e-14);
        double h = 1e-4;
        double difference = FieldAverages.of(y, 1 + h, 1 / y).spin() - FieldAverages.of(y, 1 - h, 1 / y).spin();
        assertEquals(difference / (2 * h), averages.slope(), 1e-6 * y);
    }

    @Test
    void theColdLimitIsZeroTemperature() {
        for (double alpha : new double[] {.01, .08, .137}) {
            var cold = MeanField.retrieval(alpha, 1e-7).orElseThrow();
            var frozen = MeanField.retrieval(alpha, 0).orElseThrow();
            assertEquals(frozen.overlap(), cold.overlap(), 1e-6);
            assertEquals(frozen.noise(), cold.noise(), 1e-5);
            assertEquals(frozen.freeEnergy(), cold.freeEnergy(), 1e-6);
            // E = −1/π − √(2α/π), the energy of the spin glass at T = 0
            assertEquals(-1 / Math.PI - Math.sqrt(2 * alpha / Math.PI), MeanField.spinGlass(alpha, 0).freeEnergy(), 1e-12);
            assertEquals(MeanField.spinGlass(alpha, 0).freeEnergy(), MeanField.spinGlass(alpha, 1e-7).freeEnergy(), 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({".01, .80", ".02, .72", ".05, .54", ".08, .40", ".10, .315", ".12, .215"})
    void retrievalEndsAt(double alpha, double temperature) {
        double end = MeanField.retrievalTemperature(alpha);
        assertEquals(temperature, end, .005);
        assertTrue(MeanField.overlap(alpha, end - 1e-6) > .5);
        assertEquals(0, MeanField.overlap(alpha, end + 1e-6));
        assertEquals(alpha, MeanField.criticalLoad(end), 1e-10);
    }

    @Test
    void theEdgeOfRetrieval() {
        assertEquals(1, MeanField.retrievalTemperature(0));
        assertEquals(0, MeanField.retrievalTemperature(.1383));
        // T_M = 1 − 1.95√α for few patterns
        assertEquals(1.95, (1 - MeanField.retrievalTemperature(1e-6)) / 1e-3, .01);
        // replica symmetry lets the edge bend back: α = .1382 at T = .02, and a small T_M where T_M(α_c) should be 0
        assertEquals(.1382, MeanField.criticalLoad(.02), 5e-5);
        assertEquals(.0268, MeanField.retrievalTemperature(.13818), 1e-3);
        assertEquals(0, MeanField.overlap(.13818, .005));
        double last = 1;
        for (double t = .03; t < 1; t += .05) {
            assertTrue(MeanField.criticalLoad(t) < last);
            last = MeanField.criticalLoad(t);
        }
    }

    @Test
    void theSpinGlassEnds() {
        assertEquals(1.5, MeanField.glassTemperature(.25));
        assertTrue(MeanField.spinGlass(.25, 1.4999).glassOrder() > 0);
        var above = MeanField.spinGlass(.25, 1.5001);
        assertEquals(0, above.glassOrder());
        assertEquals(above.freeEnergy(), MeanField.spinGlass(.25, 1.4999).freeEnergy(), 1e-3);
    }

    @Test
    void groundStates() {
        assertEquals(.051, MeanField.groundStateLoad(), .001);
        // T_c = 1 − 2.6√α for few patterns
        assertEquals(2.6, (1 - MeanField.groundStateTemperature(1e-6)) / 1e-3, .02);
        for (double alpha : new double[] {.01, .03, .05, .052}) {
            double line = MeanField.groundStateTemperature(alpha);
            assertTrue(line < MeanField.retrievalTemperature(alpha));
            assertTrue(MeanField.retrieval(alpha, line - .01).orElseThrow().freeEnergy() < MeanField.spinGlass(alpha, line - .01).freeEnergy());
            assertTrue(MeanField.retrieval(alpha, line + .01).orElseThrow().freeEnergy() > MeanField.spinGlass(alpha, line + .01).freeEnergy());
        }
        assertEquals(0, MeanField.groundStateTemperature(.06));
        assertEquals(0, MeanField.groundStateTemperature(.2));
    }

    /** E/N = −½ Σ_{i≠j} J_ij S_i S_j /N of recalled states: forgetting that J_ii = 0, say, would shift it by α/2 = .06. */
    @Test
    void theEnergyIsThatOfRecalledStates() {
        int n = 2000, p = 240;
        double sum = 0;
        for (int seed = 0; seed < 3; seed++) {
            var patterns = Patterns.random(p, n, seed);
            var net = Hopfield.hebb(patterns);
            var recall = net.recall(patterns, Update.synchronous(), 100);
            double[][] fields = net.localFields(recall.finalStates());
            for (int mu = 0; mu < p; mu++)
                for (int i = 0; i < n; i++) sum -= fields[mu][i] * recall.finalStates().spin(mu, i) / 2;
        }
        double measured = sum / 3 / p / n;
        assertEquals(MeanField.retrieval(.12, 0).orElseThrow().freeEnergy(), measured, .0006);
    }

    /** Glauber dynamics, a few neurons at a time, from the patterns; the last 20 of 40 sweeps count. */
    @ParameterizedTest
    @CsvSource({".05, .3", ".05, .4", ".10, .2", ".02, .6"})
    void warmNetworksRecallAsTheTheorySays(double alpha, double temperature) {
        var patterns = Patterns.random((int) (alpha * 2000), 2000, 5);
        var update = Update.asynchronous(.02).atTemperature(temperature).withSeed(5);
        double[][] overlaps = Hopfield.hebb(patterns).recall(patterns, update, 40).overlaps();
        double mean = 0;
        for (double[] row : overlaps) for (int t = 21; t <= 40; t++) mean += row[t] / 20 / overlaps.length;
        // terms of order 1/N are left out; near T_M, which these keep away from, some patterns are lost
        assertEquals(MeanField.overlap(alpha, temperature), mean, .004);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.1, Double.NaN, Double.POSITIVE_INFINITY})
    void impossibleNumbersAreNamed(double x) {
        assertThrows(HopfieldException.class, () -> MeanField.overlap(x, .1));
        assertThrows(HopfieldException.class, () -> MeanField.overlap(.1, x));
        assertThrows(HopfieldException.class, () -> MeanField.spinGlass(x, .1));
        assertThrows(HopfieldException.class, () -> MeanField.spinGlass(.1, x));
        assertThrows(HopfieldException.class, () -> MeanField.criticalLoad(x));
        assertThrows(HopfieldException.class, () -> MeanField.retrievalTemperature(x));
        assertThrows(HopfieldException.class, () -> MeanField.glassTemperature(x));
        var thrown = assertThrows(HopfieldException.class, () -> MeanField.groundStateTemperature(x));
        assertTrue(thrown.getMessage().contains(String.valueOf(x)), thrown.getMessage());
    }


    /** The limit T → 0 is reached long before the smallest double. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-30, 1e-300, Double.MIN_VALUE})
    void nextToNoTemperatureIsLikeNone(double temperature) {
        assertEquals(MeanField.criticalLoad(), MeanField.criticalLoad(temperature), 1e-9);
        assertEquals(MeanField.overlap(0.1, 0), MeanField.overlap(0.1, temperature), 1e-12);
        assertEquals(MeanField.spinGlass(0.1, 0).freeEnergy(), MeanField.spinGlass(0.1, temperature).freeEnergy(), 1e-12);
    }

    /** Where the first-order form takes over from the integral, at T = 1e-9 σ, the two agree. */
    @Test
    void coldAndWarmAveragesMeet() {
        var cold = FieldAverages.of(2, 0.3, 0.99e-9 * 0.3);
        var warm = FieldAverages.of(2, 0.3, 1.01e-9 * 0.3);
        assertEquals(cold.spin(), warm.spin(), 1e-12);
        assertEquals(cold.spinSquared(), warm.spinSquared(), 1e-11);
        assertEquals(cold.susceptibility(), warm.susceptibility(), 1e-9);
        assertEquals(cold.freeEnergy(), warm.freeEnergy(), 1e-12);
    }
}
