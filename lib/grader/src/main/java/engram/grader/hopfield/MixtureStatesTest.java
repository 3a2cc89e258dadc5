package engram.grader.hopfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

@OwnWork(value = "engram.hopfield", keeping = {"engram.hopfield.Patterns", "engram.hopfield.HopfieldException"})
class MixtureStatesTest {
    private static final int NEURONS = 256; // a power of 2, so that all sums are exact
    private static final int[][] PATTERNS = Samples.patterns(21, NEURONS, 9);
    private static final int[] STATE = Samples.patterns(1, NEURONS, 10)[0];
    private static final int[] MIRRORED = IntStream.range(0, NEURONS).map(i -> i % 5 == 0 ? PATTERNS[7][i] : -PATTERNS[7][i]).toArray();

    private static double[] overlapsOf(int[] state) {
        return Arrays.stream(PATTERNS).mapToDouble(pattern -> Samples.overlap(pattern, state)).toArray();
    }

    /** S_i h_i < 0 with J_ii = diagonal · p/N. */
    private static int unstableIn(int[] state, double diagonal) {
        double[][] couplings = Samples.hebb(PATTERNS);
        double own = diagonal * PATTERNS.length / NEURONS;
        return (int) IntStream.range(0, NEURONS).filter(i -> state[i] * Samples.field(couplings, state, i) + own < 0).count();
    }

    @Graded(name = "the majority of three", points = 1, hint = "The sum of three signs is -3, -1, 1 or 3.")
    void mixture(Answers student) {
        for (int first = 0; first < 9; first += 3) {
            int[] a = PATTERNS[first];
            int[] b = PATTERNS[first + 1];
            int[] c = PATTERNS[first + 2];
            int[] found = student.call(int[].class, "mixture", a, b, c);
            assertTrue(Arrays.stream(found).allMatch(spin -> spin == 1 || spin == -1), "Your mixture holds numbers other than ±1; take the sign of the sum");
            assertFalse(Arrays.equals(found, IntStream.range(0, NEURONS).map(i -> a[i] * b[i] * c[i]).toArray()),
                    "You multiplied the patterns; their majority is the sign of the sum");
            assertTrue(Arrays.equals(found, IntStream.range(0, NEURONS).map(i -> Integer.signum(a[i] + b[i] + c[i])).toArray()),
                    "The majority of three spins is another");
        }
    }

    @Graded(name = "overlaps with all patterns", points = 1, hint = "An overlap is 1 for the pattern itself, -1 for its mirror image, and near 0 by chance.")
    void overlaps(Answers student) {
        for (int[] state : Samples.patterns(3, NEURONS, 10)) {
            double[] found = student.call(double[].class, "overlaps", PATTERNS, state);
            double[] expected = overlapsOf(state);
            assertEquals(PATTERNS.length, found.length, "There is one overlap per pattern");
            assertFalse(alike(found, expected, m -> NEURONS * m), "Your overlaps are not divided by N");
            assertFalse(alike(found, expected, m -> (1 + m) / 2), "You return the share of equal spins; m is 2·share - 1");
            assertFalse(Arrays.stream(found).allMatch(m -> m == 0), "All your overlaps are 0; perhaps a division of two ints loses the fraction");
            assertTrue(alike(found, expected, m -> m), "The overlaps of a random state are others");
        }
    }

    private static boolean alike(double[] found, double[] overlaps, DoubleUnaryOperator mistake) {
        return IntStream.range(0, found.length).allMatch(mu -> Math.abs(found[mu] - mistake.applyAsDouble(overlaps[mu])) < 1e-9);
    }

    @Graded(name = "neurons that want to flip", points = 3, hint = "The sum over μ contains j = i, which is no neighbour: p/N times the spin itself.")
    void unstable(Answers student) {
        for (int[] state : new int[][] {STATE, PATTERNS[4], PATTERNS[11], MIRRORED}) {
            int found = student.call(int.class, "unstable", PATTERNS, state);
            int expected = unstableIn(state, 0);
            if (found != expected) {
                assertNotEquals(unstableIn(state, 1), found, "Your neurons see themselves: take J_ii = p/N out of the field");
                assertNotEquals(NEURONS - expected, found, "You counted the neurons that are content");
                assertEquals(expected, found, "The number of neurons whose field points against their spin is another");
            }
        }
    }

    @Graded(name = "the energy per neuron", points = 2, hint = "Write Σ_ij J_ij S_i S_j with overlaps first, then take out the terms i = j.")
    void energy(Answers student) {
        for (int mu : new int[] {2, 5, 13}) {
            energy(student, PATTERNS[mu]);
        }
    }

    private static void energy(Answers student, int[] pattern) {
        double squares = Arrays.stream(overlapsOf(pattern)).map(m -> m * m).sum();
        double own = PATTERNS.length / (2.0 * NEURONS);
        double found = student.call(double.class, "energyPerNeuron", PATTERNS, pattern);
        assertFalse(Math.abs(found + squares / 2) < 1e-9, "The self-coupling is still in your energy: the term p/(2N) is missing");
        assertFalse(Math.abs(found + squares - own) < 1e-9 || Math.abs(found + squares - 2 * own) < 1e-9,
                "Your energy counts every pair of neurons twice");
        assertFalse(found > 0, "Your energy is positive; a stored pattern lies low");
        assertEquals(-squares / 2 + own, found, 1e-9, "The energy per neuron of a stored pattern is another");
    }

    @Graded(name = "the mixture is a valley, and a high one", points = 2, hint = "With few patterns the mixture is stable; if yours is not, look at the three functions one by one.")
    void valley(Answers student) {
        for (int seed = 12; seed < 15; seed++) {
            valley(student, Samples.patterns(3, 500, seed), Samples.patterns(1, 500, seed + 10)[0]);
        }
    }

    private static void valley(Answers student, int[][] few, int[] random) {
        int[] blend = student.call(int[].class, "mixture", few[0], few[1], few[2]);
        assertEquals(500, blend.length, "A mixture has as many spins as each of the patterns");
        assertEquals(0, student.call(int.class, "unstable", few, blend), "The mixture of three patterns should be stable, but neurons want to flip");
        assertTrue(student.call(int.class, "unstable", few, random) > 50, "In a random state many neurons should want to flip, and hardly any do");
        double mixed = student.call(double.class, "energyPerNeuron", few, blend);
        double pure = student.call(double.class, "energyPerNeuron", few, few[0]);
        assertTrue(mixed > pure + 0.05, "The mixture should lie higher than a pattern, and has %.3f against %.3f".formatted(mixed, pure));
    }
}
