package engram.tensor;

import static engram.tensor.MatrixTest.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.activation.LayerNorm;
import engram.activation.Softmax;
import engram.activation.Spherical;
import engram.argument.ArgumentException;
import org.junit.jupiter.api.Test;

/** What every backend must make of activations. */
abstract class ActivationContract {

    static final int[] COLUMNS = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 100};

    /** The backend under test. */
    abstract Backend backend();

    @Test
    void valuesAreThoseOfTheFormulas() {
        for (Activation function : Activations.ALL) {
            for (int cols : COLUMNS) {
                Batch batch = Batch.gaussian(5, cols, cols);
                backend().apply(function, batch.x(), batch.y());
                for (int i = 0; i < batch.rows(); i++) {
                    double[] x = doubles(batch.x(), i);
                    assertNear(function, x, Activations.of(function, x), Batch.row(batch.y(), i), 1);
                }
            }
        }
    }

    @Test
    void derivativesAreThoseOfTheFormulas() {
        for (Activation function : Activations.ALL) {
            for (int cols : COLUMNS) {
                Batch batch = Batch.gaussian(3, cols, cols + 200);
                if (Activations.hasDerivative(function)) {
                    backend().pullBack(function, batch.x(), batch.v(), batch.y());
                    for (int i = 0; i < batch.rows(); i++) {
                        double[] x = doubles(batch.x(), i);
                        double[] v = doubles(batch.v(), i);
                        assertNear(function, x, Activations.pulledBack(function, x, v), Batch.row(batch.y(), i), steepness(function));
                    }
                }
            }
        }
    }

    /** The size of numbers that rounding errors of a derivative are multiples of. */
    private static double steepness(Activation function) {
        return switch (function) {
            case Spherical(float epsilon) -> 1 / epsilon;
            case LayerNorm(float epsilon) -> 4 / Math.sqrt(epsilon);
            default -> 4;
        };
    }

    private static void assertNear(Activation function, double[] x, double[] expected, float[] actual, double scale) {
        double power = function instanceof Curve curve ? Math.pow(Math.abs(curve.scale()), curve.order() + 1) : 4;
        for (int j = 0; j < x.length; j++) {
            if (!Activations.isNearKink(function, x[j])) {
                double tolerance = 2e-6 * scale * power + 1e-6 * Math.abs(expected[j]);
                assertEquals(expected[j], actual[j], tolerance, "%s at %s, number %d of %d".formatted(function, x[j], j, x.length));
            }
        }
    }

    private static double[] doubles(Panel panel, int i) {
        float[] row = Batch.row(panel, i);
        double[] numbers = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            numbers[j] = row[j];
        }
        return numbers;
    }

    @Test
    void derivativesAreSymmetric() {
        for (Activation function : Activations.ALL) {
            Batch there = Batch.gaussian(20, 33, 5);
            if (!Activations.hasDerivative(function)) {
                continue;
            }
            Panel u = there.y();
            Panel v = there.v();
            Panel backOfU = Panel.of(Matrix.zeros(20, 33));
            Panel backOfV = Panel.of(Matrix.zeros(20, 33));
            backend().pullBack(function, there.x(), u, backOfU);
            backend().pullBack(function, there.x(), v, backOfV);
            double[] one = new double[20];
            double[] other = new double[20];
            backend().rowDots(v, backOfU, one);
            backend().rowDots(u, backOfV, other);
            // v·∂ρ·u = u·∂ρ·v
            assertArrayEquals(one, other, 1e-4, function::toString);
        }
    }

    @Test
    void valuesFarOutAreWhatTheyTendTo() {
        assertRow(Curve.of(Curve.Shape.LOGISTIC), new float[] {-3e38f, -200, 200, 3e38f}, 0, 0, 1, 1);
        assertRow(Curve.of(Curve.Shape.TANH), new float[] {-3e38f, -200, 200, 3e38f}, -1, -1, 1, 1);
        assertRow(Curve.of(Curve.Shape.SOFTPLUS), new float[] {-3e38f, -200, 200, 3e38f}, 0, 0, 200, 3e38f);
        assertRow(Curve.of(Curve.Shape.SOFTPLUS).slope().slope(), new float[] {-3e38f, -200, 200, 3e38f}, 0, 0, 0, 0);
        assertRow(new Softmax(1), new float[] {-3e38f, 3e38f, 3e38f, 0}, 0, 0.5f, 0.5f, 0);
        assertRow(new Softmax(100), new float[] {-1, 0, 0.9f, 1}, 0, 0, 4.53979e-5f, 0.9999546f);
        assertRow(new Spherical(1), new float[] {3e38f, 0, 0, -3e38f}, (float) Math.sqrt(0.5), 0, 0, (float) -Math.sqrt(0.5));
        assertRow(new LayerNorm(1), new float[] {3e38f, 3e38f, -3e38f, -3e38f}, 1, 1, -1, -1);
        assertRow(new LayerNorm(1), new float[] {7, 7, 7, 7}, 0, 0, 0, 0);
        assertRow(Curve.of(Curve.Shape.RELU).slope(), new float[] {-1, 0, 1, Float.MIN_VALUE}, 0, 0, 1, 1);
    }

    private void assertRow(Activation function, float[] x, float... expected) {
        Matrix y = Matrix.zeros(1, x.length);
        backend().apply(function, Panel.of(Matrix.of(1, x.length, x)), Panel.of(y));
        assertArrayEquals(expected, y.entries(), 1e-7f, function::toString);
    }

    @Test
    void inPlaceIsTheSame() {
        for (Activation function : Activations.ALL) {
            Batch batch = Batch.gaussian(9, 21, 3).rows(new int[] {4, 1, 8}, 2, 3, 1);
            Matrix before = batch.x().matrix().copy();
            backend().apply(function, batch.x(), batch.y());
            backend().apply(function, batch.x(), batch.x());
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(Batch.row(batch.y(), i), Batch.row(batch.x(), i), function::toString);
            }
            BatchesContract.assertUntouchedOutside(batch.x(), before, function.toString());
        }
    }

    @Test
    void whatHasNoDerivativeSaysSo() {
        Batch batch = Batch.gaussian(2, 2, 1);
        Curve second = new Curve(Curve.Shape.TANH, 1, 0, 2);
        assertSays(ArgumentException.class, () -> backend().pullBack(second, batch.x(), batch.v(), batch.y()), "third derivative");
        assertSays(ArgumentException.class, second::slope, "third derivative");
        assertTrue(Curve.of(Curve.Shape.TANH).isPointwise());
    }
}
