package engram.ode;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Where functions change sign in [0, 1]; 0 counts as positive. */
final class Roots {

    /** After so many halvings an interval in [0, 1] is as short as two neighbouring numbers below 1. */
    private static final int HALVINGS = 53;

    private Roots() {}

    /**
     * The places where the polynomial a₀ + a₁x + a₂x² + … changes sign, rising: between two neighbouring extrema there is one at most.
     *
     * @param a the coefficients
     */
    static double[] ofPolynomial(double... a) {
        if (a.length < 2) return new double[0];
        double[] slope = new double[a.length - 1];
        for (int k = 1; k < a.length; k++) slope[k - 1] = k * a[k];
        double[] found = new double[a.length - 1];
        int count = 0;
        double from = 0;
        for (double to : withEnd(ofPolynomial(slope))) {
            if (at(a, from) >= 0 != at(a, to) >= 0) found[count++] = between(x -> at(a, x), from, to);
            from = to;
        }
        return Arrays.copyOf(found, count);
    }

    private static double[] withEnd(double[] inner) {
        double[] all = Arrays.copyOf(inner, inner.length + 1);
        all[inner.length] = 1;
        return all;
    }

    private static double at(double[] a, double x) {
        double sum = 0;
        for (int k = a.length - 1; k >= 0; k--) sum = sum * x + a[k];
        return sum;
    }

    /** The first place with the sign of the second end, by halving. */
    static double between(DoubleUnaryOperator f, double from, double to) {
        boolean sign = f.applyAsDouble(to) >= 0;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (from + to);
            if (f.applyAsDouble(middle) >= 0 == sign) to = middle;
            else from = middle;
        }
        return to;
    }
}
