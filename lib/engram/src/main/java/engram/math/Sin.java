package engram.math;

import static engram.math.Lanes.DOUBLES;
import static engram.math.Lanes.FLOATS;
import static engram.math.Lanes.WIDE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * The sine, by the reduction of {@link Circle}; where |x| ≥ 10⁵ it is that of {@link StrictMath#sin}.
 *
 * <p>Largest error found at ten million points of all exponents: 1.57 ulp for doubles, 1.56 ulp for floats.
 *
 * <p>As with StrictMath, NaN and ±∞ ↦ NaN and −0 ↦ −0; a subnormal x is its own result.
 */
public final class Sin {
    private Sin() {
    }

    /** sin x. */
    public static double of(double x) {
        if (!(Math.abs(x) < Circle.LIMIT)) {
            return beyond(x);
        }
        return Math.copySign(1, x) * Circle.sine(Math.abs(x), 0);
    }

    /** The same of a float. */
    public static float of(float x) {
        if (!(Math.abs(x) < Circle.LIMIT_F)) {
            return (float) of((double) x);
        }
        return Math.copySign(1, x) * Circle.sine(Math.abs(x), 0);
    }

    private static double beyond(double x) {
        return Math.abs(x) <= Double.MAX_VALUE ? StrictMath.sin(x) : Double.NaN;
    }

    /** sin x in every lane. */
    public static DoubleVector of(DoubleVector x) {
        if (!x.abs().compare(LT, Circle.LIMIT).allTrue()) {
            return DoubleVector.fromArray(x.species(), Lanes.replace(x.toArray(), Sin::of), 0);
        }
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        return Circle.sine(x.abs(), 0).reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
    }

    /** sin x in every lane. */
    public static FloatVector of(FloatVector x) {
        if (!x.abs().compare(LT, Circle.LIMIT_F).allTrue()) {
            return FloatVector.fromArray(x.species(), Lanes.replace(x.toArray(), Sin::of), 0);
        }
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        return Circle.sine(x.abs(), 0).reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
    }

    /** y_i ← sin x_i for i in [from, to); y may be x. */
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

    /** y_i ← sin x_i for i in [from, to); y may be x. */
    public static void of(float[] x, float[] y, int from, int to) {
        Lanes.check(x, y, from, to);
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            of(FloatVector.fromArray(FLOATS, x, i)).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = of(x[i]);
        }
    }
}
