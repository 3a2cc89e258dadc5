package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.tensor.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Madam and Adam against their equations in float64, step by step. */
class OptimiserTest {
    private static final int SIZE = 53, STEPS = 60;
    private static final double NEAR = 2e-6; // relative, a step

    /** A rule in float64, with the state before a step as float32 has it: so that a step is judged by itself. */
    private interface Rule { double moved(double p, double g, int parameter, int step); }

    private static float[] gaussians(String name, long child, double size) {
        var random = RandomStream.of(7, name).child(child);
        float[] x = new float[SIZE];
        for (int i = 0; i < SIZE; i++) x[i] = (float) (size * random.gaussian(i));
        return x;
    }

    /** Gradients of all sizes, some 0, with a spike now and then. */
    private static float[] gradient(int step) {
        float[] g = gaussians("gradient", step, 1);
        for (int i = 0; i < SIZE; i++) g[i] *= (float) Math.pow(10, i % 9 - 6) * (step % 20 == 7 ? 1000 : 1);
        for (int i = step % 5; i < SIZE; i += 5) g[i] = 0;
        g[11] = 0; // always
        return g;
    }

    private static void follow(Optimiser optimiser, double rate, Rule rule) {
        float[] p = gaussians("parameters", 0, 0.3), exact = p.clone();
        p[3] = 0;
        Moments moments = Moments.begin(optimiser, p);
        for (int step = 1; step <= STEPS; step++) {
            float[] before = p.clone(), g = gradient(step);
            moments.step(p, 0, SIZE, g.clone(), 0, rate, step);
            for (int i = 0; i < SIZE; i++) {
                double expected = rule.moved(before[i], g[i], i, step);
                assertEquals(expected, p[i], NEAR * (Math.abs(expected) + rate), optimiser + ", parameter " + i + ", step " + step);
            }
        }
        assertTrue(!Arrays.equals(exact, p), "something moves");
    }

    private static double rms(float... p) {
        double squares = 0;
        for (float one : p) squares += (double) one * one;
        return Math.sqrt(squares / p.length);
    }

    private static Rule madam(double bound, double limit, double rate) {
        double[] v = new double[SIZE];
        return (p, g, i, step) -> {
            v[i] = .999 * v[i] + .001 * g * g;
            double hat = v[i] == 0 ? 0 : g / Math.sqrt(v[i] / (1 - Math.pow(.999, step)));
            double factor = Math.exp(-rate * Math.clamp(hat, -bound, bound) * Math.signum(p));
            return Math.clamp(p * factor, -limit, limit);
        };
    }

    @Test
    void madamFollowsItsEquations() {
        float[] p = gaussians("parameters", 0, 0.3);
        p[3] = 0;
        for (double bound : new double[] {10, 3, .5}) follow(new Madam(bound, 1024), .01, madam(bound, 1024 * rms(p), .01));
        follow(new Madam(10, 1), .1, madam(10, rms(p), .1)); // many stand at ±rms(p₀)
        follow(new Madam(3, .5), .1, madam(3, .5 * rms(p), .1));
    }

    @Test
    void adamFollowsItsEquations() {
        double rate = .01;
        double[] m = new double[SIZE], v = new double[SIZE];
        follow(new Adam(), rate, (p, g, i, step) -> {
            m[i] = .9 * m[i] + .1 * g;
            v[i] = .999 * v[i] + .001 * g * g;
            return p - rate * (m[i] / (1 - Math.pow(.9, step))) / (Math.sqrt(v[i] / (1 - Math.pow(.999, step))) + 1e-8);
        });
    }

    @Test
    void whatHasNoGradientStays() {
        for (Optimiser optimiser : new Optimiser[] {new Madam(10, 1024), new Adam()}) {
            float[] p = gaussians("parameters", 0, 0.3), before = p.clone();
            p[5] = before[5] = 0;
            Moments moments = Moments.begin(optimiser, p);
            for (int step = 1; step < 5; step++) moments.step(p, 0, SIZE, new float[SIZE], 0, .1, step);
            assertArrayEquals(before, p);
        }
    }

    @Test
    void madamKeepsSignsAndZeros() {
        float[] p = gaussians("parameters", 0, 0.3), before = p.clone();
        p[5] = 0;
        p[50] = 0;
        Moments moments = Moments.begin(new Madam(10, 1024), p);
        for (int step = 1; step <= 200; step++) moments.step(p, 0, SIZE, gradient(step), 0, 1, step);
        for (int i = 0; i < SIZE; i++) {
            if (i == 5 || i == 50) assertEquals(0, p[i]);
            else assertEquals(Math.signum(before[i]), Math.signum(p[i]), "parameter " + i);
        }
    }

    /** A gradient that goes one way moves a parameter by e^±rate a step, and the bound ends how far a spike gets. */
    @Test
    void madamsFactors() {
        float[] p = {1, -1};
        Moments moments = Moments.begin(new Madam(10, 1024), p);
        for (int step = 1; step <= 100; step++) moments.step(p, 0, 2, new float[] {.3f, .3f}, 0, .01, step);
        assertEquals(Math.exp(-1), p[0], 1e-4);
        assertEquals(-Math.exp(1), p[1], 1e-4);
        float before = p[0];
        moments.step(p, 0, 2, new float[] {300, 300}, 0, .01, 101);
        assertEquals(Math.exp(-.01 * Math.sqrt((1 - Math.pow(.999, 101)) / .001)), p[0] / before, 1e-4, "about 9.8, below the bound of 10");
        var bounded = Moments.begin(new Madam(3, 1024), new float[] {1, 1});
        float[] q = {1, 1};
        for (int step = 1; step <= 100; step++) bounded.step(q, 0, 2, new float[2], 0, .01, step);
        bounded.step(q, 0, 2, new float[] {300, -1e-3f}, 0, .01, 101);
        assertEquals(Math.exp(-.03), q[0], 1e-6);
        assertEquals(Math.exp(.03), q[1], 1e-6);
    }

    /** However a block is cut, and wherever its gradient lies. */
    @Test
    void partsOfABlockGiveTheSameBits() {
        for (Optimiser optimiser : new Optimiser[] {new Madam(3, 1), new Adam()}) {
            for (int[] cuts : new int[][] {{0, 1, 2, 3, SIZE}, {0, 17, 18, 40, SIZE}, {0, 8, 24, SIZE}, {0, 0, SIZE, SIZE}, {0, 52, SIZE}}) {
                float[] whole = gaussians("parameters", 0, 0.3), parts = whole.clone();
                Moments ofWhole = Moments.begin(optimiser, whole), ofParts = Moments.begin(optimiser, parts);
                for (int step = 1; step <= STEPS; step++) {
                    ofWhole.step(whole, 0, SIZE, gradient(step), 0, .05, step);
                    for (int k = 0; k + 1 < cuts.length; k++) {
                        float[] shifted = new float[SIZE + 3];
                        System.arraycopy(gradient(step), cuts[k], shifted, 3, cuts[k + 1] - cuts[k]);
                        ofParts.step(parts, cuts[k], cuts[k + 1], shifted, 3, .05, step);
                    }
                    assertArrayEquals(whole, parts, optimiser + ", " + Arrays.toString(cuts) + ", step " + step);
                }
                for (int k = 0; k < ofWhole.memory().length; k++) assertArrayEquals(ofWhole.memory()[k], ofParts.memory()[k]);
            }
        }
    }

    @Test
    void boundsOfNumbers() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e7}) {
            assertThrows(ArgumentException.class, () -> new Madam(wrong, 1024));
            assertThrows(ArgumentException.class, () -> new Madam(10, wrong));
        }
    }
}
