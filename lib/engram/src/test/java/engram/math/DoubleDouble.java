package engram.math;

import java.math.BigDecimal;

/**
 * The reference of this package's functions: arithmetic with pairs of doubles, good to some 100 bits, and the functions by Taylor series after a
 * reduction of its own. {@link Digits} checks it.
 *
 * @param high the double next to the number
 * @param low what is missing of it
 * @param exponent the number is (high + low)·2^exponent: 0 but in results that would leave the doubles
 */
record DoubleDouble(double high, double low, int exponent) {
    private static final DoubleDouble ONE = of(1);
    private static final double[] LN2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1.7b57a079a1934p-111};
    private static final double[] HALF_PI = {0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110, 0x1.4cf98e8040000p-164};

    /** Beyond this size, e^−|x| is less than 2⁻¹⁴⁰ and nothing beside 1. */
    private static final double NOTHING = 100;

    /** Below this size, x²/2 is nothing beside x. */
    private static final double TINY = 0x1p-130;

    /** Beyond this size, eˣ has left the doubles. */
    private static final double FAR = 1000;

    /** From here on, the arguments of sine and cosine are reduced in digits. */
    private static final double LARGE = 1e5;

    static DoubleDouble of(double x) {
        return new DoubleDouble(x, 0, 0);
    }

    /** a + b without error, where |a| ≥ |b| or a = 0. */
    private static DoubleDouble quickSum(double a, double b) {
        double sum = a + b;
        return new DoubleDouble(sum, b - (sum - a), 0);
    }

    /** a + b without error. */
    private static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part), 0);
    }

    /** a·b without error. */
    private static DoubleDouble product(double a, double b) {
        double product = a * b;
        return new DoubleDouble(product, Math.fma(a, b, -product), 0);
    }

    private DoubleDouble plus(DoubleDouble b) {
        DoubleDouble highs = sum(high, b.high);
        DoubleDouble lows = sum(low, b.low);
        DoubleDouble most = quickSum(highs.high, highs.low + lows.high);
        return quickSum(most.high, most.low + lows.low);
    }

    private DoubleDouble minus(DoubleDouble b) {
        return plus(new DoubleDouble(-b.high, -b.low, 0));
    }

    private DoubleDouble times(DoubleDouble b) {
        DoubleDouble most = product(high, b.high);
        return quickSum(most.high, most.low + (high * b.low + low * b.high));
    }

    private DoubleDouble over(DoubleDouble b) {
        double first = high / b.high;
        DoubleDouble left = minus(b.times(of(first)));
        double second = left.high / b.high;
        left = left.minus(b.times(of(second)));
        return quickSum(first, second).plus(of(left.high / b.high));
    }

    private DoubleDouble timesPowerOfTwo(int power) {
        return new DoubleDouble(Math.scalb(high, power), Math.scalb(low, power), 0);
    }

    /** x − k·c for a constant c in parts. */
    private static DoubleDouble reduced(double x, double k, double[] parts) {
        DoubleDouble rest = of(x);
        for (double part : parts) {
            rest = rest.minus(product(k, part));
        }
        return rest;
    }

    private static double quotient(double x, double[] parts) {
        return Math.rint(x / parts[0]);
    }

    /** eʳ − 1 for |r| ≤ ln 2/2: the series at r/256, and eight times e^2t − 1 = (e^t − 1)² + 2(e^t − 1). */
    private static DoubleDouble smallExpm1(DoubleDouble r) {
        DoubleDouble t = r.timesPowerOfTwo(-8);
        DoubleDouble series = ONE;
        for (int k = 12; k > 1; k--) {
            series = ONE.plus(t.times(series).over(of(k)));
        }
        DoubleDouble e = t.times(series);
        for (int doubling = 0; doubling < 8; doubling++) {
            e = e.times(e.plus(of(2)));
        }
        return e;
    }

    static DoubleDouble exp(double x) {
        if (Math.abs(x) > FAR) {
            return new DoubleDouble(1, 0, x > 0 ? 3000 : -3000);
        }
        double n = quotient(x, LN2);
        DoubleDouble power = smallExpm1(reduced(x, n, LN2)).plus(ONE);
        return new DoubleDouble(power.high, power.low, (int) n);
    }

    static DoubleDouble expm1(double x) {
        if (Math.abs(x) > NOTHING) {
            return x > 0 ? exp(x) : of(-1);
        }
        if (Math.abs(x) < TINY) {
            return of(x);
        }
        int n = (int) quotient(x, LN2);
        DoubleDouble e = smallExpm1(reduced(x, n, LN2));
        // 2ⁿ(e + 1) − 1 = 2ⁿ·e + (2ⁿ − 1)
        return n == 0 ? e : e.timesPowerOfTwo(n).plus(of(Math.scalb(1.0, n)).minus(ONE));
    }

    /** ln x = k·ln 2 + y; one step of Halley's iteration takes y from 50 to 150 bits. */
    static DoubleDouble log(double x) {
        int shift = x < Double.MIN_NORMAL ? 54 : 0;
        double normal = Math.scalb(x, shift);
        int k = Math.getExponent(normal * 0x1.6a09e667f3bcdp0);
        double m = Math.scalb(normal, -k);
        double y = StrictMath.log(m);
        DoubleDouble f = of(m).minus(ONE);
        DoubleDouble e = smallExpm1(of(y));
        DoubleDouble step = f.minus(e).times(of(2)).over(f.plus(e).plus(of(2)));
        DoubleDouble root = of(y).plus(step);
        return k == shift ? root : reduced(0, shift - k, LN2).plus(root);
    }

    static DoubleDouble sin(double x) {
        return Math.abs(x) < LARGE ? turned(x, 0) : Digits.sin(Digits.of(x), 0);
    }

    static DoubleDouble cos(double x) {
        return Math.abs(x) < LARGE ? turned(x, 1) : Digits.sin(Digits.of(x), 1);
    }

    private static DoubleDouble turned(double x, int quarters) {
        double k = quotient(x, HALF_PI);
        DoubleDouble r = reduced(x, k, HALF_PI);
        DoubleDouble z = r.times(r);
        int turn = (int) k + quarters;
        // sin r = r(1 − z/(2·3)(1 − z/(4·5)(…))),  cos r = 1 − z/(1·2)(1 − z/(3·4)(…))
        int odd = turn & 1;
        DoubleDouble series = ONE;
        for (int j = 30 - odd; j > 0; j -= 2) {
            series = ONE.minus(z.times(series).over(of(j * (j + 1))));
        }
        DoubleDouble value = odd == 0 ? r.times(series) : series;
        return (turn & 2) == 0 ? value : new DoubleDouble(-value.high, -value.low, 0);
    }

    static DoubleDouble tanh(double x) {
        if (2 * Math.abs(x) > NOTHING) {
            return of(Math.signum(x));
        }
        DoubleDouble e = expm1(2 * x);
        return e.over(e.plus(of(2)));
    }

    static DoubleDouble logistic(double x) {
        if (Math.abs(x) > NOTHING) {
            return x > 0 ? ONE : exp(x);
        }
        return ONE.over(expm1(-x).plus(of(2)));
    }

    static DoubleDouble exprelr(double x) {
        if (x > NOTHING) {
            DoubleDouble power = exp(-x);
            DoubleDouble value = power.times(of(x));
            return new DoubleDouble(value.high, value.low, power.exponent);
        }
        return x == 0 ? ONE : x < -NOTHING ? of(-x) : of(x).over(expm1(x));
    }

    /** How far y is from this number, in units of the last place that a double next to it has; 0 for an infinity where it is beyond all doubles. */
    double ulps(double y) {
        return ulps(y, Math.ulp(Math.scalb(high, exponent)));
    }

    /** The same for floats. */
    double ulps(float y) {
        return ulps(y, Math.ulp((float) Math.scalb(high, exponent)));
    }

    /** |this − exact|/|exact|; 0 where both are 0. */
    double relativeError(BigDecimal exact) {
        BigDecimal power = BigDecimal.TWO.pow(exponent, Digits.DIGITS);
        BigDecimal error = new BigDecimal(high).add(new BigDecimal(low)).multiply(power).subtract(exact).abs();
        return error.signum() == 0 ? 0 : error.divide(exact.abs(), Digits.DIGITS).doubleValue();
    }

    private double ulps(double y, double ulp) {
        if (Double.isInfinite(y) || Double.isInfinite(ulp)) {
            return y == Math.signum(high) * ulp ? 0 : Double.POSITIVE_INFINITY;
        }
        double error = Math.abs(Math.scalb(y, -exponent) - high - low) / Math.scalb(ulp, -exponent);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
