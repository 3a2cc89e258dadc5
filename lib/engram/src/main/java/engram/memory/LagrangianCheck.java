package engram.memory;

import static engram.argument.Given.given;

import engram.activation.Activation;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Whether a Lagrangian is what it says: differences of the value against the activation, and of the activation against its derivative; convexity. */
final class LagrangianCheck {
    private static final double WIDEST = 8;         // states are looked at from −8 to 8
    private static final double STEP = 1e-4;        // of differences, in float64
    private static final double COARSE = 0x1p-10;   // of differences of activations, which are float32 where they are built in
    private static final double TOLERANCE = 1e-3;   // relative to 1 + the size: the activation is float32 where it is built in

    private LagrangianCheck() {}

    static void of(Lagrangian lagrangian) {
        if (given("lagrangian", lagrangian) instanceof Additive additive) additive(additive);
        else rows(lagrangian);
    }

    private static void additive(Additive lagrangian) {
        for (int k = -160; k <= 160; k++) {
            double s = k * WIDEST / 160 + 0.0137; // off the kinks that stand at round numbers
            double rho = lagrangian.activation(s), slope = lagrangian.slope(s);
            var where = "s = " + s;
            compare("activation", rho, difference(lagrangian::value, s), "value", where);
            compare("slope", slope, difference(lagrangian::activation, s), "activation", where);
            compare("curvature", lagrangian.curvature(s), difference(lagrangian::slope, s), "slope", where);
            if (slope < 0)
                throw new MemoryException(String.format(Locale.ROOT,
                        "The Lagrangian %s is not convex at s = %.4f: its slope there is %.4g, and must not be negative.", lagrangian, s, slope));
        }
    }

    /** f'(s). */
    private static double difference(DoubleUnaryOperator f, double s) {
        return (f.applyAsDouble(s + STEP) - f.applyAsDouble(s - STEP)) / (2 * STEP);
    }

    private static void compare(String what, double said, double difference, String of, String where) {
        if (!(Math.abs(said - difference) <= TOLERANCE * (1 + Math.abs(difference))))
            throw new MemoryException(String.format(Locale.ROOT, "At %s the %s is %.6g, but differences of the %s give %.6g.",
                    where, what, said, of, difference));
    }

    /** Rows of five states, each in the direction of another row. */
    private static void rows(Lagrangian lagrangian) {
        var random = RandomStream.of(1, "Lagrangian check");
        for (int trial = 0; trial < 100; trial++) {
            double[] s = new double[5], direction = new double[5];
            for (int i = 0; i < 5; i++) {
                // rounded, so that s and every s + k·COARSE·direction are float32 numbers
                direction[i] = Math.rint(8 * random.gaussian(10 * trial + 5 + i)) / 8;
                s[i] = Math.rint(WIDEST / 3 * random.gaussian(10 * trial + i) * 0x1p13) / 0x1p13;
            }
            var where = "s = " + Arrays.toString(s);
            double[] rho = activation(lagrangian, s), change = change(lagrangian, s, direction);
            compare("activation along a direction", dot(rho, direction),
                    (lagrangian.value(moved(s, direction, STEP)) - lagrangian.value(moved(s, direction, -STEP))) / (2 * STEP), "value", where);
            double[] product = product(lagrangian, s, direction);
            for (int i = 0; i < 5; i++) compare("Hessian's product", product[i], change[i], "activation", where);
            double curvature = dot(product, direction);
            if (curvature < -TOLERANCE)
                throw new MemoryException(String.format(Locale.ROOT,
                        "The Lagrangian %s is not convex at %s: along a direction its second derivative is %.4g.", lagrangian, where, curvature));
        }
    }

    /** The derivative of the activation along a direction, by differences of fourth order: neurons that compete may be steep. */
    private static double[] change(Lagrangian lagrangian, double[] s, double[] direction) {
        double[] change = new double[s.length];
        for (int k = 1; k <= 2; k++) {
            double[] up = activation(lagrangian, moved(s, direction, k * COARSE)), down = activation(lagrangian, moved(s, direction, -k * COARSE));
            for (int i = 0; i < s.length; i++) change[i] += (k == 1 ? 8 : -1) * (up[i] - down[i]) / (12 * COARSE);
        }
        return change;
    }

    private static double[] moved(double[] s, double[] direction, double by) {
        double[] moved = s.clone();
        for (int i = 0; i < s.length; i++) moved[i] += by * direction[i];
        return moved;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double[] activation(Lagrangian lagrangian, double[] s) {
        if (lagrangian instanceof RowWise own) return OwnRow.checked(own.activation(s), s.length);
        float[] row = floats(s), out = new float[s.length];
        lagrangian.activation().apply(row, 0, out, 0, s.length);
        return doubles(out);
    }

    private static double[] product(Lagrangian lagrangian, double[] s, double[] v) {
        if (lagrangian instanceof RowWise own) return OwnRow.checked(own.hessianProduct(s, v), s.length);
        Activation activation = lagrangian.activation();
        float[] out = new float[s.length];
        activation.pullBack(floats(s), 0, floats(v), 0, out, 0, s.length);
        return doubles(out);
    }

    private static float[] floats(double[] x) {
        float[] row = new float[x.length];
        for (int i = 0; i < x.length; i++) row[i] = (float) x[i];
        return row;
    }

    private static double[] doubles(float[] x) {
        double[] row = new double[x.length];
        for (int i = 0; i < x.length; i++) row[i] = x[i];
        return row;
    }
}
