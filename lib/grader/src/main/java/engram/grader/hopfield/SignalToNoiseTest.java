package engram.grader.hopfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import org.apache.commons.math3.special.Erf;

@OwnWork(value = "engram.hopfield", keeping = {"engram.hopfield.Patterns", "engram.hopfield.HopfieldException"})
class SignalToNoiseTest {

    /** The share of wrong bits, with J_ii = diagonal · p/N. All sums are exact where N is a power of 2. */
    private static double wrongShare(int[][] patterns, double diagonal) {
        double[][] couplings = Samples.hebb(patterns);
        int n = patterns[0].length;
        int wrong = 0;
        for (int[] state : patterns) {
            for (int i = 0; i < n; i++) {
                double own = diagonal * patterns.length / n * state[i];
                wrong += state[i] * (Samples.field(couplings, state, i) + own) < 0 ? 1 : 0;
            }
        }
        return (double) wrong / (patterns.length * n);
    }

    @Graded(name = "the probability of a wrong bit", points = 2, hint = "Which variance has the noise, and where does its square root go?")
    void errorProbability(Answers student) {
        for (int patterns : new int[] {1501, 2501, 5001}) {
            int neurons = 10_000;
            double sigma = Math.sqrt((patterns - 1.0) / neurons);
            double expected = Erf.erfc(1 / (Math.sqrt(2) * sigma)) / 2;
            double found = student.call(double.class, "errorProbability", neurons, patterns);
            assertFalse(Math.abs(found / expected - 2) < 0.02, "Your probability is twice too large: only noise below -1 does harm, not above +1");
            assertFalse(isNear(found, Erf.erfc(1 / sigma) / 2), "There is a factor √2 between the Gaussian's σ and the argument of erfc");
            assertFalse(isNear(found, Erf.erfc(1 / (Math.sqrt(2) * sigma * sigma)) / 2), "You used the variance σ² where σ belongs");
            assertTrue(isNear(found, expected), "At a load of %.2f your probability is %.4g, too far from the Gaussian estimate"
                    .formatted((double) patterns / neurons, found));
        }
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a / b - 1) < 0.02;
    }

    @Graded(name = "one pattern has no noise", points = 1, hint = "How many other patterns are there to disturb it?")
    void onePattern(Answers student) {
        double found = student.call(double.class, "errorProbability", 4, 1);
        assertEquals(0, found, 1e-12, "A single pattern is not disturbed by any other, yet its bits go wrong");
        double last = found;
        for (int patterns : new int[] {3, 6, 12}) {
            double now = student.call(double.class, "errorProbability", 16, patterns);
            assertTrue(now > last, "With %d patterns in 16 neurons more bits should go wrong than with fewer, and yours do not".formatted(patterns));
            last = now;
        }
    }

    @Graded(name = "the measured share of wrong bits", points = 2, hint = "Compare N·h_i with and without the term j = i.")
    void measuredError(Answers student) {
        for (int seed = 1; seed <= 3; seed++) {
            int[][] patterns = Samples.patterns(31 + 10 * seed, 128, seed);
            double found = student.call(double.class, "measuredError", (Object) patterns);
            double expected = wrongShare(patterns, 0);
            assertFalse(Math.abs(found - wrongShare(patterns, 1)) < 1e-12, "Your neurons see themselves: take J_ii out of the field");
            assertFalse(Math.abs(found - 1 + expected) < 1e-12, "You counted the bits that are right");
            assertFalse(Math.abs(found - expected * patterns.length) < 1e-9, "You counted wrong bits, but did not divide by all p·N of them");
            assertEquals(expected, found, 1e-12, "This is not the share of bits whose field points the wrong way");
        }
    }

    @Graded(name = "theory and measurement meet", points = 2, hint = "If both are right they differ by no more than chance.")
    void theoryAndMeasurement(Answers student) {
        int neurons = 300;
        double last = -1;
        for (int count : new int[] {45, 75, 105}) {
            double measured = 0;
            for (int seed = 1; seed <= 3; seed++) {
                measured += student.call(double.class, "measuredError", (Object) Samples.patterns(count, neurons, seed)) / 3;
            }
            double theory = student.call(double.class, "errorProbability", neurons, count);
            assertTrue(measured > last + 0.005, "At a load of %.2f more bits should be wrong than at a lower one; you measure %.4f"
                    .formatted((double) count / neurons, measured));
            last = measured;
            assertTrue(Math.abs(theory - measured) < 0.003, "At a load of %.2f your theory says %.4f and your measurement %.4f"
                    .formatted((double) count / neurons, theory, measured));
        }
    }

    @Graded(name = "perfect recall", points = 1, hint = "ln is the natural logarithm, and there are p·N bits that must all be right.")
    void perfectLoad(Answers student) {
        double last = 0;
        for (int neurons : new int[] {1000, 400, 10_000}) {
            double found = student.call(double.class, "perfectLoad", neurons);
            assertFalse(Math.abs(found - neurons / (4 * Math.log10(neurons))) < 0.1, "You took the logarithm to base 10; Java's log is the natural one");
            assertFalse(Math.abs(found - neurons / (2 * Math.log(neurons))) < 0.1,
                    "N/(2 ln N) keeps most patterns perfect; for all patterns, the p·N bits of all of them must be right");
            assertFalse(Math.abs(found - last) < 0.1, "Your limit is the same for all networks");
            assertEquals(neurons / (4 * Math.log(neurons)), found, 0.01, "For N = %d the limit is another".formatted(neurons));
            last = found;
        }
    }
}
