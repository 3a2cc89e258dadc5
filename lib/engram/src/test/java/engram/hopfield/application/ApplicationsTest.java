package engram.hopfield.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.data.DataException;
import engram.data.Letters;
import engram.data.Mnist;
import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.Ties;
import engram.hopfield.Update;
import engram.hopfield.rule.Hebb;
import engram.hopfield.rule.LearningRule;
import engram.hopfield.rule.PseudoInverse;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters, digits and a graph. */
class ApplicationsTest {

    private static Recall recall(Patterns patterns, LearningRule rule, double m0) {
        return Hopfield.learned(patterns, rule).recall(patterns.corrupted(m0, 1), Update.synchronous(), 50);
    }

    private static int ink(Patterns patterns, int mu) {
        return (int) Arrays.stream(patterns.spins(mu)).filter(spin -> spin == 1).count();
    }

    @Test
    void lettersAreTwentySixDifferentPictures() {
        var letters = Patterns.ofImages(Letters.alphabet());
        assertEquals(26, letters.count());
        assertEquals(192, letters.neurons());
        var seen = new HashSet<String>();
        for (int mu = 0; mu < 26; mu++) assertTrue(seen.add(Arrays.toString(letters.spins(mu))), "letter " + mu);
        assertEquals(4 * 11, ink(letters, 'L' - 'A'));             // 7 dots down, 4 across
        assertEquals(4 * 11, ink(letters, 'T' - 'A'));
    }

    @Test
    void digitsAreTenBeforeTen() {
        var digits = Patterns.ofImages(Mnist.digits(3));
        assertEquals(30, digits.count());
        assertEquals(Patterns.ofImages(Mnist.digits(100)).select(0, 1, 2, 100), digits.select(0, 1, 2, 3));
        double zeros = 0, ones = 0;
        var all = Patterns.ofImages(Mnist.digits(100));
        for (int k = 0; k < 100; k++) {
            zeros += ink(all, k) / 100.0;
            ones += ink(all, 100 + k) / 100.0;
        }
        assertTrue(zeros > 120 && ones < 80, zeros + " black pixels in a zero, " + ones + " in a one");
        assertThrows(DataException.class, () -> Mnist.digits(0));
        assertThrows(DataException.class, () -> Mnist.digits(101));
    }

    /** Both loads are below Hebb's critical load of random patterns; it is the likeness of the pictures that it fails on. */
    @Test
    void picturesNeedTheProjection() {
        for (var pictures : new Patterns[] {Patterns.ofImages(Letters.alphabet()), Patterns.ofImages(Mnist.digits(3))}) {
            assertTrue(pictures.count() < 0.138 * pictures.neurons());
            assertTrue(recall(pictures, new Hebb(), 1).unconverged()[1] > 0.9 * pictures.count(), "Hebb keeps pictures");
            var projection = recall(pictures, new PseudoInverse(), 0.8);
            assertTrue(projection.meanFinalOverlap() > 0.99, projection.toString());
        }
    }

    /** A square with one diagonal: the ends of the diagonal on one side cut the four edges of the square. */
    @Test
    void aSmallGraphIsCutAsOneSees() {
        var graph = MaxCut.of(Matrix.of(new float[][] {{0, 1, 1, 1}, {1, 0, 1, 0}, {1, 1, 0, 1}, {1, 0, 1, 0}}));
        assertEquals(5, graph.totalWeight());
        assertEquals(4, graph.best());
        assertArrayEquals(new double[] {4, 0, 3}, graph.cuts(Patterns.of(new int[][] {{1, -1, 1, -1}, {1, 1, 1, 1}, {1, -1, -1, -1}})));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theBestOfManyDescentsIsTheBest(long seed) {
        int n = 16;
        var graph = MaxCut.random(n, 0.5, seed);
        var starts = Patterns.random(100, n, seed);
        var ends = graph.network(starts).recall(starts, Update.asynchronous(1.0 / n).withTies(Ties.KEEP), 100);
        assertEquals(0, ends.unconverged()[100]);
        double[] cuts = graph.cuts(ends.finalStates());
        assertEquals(graph.best(), Arrays.stream(cuts).max().orElseThrow());
        assertTrue(graph.greedy() >= graph.totalWeight() / 2 && graph.greedy() <= graph.best());
        assertTrue(graph.bound() >= graph.best(), graph.bound() + " < " + graph.best());
        // moving any one vertex of a division that a descent ended in cuts no more
        int[] end = ends.finalStates().spins(0);
        for (int i = 0; i < n; i++) {
            int[] moved = end.clone();
            moved[i] = -moved[i];
            assertTrue(graph.cuts(Patterns.of(new int[][] {moved}))[0] <= cuts[0]);
        }
    }

    /** The two halves of an even ring are cut at every edge: the bound is reached, and in float32 rounding led below it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 14, 24, 100, 250})
    void noCutExceedsTheBound(int n) {
        var ring = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            ring.set(i, (i + 1) % n, 1);
            ring.set((i + 1) % n, i, 1);
        }
        double cut = n == 2 ? 1 : n;
        double bound = MaxCut.of(ring).bound();
        assertTrue(bound >= cut && bound < cut * (1 + 1e-10), "cut " + cut + ", bound " + bound);
    }

    /** Complete bipartite graphs with any weights between equal sides reach it too; negative weights and none have no cut worth making. */
    @Test
    void theBoundHoldsForWeightsOfAnyKind() {
        var random = new Random(6);
        for (int round = 0; round < 100; round++) {
            int n = 2 + random.nextInt(11);
            double scale = Math.pow(10, random.nextInt(60) - 30);
            var weights = Matrix.zeros(n, n);
            for (int i = 0; i < n; i++)
                for (int j = 0; j < i; j++) {
                    float weight = (float) (scale * (round % 3 == 0 ? (i + j) % 2 : round % 3 == 1 ? random.nextGaussian() : -random.nextDouble()));
                    weights.set(i, j, weight);
                    weights.set(j, i, weight);
                }
            var graph = MaxCut.of(weights);
            assertTrue(graph.bound() >= graph.best(), "round " + round + ": " + graph.bound() + " < " + graph.best());
            if (round % 3 == 0 && n % 2 == 0) assertEquals(graph.best(), graph.bound(), 1e-11 * graph.best());
            if (round % 3 == 2) assertTrue(graph.bound() <= 1e-11 * scale * n * n);
        }
        assertEquals(0, MaxCut.of(Matrix.zeros(5, 5)).bound());
        assertEquals(0, MaxCut.of(Matrix.zeros(1, 1)).bound());
    }

    @Test
    void impossibleGraphsAreNamed() {
        assertThrows(HopfieldException.class, () -> MaxCut.of(Matrix.zeros(2, 3)));
        assertThrows(HopfieldException.class, () -> MaxCut.of(Matrix.of(new float[][] {{0, 1}, {2, 0}})));
        assertThrows(HopfieldException.class, () -> MaxCut.of(Matrix.identity(2)));
        assertThrows(HopfieldException.class, () -> MaxCut.random(1, 0.5, 1));
        assertThrows(HopfieldException.class, () -> MaxCut.random(5, 1.5, 1));
        assertThrows(HopfieldException.class, () -> MaxCut.random(26, 0.5, 1).best());
    }
}
