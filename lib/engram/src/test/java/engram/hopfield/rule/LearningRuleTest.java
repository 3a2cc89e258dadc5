package engram.hopfield.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.Hopfield;
import engram.hopfield.Patterns;
import engram.hopfield.Update;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRuleTest {

    private static double recalled(LearningRule rule, Patterns patterns, double m0) {
        return Hopfield.withCouplings(patterns, rule.couplings(patterns))
                .recall(patterns.corrupted(m0, 1), Update.synchronous(), 100).meanFinalOverlap();
    }

    /** Every spin is +1 with probability 0.8, so two patterns have an overlap of .36. */
    private static Patterns correlated(int p, int n, long seed) {
        var draws = RandomStream.of(seed, "correlated");
        int[][] spins = new int[p][n];
        for (int mu = 0; mu < p; mu++) for (int i = 0; i < n; i++) spins[mu][i] = draws.uniform((long) mu * n + i) < .8 ? 1 : -1;
        return Patterns.of(spins);
    }

    private static void assertCouplings(double[][] expected, Matrix couplings, double tolerance) {
        for (int i = 0; i < expected.length; i++)
            for (int j = 0; j < expected.length; j++) assertEquals(expected[i][j], couplings.get(i, j), tolerance, i + ", " + j);
    }

    @Test
    void hebbsRuleIsThatOfTheNetwork() {
        var patterns = Patterns.random(7, 50, 1);
        assertArrayEquals(Hopfield.hebb(patterns).couplings().entries(), new Hebb().couplings(patterns).entries());
        assertArrayEquals(Hopfield.hebb(patterns).withSelfCoupling(.5).couplings().entries(),
                new Hebb().withSelfCoupling(.5).couplings(patterns).entries());
    }

    /** ΔJ_ij = (1/N)(ξ_i ξ_j − ξ_i h_ji − h_ij ξ_j), h_ij = Σ_{k≠i,j} J_ik ξ_k, J_ii = 0: as Storkey writes it. */
    @Test
    void storkeysRuleIsItsDefinition() {
        int n = 31, p = 12;
        var patterns = Patterns.random(p, n, 3);
        double[][] couplings = new double[n][n];
        for (int nu = 0; nu < p; nu++) {
            int[] xi = patterns.spins(nu);
            double[][] next = new double[n][n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) {
                    if (i == j) continue;
                    double hij = 0, hji = 0;
                    for (int k = 0; k < n; k++) {
                        if (k == i || k == j) continue;
                        hij += couplings[i][k] * xi[k];
                        hji += couplings[j][k] * xi[k];
                    }
                    next[i][j] = couplings[i][j] + (xi[i] * xi[j] - xi[i] * hji - hij * xi[j]) / n;
                }
            couplings = next;
        }
        assertCouplings(couplings, new Storkey().couplings(patterns), 1e-6);
        assertCouplings(couplings, new Storkey().couplings(patterns, Backend.plain()), 1e-6);
    }

    /** So that the energy falls. */
    @ParameterizedTest
    @ValueSource(ints = {64, 131, 400, 1003})
    void couplingsAreSymmetricToTheLastBit(int n) {
        var patterns = Patterns.random(n / 5, n, 8);
        for (var rule : new LearningRule[] {new Hebb(), new Storkey(), new PseudoInverse()}) {
            var couplings = rule.couplings(patterns);
            assertArrayEquals(couplings.transpose().entries(), couplings.entries(), rule.toString());
        }
    }

    @Test
    void storkeyStoresWhereHebbForgets() {
        var patterns = Patterns.random(80, 400, 1); // α = .2
        double hebb = recalled(new Hebb(), patterns, .9), storkey = recalled(new Storkey(), patterns, .9);
        assertTrue(hebb < .6, "Hebb: " + hebb);
        assertTrue(storkey > .99, "Storkey: " + storkey);
    }

    /** J = (1/N) Σ ξ^μ (Q⁻¹)_μν ξ^ν, with Q⁻¹ by elimination. */
    @Test
    void thePseudoInverseIsItsDefinition() {
        int n = 40, p = 15;
        var patterns = Patterns.random(p, n, 5);
        double[][] q = new double[p][2 * p];               // Q next to the identity, which becomes Q⁻¹
        for (int mu = 0; mu < p; mu++) {
            for (int nu = 0; nu < p; nu++) q[mu][nu] = patterns.overlap(mu, patterns, nu);
            q[mu][p + mu] = 1;
        }
        for (int pivot = 0; pivot < p; pivot++)
            for (int row = 0; row < p; row++) {
                double factor = row == pivot ? 1 - 1 / q[pivot][pivot] : q[row][pivot] / q[pivot][pivot];
                for (int k = 0; k < 2 * p; k++) q[row][k] -= factor * q[pivot][k];
            }
        double[][] expected = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                for (int mu = 0; mu < p; mu++)
                    for (int nu = 0; nu < p; nu++)
                        expected[i][j] += patterns.spin(mu, i) * q[mu][p + nu] * patterns.spin(nu, j) / n;
        assertCouplings(expected, new PseudoInverse().couplings(patterns), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 180, 198, 200})
    void everyPatternIsItsOwnFieldUnderThePseudoInverse(int p) {
        var patterns = Patterns.random(p, 200, 2);
        var couplings = new PseudoInverse().couplings(patterns);
        var net = Hopfield.withCouplings(patterns, couplings);
        double[][] fields = net.localFields(patterns);
        double trace = 0;
        for (int i = 0; i < 200; i++) trace += couplings.get(i, i);
        for (int mu = 0; mu < p; mu++)
            for (int i = 0; i < 200; i++) assertEquals(patterns.spin(mu, i), fields[mu][i], 1e-4);
        assertEquals(p, trace, 1e-3);
        var recall = net.recall(patterns, Update.synchronous(), 3);
        assertEquals(1, recall.meanFinalOverlap());
        assertEquals(0, recall.unconverged()[1]);
        if (p < 200) // without self-couplings the field is (1 − J_ii) ξ
            assertEquals(1, recalled(new PseudoInverse().withSelfCoupling(0), patterns, 1));
    }

    @Test
    void patternsThatDependOnOthersChangeNothing() {
        var patterns = Patterns.random(30, 100, 4);
        var twice = patterns.select(0, 1, 2, 3, 3, 2, 4);
        assertArrayEquals(new PseudoInverse().couplings(patterns.select(0, 1, 2, 3, 4)).entries(),
                new PseudoInverse().couplings(twice).entries(), 1e-6f);
    }

    @Test
    void correlatedPatternsNeedThePseudoInverse() {
        var patterns = correlated(60, 400, 1);
        assertTrue(recalled(new Hebb(), patterns, 1) < .9);
        assertEquals(1, recalled(new PseudoInverse(), patterns, 1));
        assertTrue(recalled(new PseudoInverse().withSelfCoupling(0), patterns, .8) > .99);
        // without its self-couplings the projection recalls from farther away
        var random = Patterns.random(160, 400, 1); // α = .4
        double own = recalled(new PseudoInverse(), random, .7), without = recalled(new PseudoInverse().withSelfCoupling(0), random, .7);
        assertTrue(own < .9 && without > .99, own + " with, " + without + " without");
    }

    @Test
    void anInterruptStopsTheLearning() {
        var patterns = Patterns.random(50, 300, 1);
        for (var rule : new LearningRule[] {new Storkey(), new PseudoInverse(), new Hebb().withNoise(1, Symmetry.SYMMETRIC, 1)}) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> rule.couplings(patterns));
            assertTrue(Thread.interrupted());
        }
    }
}
