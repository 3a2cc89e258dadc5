package engram.deq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Anderson.Safeguard;
import engram.tensor.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anderson's acceleration accelerates, is never much worse than Picard's iteration on linear equations, and survives what is singular. */
class AndersonTest {

    /** The smallest residual that was seen up to each call. */
    private static double[] best(Solution solution, int sample, int calls) {
        float[] residuals = solution.residuals(sample);
        double[] best = new double[calls + 1];
        best[0] = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= calls; k++) best[k] = k <= residuals.length ? Math.min(best[k - 1], residuals[k - 1]) : best[k - 1];
        return best;
    }

    /** 1,000 symmetric contractions with λ from 0.3 to 0.99. */
    @ParameterizedTest
    @EnumSource
    void onLinearContractionsItIsNeverMuchWorseThanPicard(Safeguard safeguard) {
        Linear f = Linear.contractions(1000, 20, 0.3, 0.99);
        var stop = new Stop(1e-6, 30);
        Matrix start = Matrix.zeros(1000, 20);
        Solution picard = new Picard().solve(f, start, stop), anderson = new Anderson(4).with(safeguard).solve(f, start, stop);
        double worst = 0, over = 0;
        for (int i = 0; i < 1000; i++) {
            double[] p = best(picard, i, 30), a = best(anderson, i, 30);
            double ratio = 0;
            for (int k = 2; k <= 30; k++) if (p[k] > 1e-6) ratio = Math.max(ratio, a[k] / p[k]);
            worst = Math.max(worst, ratio);
            if (ratio > 1) over++;
        }
        System.out.printf("Anderson, %s, linear contractions: worst %.3f × Picard's residual; %.1f %% are ever over it%n", safeguard,
                worst, over / 10);
        assertTrue(worst <= 1.5, "worst " + worst);
    }

    /** At λ = 0.8 to 0.9 it takes at most 0.7 as many calls: a method that fell back to Picard's steps would take all of them. */
    @Test
    void itEngages() {
        Linear f = Linear.contractions(100, 20, 0.8, 0.9);
        Matrix start = Matrix.zeros(100, 20);
        var stop = new Stop(1e-5, 300);
        double picard = new Picard().solve(f, start, stop).meanCalls();
        for (int window : new int[] {4, 8}) {
            Solution solution = new Anderson(window).solve(f, start, stop);
            System.out.printf("Anderson, window %d at λ = 0.8 to 0.9: %.1f calls, Picard %.1f%n", window, solution.meanCalls(), picard);
            assertTrue(solution.meanCalls() <= 0.7 * picard, solution + " against " + picard);
            assertEquals(100, solution.count(Status.CONVERGED));
            double accepted = 0;
            for (int i = 0; i < 100; i++) accepted += solution.accepted(i) / 100;
            assertTrue(accepted > 0.5, "steps accepted: " + accepted);
        }
    }

    /** With as many residuals as there are numbers, the best combination of them is 0. */
    @Test
    void itEndsWithLinearEquationsAsGmresDoes() {
        Linear f = Linear.contractions(100, 4, 0.3, 0.9);
        Solution solution = new Anderson(8).solve(f, Matrix.zeros(100, 4), new Stop(1e-4, 50));
        for (int i = 0; i < 100; i++) assertTrue(solution.calls(i) <= 6, solution.calls(i) + " calls");
    }

    @Test
    void aWindowOfOneIsPicard() {
        Linear f = Linear.contractions(20, 20, 0.3, 0.9);
        var stop = new Stop(1e-5, 50);
        Solution one = new Anderson(1).solve(f, Matrix.zeros(20, 20), stop), picard = new Picard().solve(f, Matrix.zeros(20, 20), stop);
        for (int i = 0; i < 20; i++) assertEquals(picard.calls(i), one.calls(i));
        assertEquals(0, largestDifference(picard.states(), one.states()), 1e-6);
    }

    static double largestDifference(Matrix a, Matrix b) {
        double largest = 0;
        for (int k = 0; k < a.entries().length; k++) largest = Math.max(largest, Math.abs(a.entries()[k] - b.entries()[k]));
        return largest;
    }

    /** Residuals that are equal, parallel or 0, with a regularisation or none: singular Gram matrices in each. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-10})
    void singularGramMatricesSurvive(double regularisation) {
        for (Safeguard safeguard : Safeguard.values())
            for (int window : new int[] {2, 4, 32}) {
                var anderson = new Anderson(window, regularisation, safeguard);
                // f is constant: the second residual is 0
                Solution constant = anderson.solve(Linear.of(2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0), Matrix.zeros(2, 3), new Stop(1e-6, 50));
                converged(constant, 1, 1, 1);
                assertEquals(2, constant.calls(0));
                // of rank one: all residuals are parallel
                converged(anderson.solve(Linear.of(2, 2, 0.4f, 0.4f, 0.4f, 0.4f), Matrix.zeros(2, 2), new Stop(1e-6, 100)), 5, 5);
                // and so they are in one dimension
                converged(anderson.solve(Linear.of(2, 1, -0.9f), Matrix.zeros(2, 1), new Stop(1e-6, 300)), 1 / 1.9);
                // at the fixed point from the start
                Solution there = anderson.solve(Linear.of(2, 1, 0.5f), Matrix.of(2, 1, 2, 2), new Stop(1e-6, 50));
                converged(there, 2);
                assertEquals(1, there.calls(0));
                // f(z) = z + 1: every residual is the same, and there is nothing to find
                Solution never = anderson.solve(Linear.of(2, 1, 1), Matrix.zeros(2, 1), new Stop(1e-6, 50));
                assertEquals(2, never.count(Status.LIMIT), never + "");
                for (float entry : never.states().entries()) assertTrue(Float.isFinite(entry));
            }
    }

    private static void converged(Solution solution, double... expected) {
        for (int i = 0; i < solution.samples(); i++) {
            assertEquals(Status.CONVERGED, solution.status(i), solution + "");
            for (int j = 0; j < expected.length; j++) assertEquals(expected[j], solution.states().get(i, j), 1e-4);
        }
    }
}
