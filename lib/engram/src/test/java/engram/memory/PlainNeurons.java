package engram.memory;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** The formulas of a kind of neurons, of a whole layer in float64 with Java's own functions. */
public interface PlainNeurons {

    /** L(s). */
    double value(double[] s);

    /** ρ(s). */
    double[] rho(double[] s);

    /** v·∂ρ/∂s, unless a kind knows it from a difference of fourth order. */
    default double[] hessian(double[] s, double[] v) {
        double h = 1e-3;
        double[] result = new double[s.length];
        double[][] at = {rho(moved(s, v, -2 * h)), rho(moved(s, v, -h)), rho(moved(s, v, h)), rho(moved(s, v, 2 * h))};
        for (int i = 0; i < s.length; i++) result[i] = (at[0][i] - 8 * at[1][i] + 8 * at[2][i] - at[3][i]) / (12 * h);
        return result;
    }

    private static double[] moved(double[] s, double[] v, double by) {
        double[] moved = s.clone();
        for (int i = 0; i < s.length; i++) moved[i] += by * v[i];
        return moved;
    }

    /** Neurons that don't know one another. */
    record Each(DoubleUnaryOperator l, DoubleUnaryOperator r, DoubleUnaryOperator slope) implements PlainNeurons {
        @Override public double value(double[] s) { return Arrays.stream(s).map(l).sum(); }

        @Override public double[] rho(double[] s) { return Arrays.stream(s).map(r).toArray(); }

        @Override public double[] hessian(double[] s, double[] v) {
            double[] result = new double[s.length];
            Arrays.setAll(result, i -> v[i] * slope.applyAsDouble(s[i]));
            return result;
        }
    }

    private static double sigmoid(double x) { return 1 / (1 + Math.exp(-x)); }

    private static double softplus(double x) { return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))); }

    static PlainNeurons logistic() {
        return new Each(s -> softplus(4 * s - 2) / 4, s -> sigmoid(4 * s - 2), s -> 4 * sigmoid(4 * s - 2) * sigmoid(2 - 4 * s));
    }

    static PlainNeurons identity() { return new Each(s -> s * s / 2, s -> s, s -> 1); }

    static PlainNeurons relu() { return new Each(s -> s > 0 ? s * s / 2 : 0, s -> Math.max(s, 0), s -> s > 0 ? 1 : 0); }

    static PlainNeurons tanh() { return new Each(s -> Math.log(Math.cosh(s)), Math::tanh, s -> 1 / (Math.cosh(s) * Math.cosh(s))); }

    static PlainNeurons softplus() { return new Each(PlainNeurons::integralOfSoftplus, PlainNeurons::softplus, PlainNeurons::sigmoid); }

    /** ∫ ln(1 + eᵗ) from −∞ to s, by quadrature. */
    static double integralOfSoftplus(double s) {
        var factory = new GaussIntegratorFactory();
        double sum = 0, below = 45;
        int parts = 100;
        for (int k = 0; k < parts; k++) {
            double from = -below + (s + below) * k / parts, to = -below + (s + below) * (k + 1) / parts;
            sum += factory.legendre(12, from, to).integrate(PlainNeurons::softplus);
        }
        return sum + Math.exp(-below);
    }

    static PlainNeurons softmax(double beta) {
        return new PlainNeurons() {
            @Override public double value(double[] s) {
                double most = Arrays.stream(s).max().orElseThrow();
                return most + Math.log(Arrays.stream(s).map(one -> Math.exp(beta * (one - most))).sum()) / beta;
            }

            @Override public double[] rho(double[] s) {
                double most = Arrays.stream(s).max().orElseThrow(), sum = Arrays.stream(s).map(one -> Math.exp(beta * (one - most))).sum();
                return Arrays.stream(s).map(one -> Math.exp(beta * (one - most)) / sum).toArray();
            }
        };
    }

    static PlainNeurons layerNorm(double epsilon) {
        return new PlainNeurons() {
            private double root(double[] s, double mean) {
                return Math.sqrt(Arrays.stream(s).map(one -> (one - mean) * (one - mean)).sum() / s.length + epsilon);
            }

            @Override public double value(double[] s) { return s.length * root(s, Arrays.stream(s).sum() / s.length); }

            @Override public double[] rho(double[] s) {
                double mean = Arrays.stream(s).sum() / s.length, root = root(s, mean);
                return Arrays.stream(s).map(one -> (one - mean) / root).toArray();
            }
        };
    }

    static PlainNeurons spherical(double epsilon) {
        return new PlainNeurons() {
            @Override public double value(double[] s) {
                return Math.sqrt(Arrays.stream(s).map(one -> one * one).sum() + epsilon * epsilon);
            }

            @Override public double[] rho(double[] s) {
                double root = value(s);
                return Arrays.stream(s).map(one -> one / root).toArray();
            }
        };
    }
}
