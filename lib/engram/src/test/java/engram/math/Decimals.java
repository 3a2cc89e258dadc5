package engram.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The functions in decimal digits, as many as one likes: what {@link Reference} is checked against. */
final class Decimals {
    /** Decimals of results. */
    static final MathContext DIGITS = new MathContext(60);

    /** Decimals of constants: 309 come before the point of the largest double. */
    private static final MathContext MANY = new MathContext(400);

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.TWO;
    // ln 2 = 2·artanh ⅓,  π/2 = 8·arctan ⅕ − 2·arctan 1/239 (Machin)
    private static final BigDecimal LN2 = TWO.multiply(arctan(3, 1));
    private static final BigDecimal HALF_PI = BigDecimal.valueOf(8).multiply(arctan(5, -1)).subtract(TWO.multiply(arctan(239, -1)));

    private Decimals() {
    }

    /** x, without error where it is 1 or more. */
    static BigDecimal of(double x) {
        BigDecimal exact = new BigDecimal(x);
        return Math.abs(x) < 1 ? exact.round(DIGITS) : exact;
    }

    /** Σ sign^k/((2k + 1)·n^(2k+1)): arctan 1/n for sign −1, artanh 1/n for 1. */
    private static BigDecimal arctan(int n, int sign) {
        BigDecimal power = ONE.divide(BigDecimal.valueOf(n), MANY);
        BigDecimal square = BigDecimal.valueOf((long) sign * n * n);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; power.abs().compareTo(new BigDecimal("1e-400")) > 0; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), MANY));
            power = power.divide(square, MANY);
        }
        return sum;
    }

    /** Σ of first·z^j/((from + 1)…(from + j·stride)), until the terms are nothing beside the sum. */
    private static BigDecimal series(BigDecimal first, BigDecimal z, int from, int stride) {
        BigDecimal sum = first;
        BigDecimal term = first;
        for (int k = from; term.signum() != 0 && term.precision() - term.scale() > sum.precision() - sum.scale() - 65;) {
            for (int factor = 0; factor < stride; factor++) {
                term = term.divide(BigDecimal.valueOf(++k), DIGITS);
            }
            term = term.multiply(z, DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    static BigDecimal exp(BigDecimal x) {
        BigDecimal n = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal r = x.subtract(n.multiply(LN2)).round(DIGITS);
        return series(ONE, r, 0, 1).multiply(TWO.pow(n.intValueExact(), DIGITS), DIGITS);
    }

    static BigDecimal expm1(BigDecimal x) {
        return x.abs().compareTo(ONE) < 0 ? series(x, x, 1, 1) : exp(x).subtract(ONE, DIGITS);
    }

    /** Two steps of Halley's iteration, each of which triples the right digits, from those of a double; with eʸ − 1 where x is next to 1. */
    static BigDecimal log(BigDecimal x) {
        BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
        BigDecimal subtracted = y.abs().compareTo(ONE) < 0 ? ONE : BigDecimal.ZERO;
        BigDecimal f = x.subtract(subtracted);
        for (int step = 0; step < 2; step++) {
            BigDecimal e = subtracted.signum() > 0 ? expm1(y) : exp(y);
            BigDecimal sum = f.add(e).add(TWO.multiply(subtracted));
            y = y.add(TWO.multiply(f.subtract(e)).divide(sum, DIGITS), DIGITS);
        }
        return y;
    }

    static BigDecimal sin(BigDecimal x) {
        return turned(x, 0);
    }

    static BigDecimal cos(BigDecimal x) {
        return turned(x, 1);
    }

    /** sin(x + quarters·π/2) as a pair of doubles. */
    static DoubleDouble sin(BigDecimal x, int quarters) {
        BigDecimal value = turned(x, quarters);
        double high = value.doubleValue();
        return new DoubleDouble(high, value.subtract(new BigDecimal(high)).doubleValue(), 0);
    }

    private static BigDecimal turned(BigDecimal x, int quarters) {
        BigDecimal k = x.divide(HALF_PI, MANY).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal r = x.subtract(k.multiply(HALF_PI)).round(DIGITS);
        BigDecimal z = r.multiply(r, DIGITS).negate();
        int turn = k.toBigInteger().intValue() + quarters;
        BigDecimal value = (turn & 1) == 0 ? series(r, z, 1, 2) : series(ONE, z, 0, 2);
        return (turn & 2) == 0 ? value : value.negate();
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = expm1(x.multiply(TWO));
        return e.divide(e.add(TWO), DIGITS);
    }

    static BigDecimal logistic(BigDecimal x) {
        return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
    }

    static BigDecimal exprelr(BigDecimal x) {
        return x.signum() == 0 ? ONE : x.divide(expm1(x), DIGITS);
    }
}
