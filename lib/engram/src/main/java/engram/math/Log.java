package engram.math;

import static engram.math.Lanes.DOUBLES;
import static engram.math.Lanes.FLOATS;
import static engram.math.Lanes.WIDE;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * The natural logarithm, by the reduction of {@link LogReduction}.
 *
 * <p>Largest error found at ten million points of all exponents: 0.84 ulp for doubles, 0.84 ulp for floats.
 *
 * <p>As with {@link StrictMath#log}, NaN and x &lt; 0 ↦ NaN, ±0 ↦ −∞, ∞ ↦ ∞ and 1 ↦ 0; a subnormal x is as good as
 * any other.
 */
public final class Log {
    private Log() {
    }

    /** ln x. */
    public static double of(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return beyond(x);
        }
        return LogReduction.log(x, 0);
    }

    /** The same of a float. */
    public static float of(float x) {
        if (!(x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE)) {
            return (float) of((double) x);
        }
        return LogReduction.log(x);
    }

    private static double beyond(double x) {
        if (x > 0 && x < 1) {
            return LogReduction.log(x * 0x1p54, 54);
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    /** ln x in every lane. */
    public static DoubleVector of(DoubleVector x) {
        if (!x.compare(GE, Double.MIN_NORMAL).and(x.compare(LE, Double.MAX_VALUE)).allTrue()) {
            return DoubleVector.fromArray(x.species(), Lanes.replace(x.toArray(), Log::of), 0);
        }
        return LogReduction.log(x);
    }

    /** ln x in every lane. */
    public static FloatVector of(FloatVector x) {
        if (!x.compare(GE, Float.MIN_NORMAL).and(x.compare(LE, Float.MAX_VALUE)).allTrue()) {
            return FloatVector.fromArray(x.species(), Lanes.replace(x.toArray(), Log::of), 0);
        }
        return LogReduction.log(x);
    }

    /** y_i ← ln x_i for i in [from, to); y may be x. */
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

    /** y_i ← ln x_i for i in [from, to); y may be x. */
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
