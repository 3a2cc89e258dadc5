package engram.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.ExactAdjoint;
import engram.deq.FullAdjoint;
import engram.deq.Picard;
import engram.deq.RecurrentBackprop;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The derivatives of a loss by synapses and biases against differences of the loss at equilibria in float64. */
class SensitivitiesTest {
    private static final int SAMPLES = 3;
    private static final double NEAR = 1e-3; // relative to a block
    private static final float STEP = 1f / 256;

    private static HierarchicalMemory memory(Kind kind, Form form, int... sizes) {
        return HierarchicalMemory.layers(sizes).with(kind.lagrangian()).initialised(Xavier.gain(0.3), 5).withBiases(Plain.biases(6, sizes)).as(form);
    }

    /** ½·Σ(y − t)²/B, where y are the outputs at rest. */
    private static double loss(HierarchicalMemory memory, Kind kind, Matrix x, Matrix targets) {
        var plain = new PlainHam(memory, 1, kind.plain());
        double loss = 0;
        int states = memory.fixedPoint(x).size(), outputs = targets.cols();
        for (int i = 0; i < x.rows(); i++) {
            double[] z = Plain.solve(plain.equation(memory.form(), Plain.doubles(x, i)), new double[states]);
            for (int j = 0; j < outputs; j++) loss += Math.pow(z[states - outputs + j] - targets.get(i, j), 2) / 2 / x.rows();
        }
        return loss;
    }

    /** By each number of a block, by differences of fourth order over steps that are what float32 makes of them. */
    private static double[] differences(Matrix block, BiFunction<Matrix, Matrix, Double> loss) {
        double[] found = new double[block.rows() * block.cols()];
        for (int k = 0; k < found.length; k++) {
            double[] slopes = new double[2];
            for (int wide = 0; wide < 2; wide++) {
                Matrix up = block.copy(), down = block.copy();
                up.writableEntries()[k] += (1 + wide) * STEP;
                down.writableEntries()[k] -= (1 + wide) * STEP;
                slopes[wide] = loss.apply(up, down) / ((double) up.entries()[k] - down.entries()[k]);
            }
            found[k] = (4 * slopes[0] - slopes[1]) / 3;
        }
        return found;
    }

    private static Matrix[] weights(HierarchicalMemory memory) {
        var all = new Matrix[memory.layers().length - 1];
        for (int l = 0; l < all.length; l++) all[l] = memory.weights(l);
        return all;
    }

    private static Matrix[] biases(HierarchicalMemory memory) {
        var all = new Matrix[memory.layers().length];
        for (int l = 0; l < all.length; l++) all[l] = memory.biases(l);
        return all;
    }

    private static Matrix[] replaced(Matrix[] all, int place, Matrix by) {
        Matrix[] result = all.clone();
        result[place] = by;
        return result;
    }

    private static void near(double[] expected, Matrix found, String what) {
        double[] all = new double[expected.length];
        for (int k = 0; k < all.length; k++) all[k] = found.entries()[k];
        assertEquals(0, Plain.error(all, expected), NEAR, what);
    }

    private static Sensitivities sensitivities(HierarchicalMemory memory, Matrix x, Matrix targets, Adjoint by) {
        var equilibrium = memory.equilibrium(x, new Picard(memory.form().isContinuous() ? 0.3 : 1), new Stop(1e-6, 1000));
        Matrix slope = equilibrium.outputs();
        for (int k = 0; k < targets.entries().length; k++)
            slope.writableEntries()[k] = (slope.entries()[k] - targets.entries()[k]) / x.rows();
        return equilibrium.sensitivities(slope, by);
    }

    private static void compare(Kind kind, Form form, int... sizes) {
        HierarchicalMemory memory = memory(kind, form, sizes);
        Matrix x = Plain.random(SAMPLES, sizes[0], 1, 1), targets = Plain.random(SAMPLES, sizes[sizes.length - 1], 1, 2);
        Adjoint[] ways = form.isContinuous() ? new Adjoint[] {new ExactAdjoint(), new FullAdjoint(new Anderson(4), 200)}
                : new Adjoint[] {new ExactAdjoint(), new FullAdjoint(new Anderson(4), 200), new RecurrentBackprop(200)};
        for (Adjoint way : ways) {
            var found = sensitivities(memory, x, targets, way);
            assertEquals(SAMPLES, found.samples());
            if (way instanceof ExactAdjoint) for (int l = 0; l + 1 < sizes.length; l++) againstDifferences(memory, kind, x, targets, found, l);
            var exact = sensitivities(memory, x, targets, new ExactAdjoint());
            for (int l = 0; l + 1 < sizes.length; l++) {
                near(Plain.doubles(flat(exact.weights(l)), 0), found.weights(l), kind + ", " + form + ", " + way + ", weights " + l);
                near(Plain.doubles(exact.biases(l + 1), 0), found.biases(l + 1), kind + ", " + form + ", " + way + ", biases " + (l + 1));
            }
        }
    }

