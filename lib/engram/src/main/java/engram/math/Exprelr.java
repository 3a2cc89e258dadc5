package engram.math;

import static engram.math.ExpReduction.LIMIT;
import static engram.math.ExpReduction.LIMIT_F;
import static engram.math.Lanes.DOUBLES;
import static engram.math.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * x/(eˣ − 1), and its limit 1 at x = 0: the reciprocal of the relative exponential (eˣ − 1)/x. Rates of ion channels that are linear on one side and
 * vanish on the other have this form. Its denominator is that of {@link Expm1}.
 *
 * <p>ERR
 * <p>NaN ↦ NaN, ±0 ↦ 1, ∞ ↦ 0, −∞ ↦ ∞; far to the right it goes over into x·e⁻ˣ, subnormal numbers included.
 */
public final class Exprelr {
    private Exprelr() {
    }

    /** x/(eˣ − 1). */
    public static double of(double x) {
        if (!(Math.abs(x) < LIMIT) || x == 0) {
            return beyond(x);
        }
        // eˣ − 1 = 2ⁿ·m + (2ⁿ − 1)
        double scale = ExpReduction.scale(x);
        return x / Math.fma(scale, ExpReduction.rest(x), scale - 1);
    }

    /** The float next to x/(eˣ − 1), or one beside it. */
    public static float of(float x) {
        if (!(Math.abs(x) < LIMIT_F) || x == 0) {
            return (float) of((double) x);
        }
        // eˣ − 1 = 2ⁿ·m + (2ⁿ − 1)
        float scale = ExpReduction.scale(x);
        return x / Math.fma(scale, ExpReduction.rest(x), scale - 1);
    }

    private static double beyond(double x) {
        if (Math.abs(x) <= 1000) {
            // x·e⁻ˣ = (x·m + x)·2ⁿ with n and m of −x; where eˣ is nothing beside 1, −x
            return x == 0 ? 1 : x < 0 ? -x : Math.scalb(Math.fma(x, ExpReduction.rest(-x), x), (int) Math.rint(-x * ExpReduction.LOG2_E));
        }
        return x > 0 ? 0 : x < 0 ? -x : Double.NaN;
    }

    /** x/(eˣ − 1) in every lane. */
    public static DoubleVector of(DoubleVector x) {
        if (!x.abs().compare(LT, LIMIT).and(x.compare(NE, 0)).allTrue()) {
            return DoubleVector.fromArray(x.species(), Lanes.replace(x.toArray(), Exprelr::of), 0);
        }
        DoubleVector rest = ExpReduction.rest(x);
        DoubleVector scale = ExpReduction.scale(x);
        return x.div(scale.lanewise(FMA, rest, scale.sub(1)));
    }

    /** x/(eˣ − 1) in every lane. */
    public static FloatVector of(FloatVector x) {
        if (!x.abs().compare(LT, LIMIT_F).and(x.compare(NE, 0)).allTrue()) {
            return FloatVector.fromArray(x.species(), Lanes.replace(x.toArray(), Exprelr::of), 0);
        }
        FloatVector rest = ExpReduction.rest(x);
        FloatVector scale = ExpReduction.scale(x);
        return x.div(scale.lanewise(FMA, rest, scale.sub(1)));
    }

    /** y_i ← x_i/(e^x_i − 1) for i in [from, to); y may be x. */
    public static void of(double[] x, double[] y, int from, int to) {
        Lanes.check(from, to, x.length, y.length);
        int i = from;
        for (; i <= to - DOUBLES.length(); i += DOUBLES.length()) {
            of(DoubleVector.fromArray(DOUBLES, x, i)).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = of(x[i]);
        }
    }

    /** y_i ← x_i/(e^x_i − 1) for i in [from, to); y may be x. */
    public static void of(float[] x, float[] y, int from, int to) {
        Lanes.check(from, to, x.length, y.length);
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            of(FloatVector.fromArray(FLOATS, x, i)).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = of(x[i]);
        }
    }
}
