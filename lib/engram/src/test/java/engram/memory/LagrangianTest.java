package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Picard;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lagrangians are what they say: their formulas, what a layer computes with them, and the check that tells. */
class LagrangianTest {
    static Kind[] kinds() { return Kind.all(); }

    /** Value, activation and derivative against the formulas in float64. */
    @ParameterizedTest
    @MethodSource("kinds")
    void valuesAndActivationsAreThoseOfTheFormulas(Kind kind) {
        Lagrangian.check(kind.lagrangian());
        var activation = kind.lagrangian().activation();
        for (double spread : new double[] {0.1, 1, 5}) {
            Matrix rows = Plain.random(20, 7, spread, 1), v = Plain.random(20, 7, 1, 2);
            for (int i = 0; i < 20; i++) {
                double[] s = Plain.doubles(rows, i);
                assertEquals(kind.plain().value(s), kind.lagrangian().value(s), 1e-7 * (1 + Math.abs(kind.plain().value(s))));
                float[] rho = new float[7], product = new float[7];
                activation.apply(rows.row(i), 0, rho, 0, 7);
                activation.pullBack(rows.row(i), 0, v.row(i), 0, product, 0, 7);
                double[] expected = kind.plain().rho(s), slope = kind.plain().hessian(s, Plain.doubles(v, i));
                for (int j = 0; j < 7; j++) {
                    assertEquals(expected[j], rho[j], 1e-6 * (1 + Math.abs(expected[j])));
                    assertEquals(slope[j], product[j], 2e-6 * (1 + Math.abs(slope[j])));
                }
            }
        }
    }

    /** The numbers of additive ones in float64: value and activation at many states, slope and curvature by differences. */
    @ParameterizedTest
    @MethodSource("kinds")
    void singleNeuronsAreExact(Kind kind) {
        if (!(kind.lagrangian() instanceof Additive additive)) return;
        for (double s = -30; s <= 30; s += 0.37) {
            double at = s, h = 1e-4;
            double[] one = {s};
            assertEquals(kind.plain().value(one), additive.value(s), 1e-12 * (1 + s * s));
            assertEquals(kind.plain().rho(one)[0], additive.activation(s), 1e-14 * (1 + Math.abs(s)));
            assertEquals(kind.plain().hessian(one, new double[] {1})[0], additive.slope(s), 1e-13);
            DoubleUnaryOperator slope = additive::slope;
            assertEquals((slope.applyAsDouble(at + h) - slope.applyAsDouble(at - h)) / (2 * h), additive.curvature(s), 1e-6);
        }
    }

    /** −Li₂(−eˢ), of which a few digits are known: π²/12 at 0. */
    @Test
    void softplusHasItsDilogarithm() {
        var softplus = (Additive) Lagrangian.softplus();
        assertEquals(Math.PI * Math.PI / 12, softplus.value(0), 1e-14);
        for (double s = -20; s <= 20; s += 0.173) {
            double expected = PlainNeurons.integralOfSoftplus(s);
            assertEquals(expected, softplus.value(s), 1e-12 * (1 + expected), "s = " + s);
        }
    }

    /** An additive Lagrangian of three functions. */
    private record Own(DoubleUnaryOperator l, DoubleUnaryOperator rho, DoubleUnaryOperator prime) implements Additive {
        @Override public double value(double s) { return l.applyAsDouble(s); }

        @Override public double activation(double s) { return rho.applyAsDouble(s); }

        @Override public double slope(double s) { return prime.applyAsDouble(s); }
    }

    private static void refused(Lagrangian lagrangian, String... parts) {
        String message = assertThrows(MemoryException.class, () -> Lagrangian.check(lagrangian)).getMessage();
        assertTrue(message.endsWith(".") && message.lines().count() == 1, message);
        for (String part : parts) assertTrue(message.contains(part), part + " is not said: " + message);
    }

    @Test
    void theCheckNamesWhatIsWrongAndWhere() {
        Lagrangian.check(new Own(s -> s * s * s * s / 4, s -> s * s * s, s -> 3 * s * s));
        Lagrangian.check(new OwnLogistic());
        Lagrangian.check(new OwnSpherical());
        // wrong slope: that of s² instead of s³, first looked at near −8
        refused(new Own(s -> s * s * s * s / 4, s -> s * s * s, s -> 2 * s), "slope", "s = -7.98");
        // right but from 3 on
        refused(new Own(s -> s * s / 2, s -> s, s -> s > 3 ? 2 : 1), "slope", "s = 3.01");
        refused(new Own(s -> s * s / 2, s -> s + (s > 2 ? 1 : 0), s -> 1), "activation", "s = 2.01");
        refused(new Own(Math::cos, s -> -Math.sin(s), s -> -Math.cos(s)), "not convex", "s = ");
        refused(new Own(s -> -s * s / 2, s -> -s, s -> -1), "not convex", "s = -7.98");
        refused(new Own(s -> s * Math.log(s), s -> 1 + Math.log(s), s -> 1 / s), "NaN", "s = -7.98");
        refused(new Own(s -> s * s / 2, s -> s, s -> Double.NaN), "slope", "NaN");
    }

