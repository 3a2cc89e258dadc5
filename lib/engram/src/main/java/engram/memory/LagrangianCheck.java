package engram.memory;

import static engram.argument.Given.given;

import engram.activation.Activation;
import engram.tensor.RandomStream;
import java.util.Arrays;

/** Whether a Lagrangian is what it says: differences of the value against the activation, and of the activation against its derivative; convexity. */
final class LagrangianCheck {
    private static final double WIDEST = 8;         // states are looked at from −8 to 8
    private static final double STEP = 1e-4;        // of differences
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
            compare("activation", rho, (lagrangian.value(s + STEP) - lagrangian.value(s - STEP)) / (2 * STEP), "value", "s = " + s);
            compare("slope", slope, (lagrangian.activation(s + STEP) - lagrangian.activation(s - STEP)) / (2 * STEP), "activation", "s = " + s);
            if (slope < 0) throw new MemoryException("The Lagrangian %s is not convex at s = %.4f: its slope there is %.4g, and must not be negative."
                    .formatted(lagrangian, s, slope));
        }
    }

    private static void compare(String what, double said, double difference, String of, String where) {
        if (!(Math.abs(said - difference) <= TOLERANCE * (1 + Math.abs(difference))))
            throw new MemoryException("At %s the %s is %.6g, but differences of the %s give %.6g.".formatted(where, what, said, of, difference));
    }

    /** Rows of five states, each in the direction of another row. */
    private static void rows(Lagrangian lagrangian) {
        var random = RandomStream.of(1, "Lagrangian check");
        for (int trial = 0; trial < 100; trial++) {
            double[] s = new double[5], direction = new double[5];
            for (int i = 0; i < 5; i++) {
                s[i] = WIDEST / 3 * random.gaussian(10 * trial + i);
                direction[i] = random.gaussian(10 * trial + 5 + i);
            }
            var where = "s = " + Arrays.toString(s);
            double[] rho = activation(lagrangian, s), up = activation(lagrangian, moved(s, direction, 0.01)), down = activation(lagrangian, moved(s, direction, -0.01));
            compare("activation along a direction", dot(rho, direction),
                    (lagrangian.value(moved(s, direction, STEP)) - lagrangian.value(moved(s, direction, -STEP))) / (2 * STEP), "value", where);
            double[] product = product(lagrangian, s, direction);
            for (int i = 0; i < 5; i++) compare("Hessian's product", product[i], (up[i] - down[i]) / 0.02, "activation", where);
            double curvature = dot(product, direction);
            if (curvature < -TOLERANCE)
                throw new MemoryException("The Lagrangian %s is not convex at %s: along a direction its second derivative is %.4g.".formatted(lagrangian, where, curvature));
        }
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