    /** They have the same equilibria, and so the same gradients. */
    @ParameterizedTest
    @EnumSource(names = {"HAM", "CHN"})
    void smallerStepsHaveTheSameGradients(Form form) {
        HierarchicalMemory memory = memory(Kind.LOGISTIC, form, 4, 3, 2);
        Matrix x = Plain.random(SAMPLES, 4, 1, 1), targets = Plain.random(SAMPLES, 2, 1, 2);
        var whole = sensitivities(memory, x, targets, new ExactAdjoint());
        for (double beta : new double[] {.9, .5, .2}) {
            for (Adjoint way : new Adjoint[] {new ExactAdjoint(), new FullAdjoint(new Anderson(4), 200), new RecurrentBackprop(500)}) {
                var found = sensitivities(memory.damped(beta), x, targets, way);
                for (int l = 0; l < 2; l++) {
                    near(Plain.doubles(flat(whole.weights(l)), 0), found.weights(l), form + ", steps of " + beta + ", " + way + ", weights " + l);
                    near(Plain.doubles(whole.biases(l + 1), 0), found.biases(l + 1), form + ", steps of " + beta + ", " + way);
                }
            }
        }
    }

    private static Matrix flat(Matrix x) { return Matrix.of(1, x.rows() * x.cols(), x.entries()); }

    private static void againstDifferences(HierarchicalMemory memory, Kind kind, Matrix x, Matrix targets, Sensitivities found, int l) {
        String what = kind + ", " + memory;
        Matrix[] weights = weights(memory), biases = biases(memory);
        near(differences(weights[l], (up, down) -> loss(memory.withWeights(replaced(weights, l, up)), kind, x, targets)
                - loss(memory.withWeights(replaced(weights, l, down)), kind, x, targets)), found.weights(l), what + ", weights " + l);
        near(differences(biases[l + 1], (up, down) -> loss(memory.withBiases(replaced(biases, l + 1, up)), kind, x, targets)
                - loss(memory.withBiases(replaced(biases, l + 1, down)), kind, x, targets)), found.biases(l + 1), what + ", biases " + (l + 1));
    }

    /** ReLUs have a kink, which differences may step over: they are held against the exact adjoint of other kinds' formulas alone. */
    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfALoss(Form form) {
        Kind[] kinds = form.isContinuous() ? new Kind[] {Kind.LOGISTIC, Kind.TANH, Kind.SOFTPLUS}
                : new Kind[] {Kind.LOGISTIC, Kind.IDENTITY, Kind.TANH, Kind.SOFTPLUS, Kind.SOFTMAX, Kind.LAYER_NORM, Kind.SPHERICAL};
        for (Kind kind : kinds) compare(kind, form, 4, 3, 2);
        for (Kind kind : new Kind[] {Kind.LOGISTIC, kinds[kinds.length - 1]}) compare(kind, form, 3, 3, 2, 3, 2);
        if (!form.isEvenOdd()) compare(Kind.LOGISTIC, form, 3, 2);
    }

    /** A sum over samples: a batch has the sum of what each has by itself, and rows of 0 change nothing. */
    @Test
    void samplesAreAddedUp() {
        var memory = memory(Kind.LOGISTIC, Form.EVEN_ODD_HAM, 4, 3, 2);
        Matrix x = Plain.random(SAMPLES, 4, 1, 1), slope = Plain.random(SAMPLES, 2, 1, 2);
        var all = memory.equilibrium(x, new Picard(), Stop.after(40)).sensitivities(slope, new RecurrentBackprop(8));
        double[] sum = new double[6];
        for (int i = 0; i < SAMPLES; i++) {
            var one = memory.equilibrium(Matrix.of(1, 4, x.row(i)), new Picard(), Stop.after(40))
                    .sensitivities(Matrix.of(1, 2, slope.row(i)), new RecurrentBackprop(8));
            for (int k = 0; k < 6; k++) sum[k] += one.weights(1).entries()[k];
        }
        for (int k = 0; k < 6; k++) assertEquals(sum[k], all.weights(1).entries()[k], 1e-6);
        for (int l = 0; l < 2; l++) {
            Matrix a = all.activations(l), h = all.drives(l + 1);
            double first = 0, back = 0;
            for (int i = 0; i < SAMPLES; i++) {
                first += (double) a.get(i, 1) * h.get(i, 1);
                if (l > 0) back += (double) all.drives(l).get(i, 1) * all.activations(l + 1).get(i, 1);
            }
            assertEquals(first + back, all.weights(l).get(1, 1), 1e-6, "the sum of a_i·h_j + h_i·a_j over the samples");
        }
    }

    @Test
    void whatHasNoGradientIsNamed() {
        var memory = memory(Kind.LOGISTIC, Form.HAM, 4, 3, 2);
        var equilibrium = memory.equilibrium(Plain.random(SAMPLES, 4, 1, 1), new Picard(), Stop.after(40));
        assertEquals("The slope of the loss is 3 × 3 and must be 3 × 2.", assertThrows(MemoryException.class,
                () -> equilibrium.sensitivities(Matrix.zeros(3, 3), new ExactAdjoint())).getMessage());
        var found = equilibrium.sensitivities(Matrix.zeros(3, 2), new ExactAdjoint());
        for (int layer : new int[] {-1, 2}) assertEquals("There are no synapses " + layer + ": they are numbered 0 to 1.",
                assertThrows(MemoryException.class, () -> found.weights(layer)).getMessage());
        assertThrows(MemoryException.class, () -> found.biases(0));
        assertThrows(MemoryException.class, () -> found.activations(3));
        var completed = memory.complete(Plain.random(SAMPLES, 4, 1, 1), new Picard(), Stop.after(40), new boolean[4]);
        assertEquals("What was completed has no output to compare: sensitivities are those of memories with inputs.",
                assertThrows(MemoryException.class, () -> completed.sensitivities(Matrix.zeros(3, 2), new ExactAdjoint())).getMessage());
    }
}
