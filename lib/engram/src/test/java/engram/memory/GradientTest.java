package engram.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.DeqException;
import engram.deq.EquilibriumPropagation;
import engram.deq.ExactAdjoint;
import engram.deq.FixedPoint;
import engram.deq.FullAdjoint;
import engram.deq.OneStep;
import engram.deq.Picard;
import engram.deq.RecurrentBackprop;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The five ways to carry a derivative back, each against what it claims to compute, in float64: relative errors of samples below 1e-3. */
class GradientTest {
    private static final int[] SIZES = {7, 6, 5, 4, 3};
    private static final int SAMPLES = 4;
    private static final double NEAR = 1e-3;

    /** One kind of neurons in one form at equilibrium, in the library and in float64. */
    private record Case(String name, FixedPoint f, Matrix state, Matrix v, List<UnaryOperator<double[]>> equations, double[][] exact) {
        RealMatrix jacobian(int sample) { return Plain.jacobian(equations.get(sample), exact[sample]); }
    }

    private static Case of(Kind kind, Form form) {
        var memory = HierarchicalMemory.layers(SIZES).with(kind.lagrangian())
                    .initialised(Xavier.gain(0.3), 5).withBiases(Plain.biases(6, SIZES)).as(form);
        Matrix x = Plain.random(SAMPLES, 7, 1, 1);
        var plain = new PlainHam(memory, 1, kind.plain());
        FixedPoint f = memory.fixedPoint(x);
        List<UnaryOperator<double[]>> equations = IntStream.range(0, SAMPLES)
                .<UnaryOperator<double[]>>mapToObj(i -> plain.equation(form, Plain.doubles(x, i))).toList();
        double[][] exact = new double[SAMPLES][];
        Arrays.setAll(exact, i -> Plain.solve(equations.get(i), new double[f.size()]));
        Matrix state = new Picard(form.isContinuous() ? 0.3 : 1).solve(f, Matrix.zeros(SAMPLES, f.size()), new Stop(1e-6, 1000)).states();
        return new Case(kind + ", " + form, f, state, Plain.random(SAMPLES, f.size(), 1, 3), equations, exact);
    }

    /** The continuous network of ReLUs has no derivative where its neurons come to rest, at 0. */
    private static Kind[] kinds(Form form) {
        return form.isContinuous() ? new Kind[] {Kind.LOGISTIC, Kind.IDENTITY, Kind.TANH, Kind.SOFTPLUS} : Kind.all();
    }

    private static void near(double[] expected, Matrix found, int sample, String what) {
        assertEquals(0, Plain.error(Plain.doubles(found, sample), expected), NEAR, what + ", sample " + sample);
    }

