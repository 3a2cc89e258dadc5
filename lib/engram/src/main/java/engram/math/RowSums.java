package engram.math;

import static engram.argument.Given.given;

/**
 * Sums over float32 numbers, in float64 and in one order: four sums, of every fourth number each, and then these. So the bits are the same
 * everywhere.
 */
public final class RowSums {

    private RowSums() {
    }

    /** Σ x_i of the count numbers from xAt on. */
    public static double sum(float[] x, int xAt, int count) {
        check("x", x, xAt, count);
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = xAt;
        for (; i <= xAt + count - 4; i += 4) {
            sum0 += x[i];
            sum1 += x[i + 1];
            sum2 += x[i + 2];
            sum3 += x[i + 3];
        }
        for (; i < xAt + count; i++) {
            sum0 += x[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Σ x_i·y_i of the count numbers from xAt and yAt on. */
    public static double dot(float[] x, int xAt, float[] y, int yAt, int count) {
        check("x", x, xAt, count);
        check("y", y, yAt, count);
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = 0;
        for (; i <= count - 4; i += 4) {
            sum0 = Math.fma((double) x[xAt + i], y[yAt + i], sum0);
            sum1 = Math.fma((double) x[xAt + i + 1], y[yAt + i + 1], sum1);
            sum2 = Math.fma((double) x[xAt + i + 2], y[yAt + i + 2], sum2);
            sum3 = Math.fma((double) x[xAt + i + 3], y[yAt + i + 3], sum3);
        }
        for (; i < count; i++) {
            sum0 = Math.fma((double) x[xAt + i], y[yAt + i], sum0);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private static void check(String name, float[] x, int at, int count) {
        if (at < 0 || count < 0 || at > given(name, x).length - count) {
            throw new IndexOutOfBoundsException("%s has %d numbers, and %d from number %d on were asked for."
                    .formatted(name, given(name, x).length, count, at));
        }
    }
}
