package engram.tensor;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.activation.LayerNorm;
import engram.activation.Softmax;
import engram.activation.Spherical;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Activations of all kinds, and what they should be: their formulas in float64, with Java's own functions. */
final class Activations {

    /** Every shape and order, plain and shifted; every function of rows; and two that nobody but the test knows. */
    static final List<Activation> ALL = all();

    private Activations() {
    }

    private static List<Activation> all() {
        var all = new ArrayList<Activation>(List.of(new Softmax(1), new Softmax(4), new LayerNorm(1e-5f), new LayerNorm(0.5f), new Spherical(1),
                new Spherical(0.01f), new Cube(), new Reversed()));
        for (Curve.Shape shape : Curve.Shape.values()) {
            for (int order = 0; order <= 2; order++) {
                all.add(new Curve(shape, 1, 0, order));
                all.add(new Curve(shape, 2.5f, -0.75f, order));
            }
        }
        return List.copyOf(all);
    }

    static boolean hasDerivative(Activation function) {
        return !(function instanceof Curve curve && curve.order() == 2);
    }

    /** ρ of a row. */
    static double[] of(Activation function, double[] x) {
        int n = x.length;
        return switch (function) {
            case Curve(Curve.Shape shape, float a, float c, int order) ->
                    DoubleStream.of(x).map(z -> Math.pow(a, order) * differentiated(value(shape), order, a * z + c)).toArray();
            case Softmax(float beta) -> {
                double most = DoubleStream.of(x).max().orElse(0);
                double sum = DoubleStream.of(x).map(z -> Math.exp(beta * (z - most))).sum();
                yield DoubleStream.of(x).map(z -> Math.exp(beta * (z - most)) / sum).toArray();
            }
            case LayerNorm(float epsilon) -> {
                double mean = DoubleStream.of(x).sum() / n;
                double variance = DoubleStream.of(x).map(z -> (z - mean) * (z - mean)).sum() / n;
                yield DoubleStream.of(x).map(z -> (z - mean) / Math.sqrt(variance + epsilon)).toArray();
            }
            case Spherical(float epsilon) -> {
                double squares = DoubleStream.of(x).map(z -> z * z).sum() + (double) epsilon * epsilon;
                yield DoubleStream.of(x).map(z -> z / Math.sqrt(squares)).toArray();
            }
            case Cube _ -> DoubleStream.of(x).map(z -> z * z * z).toArray();
            case Reversed _ -> reversed(x);
            default -> throw new AssertionError(function);
        };
    }

    private static double[] reversed(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[x.length - 1 - i];
        }
        return y;
    }

    private static DoubleUnaryOperator value(Curve.Shape shape) {
        return switch (shape) {
            case IDENTITY -> z -> z;
            case RELU -> z -> Math.max(z, 0);
            case TANH -> Math::tanh;
            case LOGISTIC -> z -> 1 / (1 + Math.exp(-z));
            case SOFTPLUS -> z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
        };
    }

    /** By central differences, whose error is below 1e-6. */
    private static double differentiated(DoubleUnaryOperator g, int order, double z) {
        double h = 1e-3;
        return switch (order) {
            case 0 -> g.applyAsDouble(z);
            case 1 -> (8 * (g.applyAsDouble(z + h) - g.applyAsDouble(z - h)) - g.applyAsDouble(z + 2 * h) + g.applyAsDouble(z - 2 * h))
                    / (12 * h);
            default -> (g.applyAsDouble(z + h) - 2 * g.applyAsDouble(z) + g.applyAsDouble(z - h)) / (h * h);
        };
    }

    /** Whether a kink is so near that differences see both sides of it. */
    static boolean isNearKink(Activation function, double z) {
        return function instanceof Curve curve && curve.shape() == Curve.Shape.RELU && Math.abs(curve.scale() * z + curve.shift()) < 0.01;
    }

    /** v·∂ρ/∂x by central differences. */
    static double[] pulledBack(Activation function, double[] x, double[] v) {
        double h = 1e-4;
        double[] out = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            double[] point = x.clone();
            point[j] = x[j] + h;
            double[] above = of(function, point);
            point[j] = x[j] - h;
            double[] below = of(function, point);
            for (int i = 0; i < x.length; i++) {
                out[j] += v[i] * (above[i] - below[i]) / (2 * h);
            }
        }
        return out;
    }

    /** x³, as a student might write it. */
    record Cube() implements Activation {
        @Override
        public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
            for (int i = 0; i < count; i++) {
                y[yAt + i] = x[xAt + i] * x[xAt + i] * x[xAt + i];
            }
        }

        @Override
        public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
            for (int i = 0; i < count; i++) {
                out[outAt + i] = 3 * x[xAt + i] * x[xAt + i] * v[vAt + i];
            }
        }

        @Override
        public boolean isPointwise() {
            return true;
        }
    }

    /** The row from its end, which shows how long a row is. */
    record Reversed() implements Activation {
        @Override
        public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
            for (int i = 0, k = count - 1; i <= k; i++, k--) {
                float first = x[xAt + i];
                y[yAt + i] = x[xAt + k];
                y[yAt + k] = first;
            }
        }

        @Override
        public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
            apply(v, vAt, out, outAt, count);
        }

        @Override
        public boolean isPointwise() {
            return false;
        }
    }
}
