package engram.activation;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.math.Exp;
import engram.math.Logistic;
import engram.math.Tanh;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A function of single numbers, y = dᵏ/dxᵏ g(a·x + c), where g is one of five shapes.
 *
 * @param shape g
 * @param scale a
 * @param shift c
 * @param order k, 0 to 2: the function, its slope, or the slope of that; to pull back needs one more, so that it ends at 1
 */
public record Curve(Shape shape, float scale, float shift, int order) implements Activation {
    private static final int BLOCK = 64; // numbers
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    /** g. Where it has a kink, the slope is that to the left. */
    public enum Shape {
        /** g(x) = x. */
        IDENTITY,
        /** g(x) = max(x, 0). */
        RELU,
        /** g(x) = tanh x. */
        TANH,
        /** g(x) = 1/(1 + e⁻ˣ). */
        LOGISTIC,
        /** g(x) = ln(1 + eˣ), whose slope is LOGISTIC. */
        SOFTPLUS
    }

    public Curve {
        given("shape", shape);
        if (!Float.isFinite(scale) || !Float.isFinite(shift))
            throw new ArgumentException("A curve can't have the scale %s and the shift %s: both must be finite.".formatted(scale, shift));
        if (order < 0 || order > 2) throw new ArgumentException("A curve has derivatives of order 0 to 2, not " + order + ".");
    }

    /** g(a·x + c) itself. */
    public static Curve of(Shape shape, float scale, float shift) { return new Curve(shape, scale, shift, 0); }

    /** g itself. */
    public static Curve of(Shape shape) { return of(shape, 1, 0); }

    /**
     * The derivative of this curve, as a curve.
     *
     * @throws ArgumentException if this is a second derivative
     */
    public Curve slope() {
        if (order == 2) throw new ArgumentException("The third derivative of a curve is not known.");
        return new Curve(shape, scale, shift, order + 1);
    }

    @Override public boolean isPointwise() { return true; }

