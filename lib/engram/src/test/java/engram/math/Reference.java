package engram.math;

/**
 * What the functions of this package are checked against: Taylor series in pairs of doubles, after reductions of their own. {@link Decimals} checks
 * them in turn.
 */
final class Reference {
    private static final DoubleDouble ONE = DoubleDouble.of(1);
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

    private Reference() {
    }

    /** x − k·c for a constant c in parts. */
    private static DoubleDouble reduced(double x, double k, double[] parts) {
        DoubleDouble rest = DoubleDouble.of(x);
        for (double part : parts) {
            rest = rest.minus(DoubleDouble.product(k, part));
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
            series = ONE.plus(t.times(series).over(DoubleDouble.of(k)));
        }
        DoubleDouble e = t.times(series);
        for (int doubling = 0; doubling < 8; doubling++) {
            e = e.times(e.plus(DoubleDouble.of(2)));
        }
        return e;
    }

    static DoubleDouble exp(double x) {
        if (Math.abs(x) > FAR) {
            return new DoubleDouble(1, 0, x > 0 ? 3000 : -3000);
        }
        double n = quotient(x, LN2);
        DoubleDouble power = smallExpm1(reduced(x, n, LN2)).plus(ONE);
        return new DoubleDouble(power.high(), power.low(), (int) n);
    }

    static DoubleDouble expm1(double x) {
        if (Math.abs(x) > NOTHING) {
            return x > 0 ? exp(x) : DoubleDouble.of(-1);
        }
        if (Math.abs(x) < TINY) {
            return DoubleDouble.of(x);
        }
        int n = (int) quotient(x, LN2);
        DoubleDouble e = smallExpm1(reduced(x, n, LN2));
        // 2ⁿ(e + 1) − 1 = 2ⁿ·e + (2ⁿ − 1)
        return n == 0 ? e : e.timesPowerOfTwo(n).plus(DoubleDouble.of(Math.scalb(1.0, n)).minus(ONE));
    }

    /** ln x = k·ln 2 + y; one step of Halley's iteration takes y from 50 to 150 bits. */
    static DoubleDouble log(double x) {
        int shift = x < Double.MIN_NORMAL ? 54 : 0;
        double normal = Math.scalb(x, shift);
        int k = Math.getExponent(normal * 0x1.6a09e667f3bcdp0);
        double m = Math.scalb(normal, -k);
        double y = StrictMath.log(m);
        DoubleDouble f = DoubleDouble.of(m).minus(ONE);
        DoubleDouble e = smallExpm1(DoubleDouble.of(y));
        DoubleDouble step = f.minus(e).times(DoubleDouble.of(2)).over(f.plus(e).plus(DoubleDouble.of(2)));
        DoubleDouble root = DoubleDouble.of(y).plus(step);
        return k == shift ? root : reduced(0, shift - k, LN2).plus(root);
    }

    static DoubleDouble sin(double x) {
        return Math.abs(x) < LARGE ? turned(x, 0) : Decimals.sin(Decimals.of(x), 0);
    }

    static DoubleDouble cos(double x) {
        return Math.abs(x) < LARGE ? turned(x, 1) : Decimals.sin(Decimals.of(x), 1);
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
            series = ONE.minus(z.times(series).over(DoubleDouble.of(j * (j + 1))));
        }
        DoubleDouble value = odd == 0 ? r.times(series) : series;
        return (turn & 2) == 0 ? value : new DoubleDouble(-value.high(), -value.low(), 0);
    }

    static DoubleDouble tanh(double x) {
        if (2 * Math.abs(x) > NOTHING) {
            return DoubleDouble.of(Math.signum(x));
        }
        DoubleDouble e = expm1(2 * x);
        return e.over(e.plus(DoubleDouble.of(2)));
    }

    static DoubleDouble logistic(double x) {
        if (Math.abs(x) > NOTHING) {
            return x > 0 ? ONE : exp(x);
        }
        return ONE.over(expm1(-x).plus(DoubleDouble.of(2)));
    }

    static DoubleDouble exprelr(double x) {
        if (x > NOTHING) {
            DoubleDouble power = exp(-x);
            DoubleDouble value = power.times(DoubleDouble.of(x));
            return new DoubleDouble(value.high(), value.low(), power.exponent());
        }
        return x == 0 ? ONE : x < -NOTHING ? DoubleDouble.of(-x) : DoubleDouble.of(x).over(expm1(x));
    }
}