    /** ρ'' of s³ that is that of s². */
    private record WronglyCurved() implements Additive {
        @Override public double value(double s) { return s * s * s * s / 4; }

        @Override public double activation(double s) { return s * s * s; }

        @Override public double slope(double s) { return 3 * s * s; }

        @Override public double curvature(double s) { return 6; }
    }

    /** Steep ones pass as well: a softmax of β = 50 goes from 0 to 1 within a tenth. */
    @Test
    void steepLagrangiansPassTheCheck() {
        for (double beta : new double[] {0.01, 10, 50, 100}) Lagrangian.check(Lagrangian.softmax(beta));
        for (double epsilon : new double[] {1e-3, 0.1, 10}) {
            Lagrangian.check(Lagrangian.layerNorm(epsilon));
            Lagrangian.check(Lagrangian.spherical(epsilon));
        }
        Lagrangian.check(new Own(s -> Math.log(Math.cosh(30 * s)) / 30, s -> Math.tanh(30 * s), s -> 30 / Math.pow(Math.cosh(30 * s), 2)));
    }

    @Test
    void theCheckLooksAtCurvaturesToo() {
        refused(new WronglyCurved(), "curvature", "s = -7.98", "slope");
    }

    /** A spherical layer with one part wrong. */
    private record Wrong(String what) implements RowWise {
        private static final RowWise RIGHT = new OwnSpherical();

        @Override public double value(double[] s) {
            return what.equals("value") ? 2 * RIGHT.value(s) : what.equals("NaN") ? Double.NaN : sign() * RIGHT.value(s);
        }

        @Override public double[] activation(double[] s) {
            double[] rho = RIGHT.activation(s);
            for (int i = 0; i < rho.length; i++) rho[i] *= sign();
            return what.equals("short") ? new double[2] : what.equals("null") ? null : rho;
        }

        @Override public double[] hessianProduct(double[] s, double[] v) {
            double[] product = RIGHT.hessianProduct(s, v);
            for (int i = 0; i < product.length; i++) product[i] *= sign();
            if (what.equals("hessian")) product[2] *= 1.1;
            return what.equals("short product") ? new double[7] : what.equals("null product") ? null : product;
        }

        private double sign() { return what.equals("concave") ? -1 : 1; }
    }

    @Test
    void theCheckNamesWhatIsWrongWithWholeLayers() {
        refused(new Wrong("value"), "activation along a direction", "s = [");
        refused(new Wrong("NaN"), "NaN", "s = [");
        refused(new Wrong("hessian"), "Hessian", "s = [");
        refused(new Wrong("concave"), "not convex", "s = [");
        for (String what : new String[] {"short", "short product", "null", "null product"}) refused(new Wrong(what), "one number for each");
    }

    /** What a student writes down gives the equilibrium of what is built in. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource
    void ownNeuronsComeToRestWhereThoseBuiltInDo(Form form) {
        Matrix x = Plain.random(5, 9, 1, 1);
        var memory = HierarchicalMemory.layers(9, 8, 7, 6, 5).initialised(Xavier.gain(0.5), 3).as(form);
        assertSame(memory.with(Lagrangian.logistic()), memory.with(new OwnLogistic()), x);
        if (!form.isContinuous()) assertSame(memory.with(Lagrangian.spherical(0.5)), memory.with(new OwnSpherical()), x);
    }

    private static void assertSame(HierarchicalMemory built, HierarchicalMemory own, Matrix x) {
        var stop = new Stop(1e-6, 500);
        var solver = new Picard(built.form() == Form.CHN ? 0.5 : 1);
        var expected = built.equilibrium(x, solver, stop);
        var found = own.equilibrium(x, solver, stop);
        assertArrayEquals(expected.states().entries(), found.states().entries(), 1e-5f);
        assertArrayEquals(expected.energies().totals(), found.energies().totals(), 1e-4);
    }
}