    @Override public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
        Rows.check(x, xAt, y, yAt, count);
        affine(scale, shift, x, xAt, y, yAt, count);
        base(y, yAt, yAt + count);
        cubic(coefficients(), y, yAt, yAt + count);
    }

    @Override public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        Rows.check(x, xAt, v, vAt, out, outAt, count);
        slope().apply(x, xAt, out, outAt, count);
        multiply(v, vAt, out, outAt, count);
    }

    /** t ← what the derivative of this order is a polynomial of: tanh t, the logistic function of t, for RELU's slope 1 where t > 0, or g itself. */
    private void base(float[] t, int from, int to) {
        switch (shape) {
            case IDENTITY -> {}
            case RELU -> ramp(order, t, from, to);
            case TANH -> Tanh.of(t, t, from, to);
            case LOGISTIC -> Logistic.of(t, t, from, to);
            case SOFTPLUS -> {
                if (order == 0) softplus(t, from, to);
                else Logistic.of(t, t, from, to);
            }
        }
    }

    /** c₀, c₁, c₂, c₃ of the polynomial that makes the derivative of the base, times aᵏ. */
    private float[] coefficients() {
        float power = order == 0 ? 1 : order == 1 ? scale : scale * scale;
        return switch (shape) {
            case IDENTITY -> order == 0 ? VALUE : new float[] {order == 1 ? power : 0, 0, 0, 0};
            case RELU -> order == 0 ? VALUE : new float[] {0, order == 1 ? power : 0, 0, 0};
            // tanh' = 1 − t²,  tanh'' = −2t·(1 − t²)
            case TANH -> order == 0 ? VALUE : order == 1 ? new float[] {power, 0, -power, 0} : new float[] {0, -2 * power, 0, 2 * power};
            case LOGISTIC -> logistic(order, power);
            case SOFTPLUS -> order == 0 ? VALUE : logistic(order - 1, power);
        };
    }

    private static final float[] VALUE = {0, 1, 0, 0};

    /** σ' = σ(1 − σ),  σ'' = σ(1 − σ)(1 − 2σ). */
    private static float[] logistic(int order, float power) {
        return switch (order) {
            case 0 -> new float[] {0, power, 0, 0};
            case 1 -> new float[] {0, power, -power, 0};
            default -> new float[] {0, power, -3 * power, 2 * power};
        };
    }

    /** y ← a·x + c. */
    private static void affine(float scale, float shift, float[] x, int xAt, float[] y, int yAt, int count) {
        int i = 0;
        for (; i <= count - LANES.length(); i += LANES.length()) {
            FloatVector line = FloatVector.broadcast(LANES, shift);
            FloatVector.fromArray(LANES, x, xAt + i).lanewise(VectorOperators.FMA, line.broadcast(scale), line).intoArray(y, yAt + i);
        }
        for (; i < count; i++) y[yAt + i] = Math.fma(x[xAt + i], scale, shift);
    }

    /** t ← ((c₃·t + c₂)·t + c₁)·t + c₀, unless that is t. */
    private static void cubic(float[] c, float[] t, int from, int to) {
        if (c == VALUE) return;
        float c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
        int i = from;
        for (; i <= to - LANES.length(); i += LANES.length()) {
            FloatVector x = FloatVector.fromArray(LANES, t, i);
            x.mul(c3).add(c2).mul(x).add(c1).mul(x).add(c0).intoArray(t, i);
        }
        for (; i < to; i++) t[i] = ((t[i] * c3 + c2) * t[i] + c1) * t[i] + c0;
    }

    /** out ← out·v. */
    private static void multiply(float[] v, int vAt, float[] out, int outAt, int count) {
        int i = 0;
        for (; i <= count - LANES.length(); i += LANES.length())
            FloatVector.fromArray(LANES, out, outAt + i).mul(FloatVector.fromArray(LANES, v, vAt + i)).intoArray(out, outAt + i);
        for (; i < count; i++) out[outAt + i] *= v[vAt + i];
    }

    /** t ← max(t, 0), or for a derivative whether t > 0; what is no number stays so. */
    private static void ramp(int order, float[] t, int from, int to) {
        if (order == 0) for (int i = from; i < to; i++) t[i] = Math.max(t[i], 0);
        else for (int i = from; i < to; i++) t[i] = t[i] > 0 ? 1 : Float.isNaN(t[i]) ? Float.NaN : 0;
    }

    /**
     * t ← ln(1 + eᵗ) = max(t, 0) + ln(1 + u) with u = e^−|t|, block by block. A logarithm of {@code engram.math} here would
     * make the method so large that HotSpot stops inlining.
     */
    private static void softplus(float[] t, int from, int to) {
        float[] u = new float[Math.min(BLOCK, to - from)];
        for (int at = from; at < to; at += BLOCK) {
            int count = Math.min(BLOCK, to - at);
            for (int i = 0; i < count; i++) u[i] = -Math.abs(t[at + i]);
            Exp.of(u, u, 0, count);
            for (int i = 0; i < count; i++) t[at + i] = Math.max(t[at + i], 0) + logOfOneAnd(u[i]);
        }
    }

    /** ln(1 + u) = 2·artanh s with s = u/(2 + u), 0 ≤ u ≤ 1: the first term left out of the series s + s³/3 + … is below 2e-9 of it. */
    private static float logOfOneAnd(float u) {
        float s = u / (2 + u), z = s * s;
        float p = Math.fma(z, 1 / 15f, 1 / 13f);
        p = Math.fma(p, z, 1 / 11f);
        p = Math.fma(p, z, 1 / 9f);
        p = Math.fma(p, z, 1 / 7f);
        p = Math.fma(p, z, 1 / 5f);
        p = Math.fma(p, z, 1 / 3f);
        return 2 * Math.fma(s * z, p, s);
    }
}
