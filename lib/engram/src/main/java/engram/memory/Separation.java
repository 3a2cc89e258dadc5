package engram.memory;

import engram.math.Log;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How far patterns are from one another, as a modern Hopfield network sees it: Δ_μ = x_μ·x_μ − max over ν ≠ μ of x_μ·x_ν. A pattern has a
 * fixed point of its own beside it where Δ_μ ≥ 2/(βN) + β⁻¹ ln(2(N − 1)NβM²) (well separated, as Ramsauer et al. (2020) call it).
 *
 * @param gaps     Δ_μ, N numbers; ∞ for a pattern that is alone
 * @param nearest  the ν of the maximum, N numbers; the pattern itself where it is alone
 * @param largest  M, the largest norm of a pattern
 */
record Separation(double[] gaps, int[] nearest, double largest) {
    /** Patterns whose products are computed at a time. */
    private static final int BLOCK = 256;

    /** Gaps below this share of M² are rounding of float32. */
    private static final double NONE = 1e-6;

    /** @param patterns N × d */
    static Separation of(Matrix patterns, Backend backend) {
        int n = patterns.rows(), d = patterns.cols();
        double[] gaps = new double[n];
        int[] nearest = new int[n];
        double largest = 0;
        for (int first = 0; first < n; first += BLOCK) {
            int rows = Math.min(BLOCK, n - first);
            var block = Matrix.of(rows, d, Arrays.copyOfRange(patterns.entries(), first * d, (first + rows) * d));
            var products = Matrix.zeros(rows, n); // x_μ·x_ν
            backend.gemm(1, block, Op.AS_IS, patterns, Op.TRANSPOSED, 0, products);
            for (int k = 0; k < rows; k++) {
                float[] row = products.row(k);
                int mu = first + k;
                nearest[mu] = nearestTo(mu, row);
                gaps[mu] = nearest[mu] == mu ? Double.POSITIVE_INFINITY : (double) row[mu] - row[nearest[mu]];
                largest = Math.max(largest, Math.sqrt(row[mu]));
            }
        }
        return new Separation(gaps, nearest, largest);
    }

    private static int nearestTo(int mu, float[] products) {
        return IntStream.range(0, products.length).filter(nu -> nu != mu).reduce((a, b) -> products[b] > products[a] ? b : a).orElse(mu);
    }

    /** The least β from which on pattern μ has a fixed point of its own; ∞ where no β is enough. */
    double betaFor(int mu) {
        if (gaps[mu] == Double.POSITIVE_INFINITY) return 0;
        if (!(gaps[mu] > NONE * largest * largest)) return Double.POSITIVE_INFINITY;
        // y = βΔ is the larger solution of y = 2/N + ln(2(N − 1)NM²/Δ) + ln y, to which every step from above comes nearer. Below the
        // smaller one the paper's condition holds too, and says nothing: the ball around the pattern is then as large as all of them.
        double n = gaps.length, rest = 2 / n + Log.of(2 * (n - 1) * n * largest * largest / gaps[mu]);
        double y = Double.POSITIVE_INFINITY, next = 2 * rest + 2;
        while (next < y * (1 - 1e-9)) {
            y = next;
            next = rest + Log.of(y);
        }
        return next / gaps[mu];
    }

    /**
     * Sentences on what this β can't tell apart; none where it can.
     *
     * @param mend what to do where no β can
     */
    List<String> warnings(double beta, String mend) {
        double[] needed = IntStream.range(0, gaps.length).mapToDouble(this::betaFor).toArray();
        var never = pairs(mu -> needed[mu] == Double.POSITIVE_INFINITY);
        var later = pairs(mu -> needed[mu] > beta && needed[mu] < Double.POSITIVE_INFINITY);
        var sentences = new ArrayList<String>();
        if (!never.isEmpty())
            sentences.add("No β can tell apart the patterns " + some(never)
                    + ", since the product x·x of one with itself is not larger than with the other: " + mend + ".");
        if (!later.isEmpty()) {
            double enough = Arrays.stream(needed).filter(Double::isFinite).max().orElseThrow();
            sentences.add("β = " + (float) beta + " is too small to tell apart the patterns " + some(later) + " surely: β = "
                    + new BigDecimal(enough).round(new MathContext(3, RoundingMode.CEILING)).doubleValue() + " is enough.");
        }
        return List.copyOf(sentences);
    }

    /** Patterns of a kind, each with the one nearest to it, the closest pairs first. */
    private List<String> pairs(IntPredicate kind) {
        return IntStream.range(0, gaps.length).filter(kind).boxed().sorted(Comparator.comparingDouble(mu -> gaps[mu]))
                .map(mu -> Math.min(mu, nearest[mu]) + " and " + Math.max(mu, nearest[mu])).distinct().toList();
    }

    /** At most three of the pairs, and how many more there are. */
    private static String some(List<String> pairs) {
        String first = String.join(", ", pairs.subList(0, Math.min(3, pairs.size())));
        return pairs.size() > 3 ? first + " and " + (pairs.size() - 3) + " more pairs" : first;
    }
}
