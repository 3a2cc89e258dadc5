package engram.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Batch;
import engram.deq.FixedPoint;
import engram.tensor.Matrix;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every form computes, and its products with the Jacobian, against the equations in float64 and their differences. */
class PullBackTest {
    private static final int[] SIZES = {7, 6, 5, 4, 3};
    private static final int SAMPLES = 5;
    private static final double NEAR = 1e-4; // relative, of float32

    private static HierarchicalMemory memory(Lagrangian... kinds) {
        return HierarchicalMemory.layers(SIZES).with(kinds).initialised(Xavier.gain(1), 5).withBiases(Plain.biases(6, SIZES));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormAndItsDerivativeAreThoseOfTheEquations(Form form) {
        for (Kind kind : Kind.all()) {
            var memory = memory(kind.lagrangian()).as(form);
            Matrix x = Plain.random(SAMPLES, 7, 1, 1);
            var plain = new PlainHam(memory, 1, kind.plain());
            FixedPoint f = memory.fixedPoint(x);
            Matrix z = Plain.random(SAMPLES, f.size(), 1.5, 7);
            if (form.isContinuous() && !(kind.lagrangian() instanceof Additive)) {
                compareValues(kind + "", f, z, i -> plain.equation(form, Plain.doubles(x, i)));
                Matrix out = Matrix.zeros(SAMPLES, f.size());
                String message = assertThrows(MemoryException.class, () -> f.pullBack(Batch.all(SAMPLES), z, z, out)).getMessage();
                assertTrue(message.contains("sums over neurons"), message);
            } else {
                compare(kind + "", f, z, i -> plain.equation(form, Plain.doubles(x, i)));
            }
        }
    }

    /** A student's own records, which know nothing of curvature or vectors, are as good as what is built in. */
    @ParameterizedTest
    @EnumSource
    void ownLagrangiansAreDifferentiatedAsTheyAre(Form form) {
        Matrix x = Plain.random(SAMPLES, 7, 1, 1);
        var memory = memory(new OwnLogistic()).as(form);
        FixedPoint f = memory.fixedPoint(x);
        var plain = new PlainHam(memory, 1, PlainNeurons.logistic());
        compare("own logistic", f, Plain.random(SAMPLES, f.size(), 1.5, 7), i -> plain.equation(form, Plain.doubles(x, i)));
        if (form.isContinuous()) return;
        var rows = memory(new OwnSpherical()).as(form);
        FixedPoint g = rows.fixedPoint(x);
        var plainRows = new PlainHam(rows, 1, PlainNeurons.spherical(0.5));
        compare("own spherical", g, Plain.random(SAMPLES, g.size(), 1.5, 7), i -> plainRows.equation(form, Plain.doubles(x, i)));
    }

    /** Layers of different kinds in one memory. */
    @ParameterizedTest
    @EnumSource(names = {"HAM", "EVEN_ODD_HAM"})
    void layersOfDifferentKinds(Form form) {
        Kind[] kinds = {Kind.TANH, Kind.SOFTMAX, Kind.LOGISTIC, Kind.LAYER_NORM, Kind.IDENTITY};
        var memory = memory(java.util.Arrays.stream(kinds).map(Kind::lagrangian).toArray(Lagrangian[]::new)).as(form);
        var plain = new PlainHam(memory, 1, java.util.Arrays.stream(kinds).map(Kind::plain).toArray(PlainNeurons[]::new));
        Matrix x = Plain.random(SAMPLES, 7, 1, 1);
        FixedPoint f = memory.fixedPoint(x);
        compare("different kinds", f, Plain.random(SAMPLES, f.size(), 1.5, 7), i -> plain.equation(form, Plain.doubles(x, i)));
    }

    /** Where layer 0 is a state, what is known of it stays, and no derivative passes through that. */
    @Test
    void completionAndItsDerivative() {
        boolean[] mask = {true, false, true, false, false, true, false};
        Matrix probes = Plain.random(SAMPLES, 7, 1, 9);
        for (Kind kind : Kind.all())
            for (boolean[] known : new boolean[][] {mask, new boolean[7]}) {
                var memory = memory(kind.lagrangian());
                FixedPoint f = memory.completion(probes, known);
                var plain = new PlainHam(memory, 0, kind.plain());
                UnaryOperator<double[]> free = plain.equation(Form.EVEN_ODD_HAM);
                compare(kind + ", completion", f, Plain.random(SAMPLES, f.size(), 1.5, 7), i -> z -> {
                    double[] result = free.apply(z);
                    for (int j = 0; j < 7; j++) if (known[j]) result[j] = probes.get(i, j);
                    return result;
                });
            }
    }

    private interface Equations {
        UnaryOperator<double[]> of(int sample);
    }

    private static void compareValues(String what, FixedPoint f, Matrix z, Equations equations) {
        Matrix value = Matrix.zeros(z.rows(), z.cols());
        f.apply(Batch.all(z.rows()), z, value);
        for (int i = 0; i < z.rows(); i++)
            assertEquals(0, Plain.error(Plain.doubles(value, i), equations.of(i).apply(Plain.doubles(z, i))), NEAR / 10,
                    what + ", value of sample " + i);
    }

    private static void compare(String what, FixedPoint f, Matrix z, Equations equations) {
        compareValues(what, f, z, equations);
        Matrix v = Plain.random(z.rows(), z.cols(), 1, 11), product = Matrix.zeros(z.rows(), z.cols());
        f.pullBack(Batch.all(z.rows()), z, v, product);
        for (int i = 0; i < z.rows(); i++) {
            double[] expected = Plain.jacobian(equations.of(i), Plain.doubles(z, i)).preMultiply(Plain.doubles(v, i));
            double scale = Math.max(Plain.norm(expected), 1e-2 * Plain.norm(Plain.doubles(v, i)));
            assertEquals(0, Plain.distance(Plain.doubles(product, i), expected) / scale, NEAR, what + ", derivative of sample " + i);
        }
    }
}
