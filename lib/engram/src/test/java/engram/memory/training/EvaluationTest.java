package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.deq.Batch;
import engram.deq.FixedPoint;
import engram.deq.Picard;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import engram.memory.PlainHam;
import engram.memory.PlainNeurons;
import engram.memory.Xavier;
import engram.parallel.Cores;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Iterations and accuracy against counts of a loop in float64. */
class EvaluationTest {
    private static final double TOLERANCE = 1e-4;

    /** z ← λ·z + c, where number j of every sample has the rate λ_j. */
    private record Contraction(Matrix c, float... rates) implements FixedPoint {
        @Override public int samples() { return c.rows(); }

        @Override public int size() { return rates.length; }

        @Override public Backend backend() { return Backend.cpu(); }

        @Override public void apply(Batch batch, Matrix z, Matrix out) {
            for (int i = 0; i < batch.size(); i++)
                for (int j = 0; j < rates.length; j++) out.set(i, j, rates[j] * z.get(i, j) + c.get(batch.number(i), j));
        }

        @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) { throw new AssertionError(); }
    }

    private static double norm(double[] x, int from) {
        double squares = 0;
        for (int j = from; j < x.length; j++) squares += x[j] * x[j];
        return Math.sqrt(squares);
    }

    /** The first k with ‖a_k − b_k‖/‖b_k‖ below the tolerance, over the numbers from a place on; else calls − 1. */
    private static int first(double[][] a, double[][] b, int from) {
        for (int k = 0; k < a.length - 1; k++) {
            double[] apart = a[k].clone();
            for (int j = 0; j < apart.length; j++) apart[j] -= b[k][j];
            if (norm(apart, from) / norm(b[k], from) < TOLERANCE) return k;
        }
        return a.length - 1;
    }

    /** f₀ to f_calls−1, from 0 on. */
    private static double[][] values(UnaryOperator<double[]> f, int size, int calls) {
        double[][] values = new double[calls][];
        double[] z = new double[size];
        for (int k = 0; k < calls; k++) values[k] = z = f.apply(z);
        return values;
    }

    private static int iterations(double[][] values) {
        double[][] next = Arrays.copyOfRange(values, 1, values.length + 1);
        next[values.length - 1] = values[values.length - 1];
        return first(values, next, 0);
    }

    private static int outputIterations(double[][] values, int outputs) {
        double[][] last = new double[values.length][];
        Arrays.fill(last, values[values.length - 1]);
        return first(values, last, values[0].length - outputs);
    }

    /** From 0, f_k = c·(1 + λ + … + λᵏ), so that ‖f_k+1 − f_k‖/‖f_k+1‖ = λ^(k+1)·(1 − λ)/(1 − λ^(k+2)). */
    @Test
    void aContractionOfAKnownRate() {
        for (float rate : new float[] {.25f, .5f, .75f, .875f}) {
            var yardstick = new Yardstick(new Contraction(Matrix.of(2, 2, 1, 2, 3, 1), rate, rate), 200, 1);
            var found = new Picard().solve(yardstick, Matrix.zeros(2, 2), Stop.after(200));
            yardstick.finish(found.states(), new int[] {0, 0}, TOLERANCE);
            int k = 0;
            while (Math.pow(rate, k + 1) * (1 - rate) / (1 - Math.pow(rate, k + 2)) >= TOLERANCE) k++;
            assertEquals(2 * k, yardstick.iterations, "two samples of rate " + rate);
            k = 0;
            while (Math.pow(rate, k + 1) >= TOLERANCE) k++; // ‖y_k − y*‖/‖y*‖
            assertEquals(2 * k, yardstick.outputIterations);
            assertEquals(2, yardstick.right, "the only output is the largest");
        }
    }

    /** The state has a slow number, which is no output. */
    @Test
    void theOutputIsTheLastNumbers() {
        var yardstick = new Yardstick(new Contraction(Matrix.of(1, 2, 1, 1), .9f, .1f), 60, 1);
        var found = new Picard().solve(yardstick, Matrix.zeros(1, 2), Stop.after(60));
        yardstick.finish(found.states(), new int[] {0}, TOLERANCE);
        assertTrue(yardstick.outputIterations < 6 && yardstick.iterations > 30, yardstick.outputIterations + " " + yardstick.iterations);
    }

    /** Here a cycle, which is never below, and a point that is reached at once: at index 0, not never. */
    @Test
    void neverIsCallsMinusOne() {
        for (int calls : new int[] {2, 3, 17}) {
            var yardstick = new Yardstick(new Contraction(Matrix.of(1, 1, 1), -1), calls, 1);
            yardstick.finish(new Picard().solve(yardstick, Matrix.zeros(1, 1), Stop.after(calls)).states(), new int[1], TOLERANCE);
            assertEquals(calls - 1, yardstick.iterations);
            yardstick = new Yardstick(new Contraction(Matrix.of(1, 1, 1), 0), calls, 1);
            yardstick.finish(new Picard().solve(yardstick, Matrix.zeros(1, 1), Stop.after(calls)).states(), new int[1], TOLERANCE);
            assertEquals(0, yardstick.iterations);
            assertEquals(0, yardstick.outputIterations);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HAM", "EO", "CHN", "EO_CHN"})
    void iterationsOfMemories(Variant variant) {
        var images = Digits.SAMPLE.test().first(70);
        HierarchicalMemory memory = Recipe.OF_2024.initialised(variant.memory(784, 40, 10), 3);
        int calls = 60, right = 0;
        double iterations = 0, outputIterations = 0;
        var plain = new PlainHam(memory, 1, PlainNeurons.logistic());
        int size = memory.fixedPoint(images.first(1).toMatrix()).size();
        double beta = memory.step();
        for (int i = 0; i < images.count(); i++) {
            double[] x = new double[784];
            for (int p = 0; p < 784; p++) x[p] = images.grey(i, p) / 255.0;
            UnaryOperator<double[]> f = plain.equation(memory.form(), x);
            double[][] values = values(z -> {
                double[] value = f.apply(z);
                for (int j = 0; j < value.length; j++) value[j] = (1 - beta) * z[j] + beta * value[j];
                return value;
            }, size, calls);
            iterations += beta * iterations(values);
            outputIterations += beta * outputIterations(values, 10);
            double[] last = values[calls - 1];
            int best = size - 10;
            for (int j = best; j < size; j++) if (last[j] > last[best]) best = j;
            if (best - (size - 10) == images.label(i)) right++;
        }
        var found = Evaluation.of(memory, images, variant.solver(), TOLERANCE, calls);
        assertEquals(70, found.images());
        assertEquals(right / 70.0, found.accuracy(), 1e-12);
        assertEquals(iterations / 70, found.iterations(), 1.0 / 70, "one sample may be at the edge");
        assertEquals(outputIterations / 70, found.outputIterations(), 1.0 / 70);
    }

    @Test
    void theSameForAnyNumberOfThreadsAndInAnyCompany() {
        var images = Digits.SAMPLE.test();
        for (Variant variant : Variant.values()) {
            var memory = Recipe.OF_2024.initialised(variant.memory(784, 30, 10), 3);
            var all = Evaluation.of(memory, images, variant.solver(), TOLERANCE, 40);
            Cores.limitedTo(3, () -> assertEquals(all, Evaluation.of(memory, images, variant.solver(), TOLERANCE, 40)));
            var first = Evaluation.of(memory, images.first(77), variant.solver(), TOLERANCE, 40);
            double sum = 0;
            for (int i = 0; i < 77; i++) sum += Evaluation.of(memory, images.select(i), variant.solver(), TOLERANCE, 40).outputIterations();
            assertEquals(sum / 77, first.outputIterations(), 1e-9, variant.toString());
        }
    }

    /** Where no sample stays finite, all count as calls − 1. */
    @Test
    void whatDivergesIsNever() {
        var memory = HierarchicalMemory.layers(784, 20, 10).initialised(Xavier.gain(1e6), 1).with(Lagrangian.identity());
        var found = Evaluation.of(memory, Digits.SAMPLE.test().first(30), new Picard(), TOLERANCE, 40);
        assertEquals(39, found.iterations());
        assertEquals(39, found.outputIterations());
    }

    @Test
    void nonsenseIsRefused() {
        var memory = HierarchicalMemory.layers(784, 20, 10);
        var images = Digits.SAMPLE.test();
        for (int calls : new int[] {1, 0, -1, Integer.MAX_VALUE})
            assertThrows(ArgumentException.class, () -> Evaluation.of(memory, images, new Picard(), TOLERANCE, calls));
        for (double tolerance : new double[] {-1, 1, Double.NaN})
            assertThrows(ArgumentException.class, () -> Evaluation.of(memory, images, new Picard(), tolerance, 40));
    }
}
