package engram.hopfield.rule;

import engram.hopfield.Patterns;
import engram.parallel.Heap;
import java.util.Locale;

/** Sums over float64 vectors, for learning rules that visit patterns in order. */
final class Vectors {
    private Vectors() {}

    /** Refuses what won't fit: couplings, N × N in float32, and p vectors of N float64 numbers for each pattern, or several. */
    static void requireRoom(Patterns patterns, int each) {
        double p = patterns.count(), n = patterns.neurons();
        Heap.require(4 * n * n + 8 * each * p * n, String.format(Locale.ROOT, "Learning p = %.0f patterns of N = %.0f neurons", p, n),
                "take fewer patterns or neurons");
    }

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