    @ParameterizedTest
    @EnumSource
    void theFullAndTheExactAdjointSolveTheEquation(Form form) {
        for (Kind kind : kinds(form)) {
            Case c = of(kind, form);
            for (Adjoint method : new Adjoint[] {new FullAdjoint(new Anderson(4), 100),
                    new FullAdjoint(new Picard(form.isContinuous() ? 0.3 : 1), 300), new ExactAdjoint()}) {
                Matrix g = method.of(c.f, c.state, c.v);
                for (int i = 0; i < SAMPLES; i++) near(Plain.adjoint(c.jacobian(i), Plain.doubles(c.v, i)), g, i, c.name + ", " + method);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void recurrentBackpropIsTheFirstTermsOfASeries(Form form) {
        for (Kind kind : kinds(form)) {
            Case c = of(kind, form);
            for (int calls : new int[] {1, 2, 3, 8}) {
                Matrix g = new RecurrentBackprop(calls).of(c.f, c.state, c.v);
                for (int i = 0; i < SAMPLES; i++) {
                    double[] term = Plain.doubles(c.v, i), sum = term.clone();
                    RealMatrix jacobian = c.jacobian(i);
                    for (int k = 1; k < calls; k++) {
                        term = jacobian.preMultiply(term);
                        for (int j = 0; j < sum.length; j++) sum[j] += term[j];
                    }
                    near(sum, g, i, c.name + ", " + calls + " calls");
                    Matrix one = new OneStep().of(c.f, c.state, c.v);
                    if (calls == 1) assertEquals(0, Plain.distance(Plain.doubles(one, i), Plain.doubles(c.v, i)));
                }
            }
        }
    }

    /** a(β) in float64: ρ of all even layers, or of all, at the equilibrium of z = Q(ρ(z) + β·v), and β·v. */
    private static double[] nudged(HierarchicalMemory memory, PlainHam plain, double[] x, double[] v, double beta) {
        boolean half = memory.form() == Form.EVEN_ODD_HAM;
        double[] z = Plain.solve(state -> {
            double[][] s = plain.with(plain.start(x), half, state);
            return plain.joined(plain.nudged(s, plain.with(s, half, v), beta, memory.form()), half);
        }, new double[v.length]);
        double[][] s = plain.with(plain.start(x), half, z);
        double[][] rho = s.clone();
        for (int l = 1; l < s.length; l++) rho[l] = plain.rho(s, l);
        double[] a = plain.joined(rho, half);
        for (int j = 0; j < a.length; j++) a[j] += beta * v[j];
        return a;
    }

    private static double[] difference(HierarchicalMemory memory, PlainHam plain, double[] x, double[] v, double beta) {
        double[] up = nudged(memory, plain, x, v, beta), down = nudged(memory, plain, x, v, -beta);
        for (int j = 0; j < up.length; j++) up[j] = (up[j] - down[j]) / (2 * beta);
        return up;
    }

    @ParameterizedTest
    @EnumSource(names = {"HAM", "EVEN_ODD_HAM"})
    void equilibriumPropagationIsADifferenceOfEquilibria(Form form) {
        for (Kind kind : Kind.all()) {
            var memory = HierarchicalMemory.layers(SIZES).with(kind.lagrangian())
                    .initialised(Xavier.gain(0.3), 5).withBiases(Plain.biases(6, SIZES)).as(form);
            var plain = new PlainHam(memory, 1, kind.plain());
            Matrix x = Plain.random(SAMPLES, 7, 1, 1);
            Case c = of(kind, form);
            double beta = 0.1;
            Matrix g = new EquilibriumPropagation(beta).of(c.f, c.state, c.v);
            for (int i = 0; i < SAMPLES; i++) {
                double[] input = Plain.doubles(x, i), v = Plain.doubles(c.v, i);
                near(difference(memory, plain, input, v, beta), g, i, c.name);
                if (kind == Kind.RELU) continue; // piecewise linear: exact, or on two sides of a kink
                double[] limit = Plain.adjoint(c.jacobian(i), v);
                double coarse = Plain.error(difference(memory, plain, input, v, 0.02), limit),
                        fine = Plain.error(difference(memory, plain, input, v, 0.01), limit);
                if (kind == Kind.IDENTITY) assertTrue(coarse < 1e-9, "linear neurons have no error");
                else assertEquals(4, coarse / fine, 0.15, c.name + ": the error falls with β²");
                assertTrue(fine < 1e-3, c.name + " is off by " + fine + " at β = 0.01");
            }
        }
    }

    /**
     * A completion of which nothing is known is stationary in an energy. Where something is, its activations act on others and nothing
     * acts on them: the derivative is not symmetric, and equilibrium propagation would be off by a few per cent.
     */
    @Test
    void completionsArePropagatedWhereNothingIsKnown() {
        Matrix probes = Plain.random(SAMPLES, 7, 1, 9);
        for (Kind kind : Kind.all()) {
            var memory = HierarchicalMemory.layers(SIZES).with(kind.lagrangian())
                    .initialised(Xavier.gain(0.2), 5).withBiases(Plain.biases(6, SIZES));
            for (boolean[] known : new boolean[][] {new boolean[7], {true, false, true, false, false, true, false}}) {
                FixedPoint f = memory.completion(probes, known);
                Matrix state = memory.complete(probes, new Picard(), new Stop(1e-6, 300), known).solution().states(),
                        v = Plain.random(SAMPLES, f.size(), 1, 3);
                Matrix exact = new ExactAdjoint().of(f, state, v), full = new FullAdjoint(new Anderson(4), 100).of(f, state, v);
                for (int i = 0; i < SAMPLES; i++) near(Plain.doubles(exact, i), full, i, kind + ", completion");
                var propagation = new EquilibriumPropagation(0.03);
                if (known[0]) {
                    String message = assertThrows(DeqException.class, () -> propagation.of(f, state, v)).getMessage();
                    assertTrue(message.contains("use FullAdjoint"), message);
                } else if (kind != Kind.RELU) { // whose kinks lie near
                    Matrix nudged = propagation.of(f, state, v);
                    for (int i = 0; i < SAMPLES; i++)
                        assertEquals(0, Plain.error(Plain.doubles(nudged, i), Plain.doubles(exact, i)), 3e-3, kind + "");
                }
            }
        }
    }

    /** dL/dθ for θ added to f, by differences of the loss at exact fixed points, is g. */
    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfALoss(Form form) {
        for (Kind kind : kinds(form)) {
            Case c = of(kind, form);
            Matrix g = new FullAdjoint(new Anderson(4), 100).of(c.f, c.state, c.v);
            for (int i = 0; i < SAMPLES; i++) {
                int sample = i;
                double[] v = Plain.doubles(c.v, i), expected = new double[v.length];
                double h = 1e-5;
                for (int j = 0; j < v.length; j++) {
                    int place = j;
                    double[] loss = new double[2];
                    for (int side = 0; side < 2; side++) {
                        double theta = side == 0 ? h : -h;
                        loss[side] = PlainHam.dot(v, Plain.solve(z -> {
                            double[] value = c.equations.get(sample).apply(z);
                            value[place] += theta;
                            return value;
                        }, c.exact[i]));
                    }
                    expected[j] = (loss[0] - loss[1]) / (2 * h);
                }
                near(expected, g, i, c.name);
            }
        }
    }

    /** The better a method, the nearer its cosine to 1. */
    @Test
    void cosinesToTheExactGradient() {
        Case c = of(Kind.LOGISTIC, Form.EVEN_ODD_HAM);
        Matrix exact = new ExactAdjoint().of(c.f, c.state, c.v);
        double[] one = Adjoint.cosines(new OneStep().of(c.f, c.state, c.v), exact),
                three = Adjoint.cosines(new RecurrentBackprop(3).of(c.f, c.state, c.v), exact);
        double[] nudged = Adjoint.cosines(new EquilibriumPropagation(0.1).of(c.f, c.state, c.v), exact);
        for (int i = 0; i < SAMPLES; i++) {
            double[] g = Plain.adjoint(c.jacobian(i), Plain.doubles(c.v, i)), v = Plain.doubles(c.v, i);
            assertEquals(PlainHam.dot(g, v) / Plain.norm(g) / Plain.norm(v), one[i], 1e-5);
            assertTrue(one[i] < three[i] && three[i] <= 1 + 1e-9, one[i] + " " + three[i]);
            assertEquals(1, nudged[i], 1e-4);
        }
        assertTrue(Double.isNaN(Adjoint.cosines(Matrix.zeros(1, 3), Matrix.of(1, 3, 1, 0, 0))[0]));
    }
}
