package engram.memory;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.activation.Curve.Shape;
import engram.argument.ArgumentException;
import engram.math.Exp;
import engram.math.Log;
import java.util.stream.DoubleStream;

/** The Lagrangians that {@link Lagrangian} offers. Their numbers are those of their formulas in float64; layers use the activation's vectors. */
final class Lagrangians {
    private Lagrangians() {}

    record Logistic() implements Additive {
        // L = ¼·ln(1 + e^(4s − 2))
        @Override public double value(double s) { return 0.25 * softplus(4 * s - 2); }

        @Override public double activation(double s) { return engram.math.Logistic.of(4 * s - 2); }

        @Override public double slope(double s) { return 4 * activation(s) * engram.math.Logistic.of(2 - 4 * s); }

        @Override public double curvature(double s) { return 4 * slope(s) * (1 - 2 * activation(s)); }

        @Override public Activation activation() { return Curve.of(Shape.LOGISTIC, 4, -2); }
    }

    record Identity() implements Additive {
        @Override public double value(double s) { return s * s / 2; }

        @Override public double activation(double s) { return s; }

        @Override public double slope(double s) { return 1; }

        @Override public double curvature(double s) { return 0; }

        @Override public Activation activation() { return Curve.of(Shape.IDENTITY); }
    }

    record Relu() implements Additive {
        @Override public double value(double s) { return activation(s) * activation(s) / 2; }

        @Override public double activation(double s) { return Math.max(s, 0); }

        @Override public double slope(double s) { return s > 0 ? 1 : 0; }

        @Override public double curvature(double s) { return 0; }

        @Override public Activation activation() { return Curve.of(Shape.RELU); }
    }

    record Tanh() implements Additive {
        // ln cosh s = |s| + ln(1 + e^−2|s|) − ln 2
        @Override public double value(double s) { return Math.abs(s) + softplus(-2 * Math.abs(s)) - Math.log(2); }

        @Override public double activation(double s) { return engram.math.Tanh.of(s); }

        @Override public double slope(double s) { return 1 - activation(s) * activation(s); }

        @Override public double curvature(double s) { return -2 * activation(s) * slope(s); }

        @Override public Activation activation() { return Curve.of(Shape.TANH); }
    }

    record Softplus() implements Additive {
        // −Li₂(−eˢ); for s > 0 by Li₂(−eˢ) + Li₂(−e⁻ˢ) = −π²/6 − s²/2
        @Override public double value(double s) {
            return s > 0 ? Math.PI * Math.PI / 6 + s * s / 2 - minusDilogarithm(-s) : minusDilogarithm(s);
        }

        /** −Li₂(−eˢ) for s ≤ 0, by u = ln(1 + eˢ) ≤ ln 2 and the Bernoulli numbers: Σ_k B_k·(−1)ᵏ·u^(k+1)/(k + 1)!. */
        private static double minusDilogarithm(double s) {
            double u = softplus(s), square = u * u;
            return u + square / 4 + u * square * (1 / 36.0 - square * (1 / 3600.0 - square * (1 / 211680.0 - square * (1 / 10886400.0
                    - square * (1 / 526901760.0 - square * 691 / 16999766784000.0)))));
        }

        @Override public double activation(double s) { return softplus(s); }

        @Override public double slope(double s) { return engram.math.Logistic.of(s); }

        @Override public double curvature(double s) { return slope(s) * engram.math.Logistic.of(-s); }

        @Override public Activation activation() { return Curve.of(Shape.SOFTPLUS); }
    }

    record Softmax(double beta) implements Lagrangian {
        Softmax {
            positive("β of a softmax", beta);
        }

        // L = β⁻¹·ln Σ_k e^βs_k, from the largest s on
        @Override public double value(double[] s) {
            double largest = DoubleStream.of(s).max().orElse(0), sum = 0;
            for (double one : s) sum += Exp.of(beta * (one - largest));
            return largest + Log.of(sum) / beta;
        }

        @Override public Activation activation() { return new engram.activation.Softmax((float) beta); }
    }

    record LayerNorm(double epsilon) implements Lagrangian {
        LayerNorm {
            positive("ε of a layer norm", epsilon);
        }

        @Override public double value(double[] s) {
            double mean = DoubleStream.of(s).average().orElse(0);
            double variance = DoubleStream.of(s).map(one -> (one - mean) * (one - mean)).average().orElse(0);
            return s.length * Math.sqrt(variance + epsilon);
        }

        @Override public Activation activation() { return new engram.activation.LayerNorm((float) epsilon); }
    }

    record Spherical(double epsilon) implements Lagrangian {
        Spherical {
            positive("ε of a spherical layer", epsilon);
        }

        @Override public double value(double[] s) { return Math.sqrt(DoubleStream.of(s).map(one -> one * one).sum() + epsilon * epsilon); }

        @Override public Activation activation() { return new engram.activation.Spherical((float) epsilon); }
    }

    /** ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|). */
    private static double softplus(double x) {
        double small = Exp.of(-Math.abs(x));
        return Math.max(x, 0) + (small < 1e-8 ? small : Log.of(1 + small));
    }

    private static void positive(String name, double value) {
        if (!((float) value > 0) || !Float.isFinite((float) value))
            throw new ArgumentException("%s is %s, and must be a finite number above 0.".formatted(name, value));
    }
}
