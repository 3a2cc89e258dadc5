package engram.grader.hopfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

@OwnWork(value = "engram.hopfield", keeping = {"engram.hopfield.Patterns", "engram.hopfield.HopfieldException"})
class PhaseDiagramTest {
    private static final int NEURONS = 40;
    private static final double[][] COUPLINGS = Samples.couplings(NEURONS, 7);
    private static final int[] STATE = Samples.patterns(1, NEURONS, 7)[0];
    private static final double TEMPERATURE = 4;

    private static double[] uniforms(int count, long seed) {
        var draws = RandomStream.of(seed, "dice");
        return IntStream.range(0, count).mapToDouble(draws::uniform).toArray();
    }

    private static double probabilityUp(double field, double temperature) {
        return field == 0 ? 0.5 : (1 + Math.tanh(field / temperature)) / 2;
    }

    /** The step with another rule for which dice mean up. */
    private static int[] stepped(double[] dice, BiPredicate<Double, Double> isUp) {
        return IntStream.range(0, NEURONS)
                .map(i -> isUp.test(dice[i], probabilityUp(Samples.field(COUPLINGS, STATE, i), TEMPERATURE)) ? 1 : -1).toArray();
    }

    private static int[] inPlace(double[] dice) {
        int[] state = STATE.clone();
        for (int i = 0; i < NEURONS; i++) {
            state[i] = dice[i] < probabilityUp(Samples.field(COUPLINGS, state, i), TEMPERATURE) ? 1 : -1;
        }
        return state;
    }

    @Graded(name = "the probability of being up", points = 2, hint = "Check it at T = 1: what is (1 + tanh 1)/2 on a pocket calculator?")
    void probability(Answers student) {
        for (double[] pair : new double[][] {{0.3, 0.5}, {-1.2, 0.7}, {1, 2}}) {
            double h = pair[0];
            double t = pair[1];
            double found = student.call(double.class, "probabilityUp", h, t);
            assertFalse(Math.abs(found - 1 / (1 + Math.exp(-h / t))) < 1e-9,
                    "Your neuron is twice too hot: (1 + tanh x)/2 is 1/(1 + e^(-2x)), with a 2");
            assertFalse(Math.abs(found - (1 + Math.tanh(h * t)) / 2) < 1e-9, "You multiply by T; β is 1/T");
            assertEquals(probabilityUp(h, t), found, 1e-9, "The probability for h = %.1f at T = %.1f is another".formatted(h, t));
        }
    }

    @Graded(name = "the limit without noise", points = 1, hint = "0.0/0.0 is no number; every comparison with it is false.")
    void noNoise(Answers student) {
        double tie = student.call(double.class, "probabilityUp", 0.0, 0.0);
        assertFalse(Double.isNaN(tie), "At T = 0 and h = 0 your probability is NaN; a coin decides there");
        assertEquals(0.5, tie, "At T = 0 and h = 0 a coin decides");
        assertEquals(1, student.call(double.class, "probabilityUp", 1e-12, 0.0), "At T = 0 a small positive field is enough");
        assertEquals(0, student.call(double.class, "probabilityUp", -1e-12, 0.0), "At T = 0 a small negative field is enough");
    }

    @Graded(name = "a step with given dice", points = 3, hint = "Small dice mean up; all fields belong to the state before the step.")
    void step(Answers student) {
        for (int seed = 1; seed <= 3; seed++) {
            double[] dice = uniforms(NEURONS, seed);
            int[] found = student.call(int[].class, "glauberStep", COUPLINGS, STATE, TEMPERATURE, dice);
            assertFalse(Arrays.equals(found, stepped(dice, (u, p) -> u >= p)), "Your neurons go up where they should go down: up is u < P");
            assertFalse(Arrays.equals(found, inPlace(dice)),
                    "Your neurons see spins that changed in this same step; all fields belong to the state before it");
            assertFalse(Arrays.equals(found, stepped(dice, (_, p) -> p > 0.5)), "Your step does not use the dice: it takes the likelier spin");
            assertTrue(Arrays.equals(found, stepped(dice, (u, p) -> u < p)), "With given dice the next state is another");
        }
    }

    @Graded(name = "a cold step is the sign of the field", points = 1, hint = "At T = 0 the dice decide only where the field is zero.")
    void coldStep(Answers student) {
        for (int[] state : Samples.patterns(3, NEURONS, 9)) {
            int[] found = student.call(int[].class, "glauberStep", COUPLINGS, state, 0.0, uniforms(NEURONS, 5));
            assertEquals(NEURONS, found.length, "A step returns as many spins as there are neurons");
            assertTrue(IntStream.range(0, NEURONS).allMatch(i -> found[i] * Samples.field(COUPLINGS, state, i) > 0),
                    "At T = 0 some neurons do not take the sign of their field");
        }
    }

    @Graded(name = "mean field in one step", points = 2, hint = "In a pattern every field is 1 in the pattern's direction, so m = tanh(1/T).")
    void meanField(Answers student) {
        int[] pattern = Samples.patterns(1, 60, 8)[0];
        double[][] couplings = Samples.hebb(new int[][] {pattern});
        int steps = 150;
        double mean = 0;
        var different = new HashSet<String>();
        for (int s = 0; s < steps; s++) {
            int[] next = student.call(int[].class, "glauberStep", couplings, pattern, 0.8, uniforms(60, 100 + s));
            assertEquals(60, next.length, "A step returns as many spins as there are neurons");
            mean += Samples.overlap(pattern, next) / steps;
            different.add(Arrays.toString(next));
        }
        assertTrue(different.size() > steps / 2, "With 150 different dice you should get many states, and yours are only " + different.size());
        // h = (N − 1)/N, and the mean of 9000 spins is known to ±0.006
        double expected = Math.tanh(59.0 / 60 / 0.8);
        assertTrue(Math.abs(mean - expected) < 0.03,
                "One step from a pattern at T = 0.8 leaves another overlap on average than mean-field theory says; yours is %.2f".formatted(mean));
    }
}
