package engram.math;

import java.math.BigDecimal;

/**
 * Arithmetic with pairs of doubles, good to some 100 bits.
 *
 * @param high the double next to the number
 * @param low what is missing of it
 * @param exponent the number is (high + low)·2^exponent: 0 but in results that would leave the doubles
 */
record DoubleDouble(double high, double low, int exponent) {
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
    static DoubleDouble product(double a, double b) {
        double product = a * b;
        return new DoubleDouble(product, Math.fma(a, b, -product), 0);
    }

    DoubleDouble plus(DoubleDouble b) {
        DoubleDouble highs = sum(high, b.high);
        DoubleDouble lows = sum(low, b.low);
        DoubleDouble most = quickSum(highs.high, highs.low + lows.high);
        return quickSum(most.high, most.low + lows.low);
    }

    DoubleDouble minus(DoubleDouble b) {
        return plus(new DoubleDouble(-b.high, -b.low, 0));
    }

    DoubleDouble times(DoubleDouble b) {
        DoubleDouble most = product(high, b.high);
        return quickSum(most.high, most.low + (high * b.low + low * b.high));
    }

    DoubleDouble over(DoubleDouble b) {
        double first = high / b.high;
        DoubleDouble left = minus(b.times(of(first)));
        double second = left.high / b.high;
        left = left.minus(b.times(of(second)));
        return quickSum(first, second).plus(of(left.high / b.high));
    }

    DoubleDouble timesPowerOfTwo(int power) {
        return new DoubleDouble(Math.scalb(high, power), Math.scalb(low, power), 0);
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
        BigDecimal power = BigDecimal.TWO.pow(exponent, Decimals.DIGITS);
        BigDecimal error = new BigDecimal(high).add(new BigDecimal(low)).multiply(power).subtract(exact).abs();
        return error.signum() == 0 ? 0 : error.divide(exact.abs(), Decimals.DIGITS).doubleValue();
    }

    private double ulps(double y, double ulp) {
        if (Double.isInfinite(y) || Double.isInfinite(ulp)) {
            return y == Math.signum(high) * ulp ? 0 : Double.POSITIVE_INFINITY;
        }
        double error = Math.abs(Math.scalb(y, -exponent) - high - low) / Math.scalb(ulp, -exponent);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
