package engram.ode;

/** The look for numbers that are NaN or infinite. */
final class Finite {
    private Finite() {}

    /** Place of the first number that is NaN or infinite; −1 where there is none. */
    static int firstNot(double[] y) {
        // 0·y is 0 for each finite y and NaN for all others, and stays NaN in a sum; four sums, since one would wait for itself
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i <= y.length - 4; i += 4) {
            a += 0 * y[i];
            b += 0 * y[i + 1];
            c += 0 * y[i + 2];
            d += 0 * y[i + 3];
        }
        for (; i < y.length; i++) a += 0 * y[i];
        if (a + b + c + d == 0) return -1;
        i = 0;
        while (Double.isFinite(y[i])) i++;
        return i;
    }
}
