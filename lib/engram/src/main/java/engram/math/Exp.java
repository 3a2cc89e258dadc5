package engram.math;

import static engram.math.ExpReduction.LIMIT;
import static engram.math.ExpReduction.LIMIT_F;
import static engram.math.Lanes.DOUBLES;
import static engram.math.Lanes.FLOATS;
import static engram.math.Lanes.WIDE;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * eˣ, by the reduction of {@link ExpReduction}: eˣ = 2ⁿ·(r + t) + 2ⁿ.
 *
 * <p>Largest error found at ten million points of all exponents: 0.84 ulp for doubles, 0.83 ulp for floats.
 *
 * <p>As with {@link StrictMath#exp}, NaN ↦ NaN, ∞ ↦ ∞, −∞ ↦ 0 and ±0 ↦ 1; subnormal results keep the bits that they
 * have.
 */
public final class Exp {
    private Exp() {
    }

    /** eˣ. */
    public static double of(double x) {
        if (!(Math.abs(x) < LIMIT)) {
            return beyond(x);
        }
        // eˣ = 2ⁿ·(r + t) + 2ⁿ
        double r = ExpReduction.remainder(x);
        double scale = ExpReduction.scale(x);
        return Math.fma(scale, r + ExpReduction.rest(x, r), scale);
    }

    /** The same of a float. */
    public static float of(float x) {
        if (!(Math.abs(x) < LIMIT_F)) {
            return (float) of((double) x);
        }
        // eˣ = 2ⁿ·(r + t) + 2ⁿ
        float r = ExpReduction.remainder(x);
        float scale = ExpReduction.scale(x);
        return Math.fma(scale, r + ExpReduction.rest(x, r), scale);
    }

    private static double beyond(double x) {
        if (!(Math.abs(x) <= 1000)) {
            return x > 0 ? Double.POSITIVE_INFINITY : x < 0 ? 0 : Double.NaN;
        }
        double r = ExpReduction.remainder(x);
        // what overflows, or is subnormal, becomes so in the last step
        return Math.scalb(1 + (r + ExpReduction.rest(x, r)), ExpReduction.exponent(x));
    }

    /** eˣ in every lane. */
    public static DoubleVector of(DoubleVector x) {
        if (!x.abs().compare(LT, LIMIT).allTrue()) {
            return DoubleVector.fromArray(x.species(), Lanes.replace(x.toArray(), Exp::of), 0);
        }
        DoubleVector r = ExpReduction.remainder(x);
        DoubleVector scale = ExpReduction.scale(x);
        DoubleVector rest = ExpReduction.rest(x, r);
        return scale.lanewise(FMA, r.add(rest), scale);
    }

    /** eˣ in every lane. */
    public static FloatVector of(FloatVector x) {
        if (!x.abs().compare(LT, LIMIT_F).allTrue()) {
            return FloatVector.fromArray(x.species(), Lanes.replace(x.toArray(), Exp::of), 0);
        }
        return within(x);
    }

    /** The same where no lane is out of the ordinary. */
    private static FloatVector within(FloatVector x) {
        FloatVector r = ExpReduction.remainder(x);
        FloatVector scale = ExpReduction.scale(x);
        FloatVector rest = ExpReduction.rest(x, r);
        return scale.lanewise(FMA, r.add(rest), scale);
    }

    /** y_i ← e^x_i for i in [from, to); y may be x. */
    public static void of(double[] x, double[] y, int from, int to) {
        Lanes.check(x, y, from, to);
        int i = from;
        for (; WIDE && i <= to - DOUBLES.length(); i += DOUBLES.length()) {
            of(DoubleVector.fromArray(DOUBLES, x, i)).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = of(x[i]);
        }
    }

    /** y_i ← e^x_i for i in [from, to); y may be x. */
    public static void of(float[] x, float[] y, int from, int to) {
        Lanes.check(x, y, from, to);
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            FloatVector lanes = FloatVector.fromArray(FLOATS, x, i);
            if (lanes.abs().compare(LT, LIMIT_F).allTrue()) {
                within(lanes).intoArray(y, i);
            } else { // without a vector that would meet the other one, and have both boxed
                for (int lane = i; lane < i + FLOATS.length(); lane++) {
                    y[lane] = of(x[lane]);
                }
            }
        }
        for (; i < to; i++) {
            y[i] = of(x[i]);
        }
    }
}
