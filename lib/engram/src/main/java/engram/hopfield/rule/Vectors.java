package engram.hopfield.rule;

/** Sums over float64 vectors, for learning rules that visit patterns in order. */
final class Vectors {
    private Vectors() {}

    /** Σ_i a_i b_i, in four partial sums, so that the processor need not wait for each addition. */
    static double dot(double[] a, double[] b) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) s0 += a[i] * b[i];
        return s0 + s1 + (s2 + s3);
    }
}
