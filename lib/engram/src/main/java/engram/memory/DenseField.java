package engram.memory;

import engram.parallel.Cores;
import engram.tensor.Matrix;

/**
 * What acts on the spins of a dense memory. With m_μ = ξ^μ·σ and c_μ = m_μ − ξ_i^μ σ_i, which is m_μ without the share of spin i, the
 * spin takes the sign of
 *
 * <p>h_i = Σ_μ [F(c_μ + ξ_i^μ) − F(c_μ − ξ_i^μ)] = Σ_μ ξ_i^μ [F(c_μ + 1) − F(c_μ − 1)],
 *
 * <p>since ξ_i^μ = ±1. The bracket is F(m) − F(m − 2) where ξ_i^μ σ_i = 1 and F(m + 2) − F(m) where it is −1, which is one formula:
 * ½[F(m + 2) − F(m − 2)] − ½ξ_i^μ σ_i [F(m + 2) − 2F(m) + F(m − 2)]. So
 *
 * <p>h_i = Σ_μ ξ_i^μ g_μ − σ_i s, g_μ = ½[F(m_μ + 2) − F(m_μ − 2)], s = ½ Σ_μ [F(m_μ + 2) − 2F(m_μ) + F(m_μ − 2)]:
 *
 * <p>for a batch of states one product of matrices for all m, and another for all Σ_μ ξ_i^μ g_μ; s is what a spin says to itself. Where
 * σ_i = 0, a spin that is not known, c = m, and h_i = Σ_μ ξ_i^μ g_μ with g_μ = F(m_μ + 1) − F(m_μ − 1).
 *
 * @param weights g, B × p, every row divided by a power of two, so that float32 can hold it
 * @param self    s, B numbers, each divided by the same
 */
record DenseField(Matrix weights, double[] self) {

    /**
     * @param products m, B × p
     * @param reach    2, or 1 for spins that are 0
     */
    static DenseField of(Matrix products, Interaction interaction, int reach) {
        int batch = products.rows(), p = products.cols();
        var weights = Matrix.zeros(batch, p);
        float[] m = products.entries(), g = weights.writableEntries();
        double[] self = new double[batch];
        Cores.ranges(batch, p, (from, to) -> {
            double[] row = new double[p];
            for (int b = from; b < to; b++) {
                self[b] = differences(m, b * p, interaction, reach, row);
                int exponent = exponent(row);
                self[b] = Math.scalb(self[b], -exponent);
                for (int mu = 0; mu < p; mu++) g[b * p + mu] = (float) Math.scalb(row[mu], -exponent);
            }
        });
        return new DenseField(weights, self);
    }

    /** Writes g of the row that begins at {@code start}, and returns s. Products are integers of a small range: F is asked once of each. */
    private static double differences(float[] m, int start, Interaction interaction, int reach, double[] g) {
        int lowest = Integer.MAX_VALUE, highest = Integer.MIN_VALUE;
        for (int mu = start; mu < start + g.length; mu++) {
            lowest = Math.min(lowest, (int) m[mu] - reach);
            highest = Math.max(highest, (int) m[mu] + reach);
        }
        double[] f = new double[highest - lowest + 1]; // F(lowest), F(lowest + 1) … F(highest)
        for (int k = 0; k < f.length; k++) f[k] = scaled(interaction, lowest + k, lowest, highest);
        double self = 0;
        for (int mu = 0; mu < g.length; mu++) {
            int k = (int) m[start + mu] - lowest;
            g[mu] = (f[k + reach] - f[k - reach]) / reach;
            if (reach == 2) self += (f[k + 2] - 2 * f[k] + f[k - 2]) / 2;
        }
        return self;
    }

    /**
     * F(x)/c.
     *
     * @throws MemoryException if it is not finite
     */
    static double scaled(Interaction interaction, double x, double lowest, double highest) {
        double value = interaction.scaled(x, lowest, highest);
        if (!Double.isFinite(value))
            throw new MemoryException("The interaction " + interaction + " is " + value + " at " + x + ": it must be finite from -N - 2 to N + 2.");
        return value;
    }

    /** The power of two by which the largest of the numbers comes near 1. */
    private static int exponent(double[] numbers) {
        double largest = Double.MIN_NORMAL;
        for (double number : numbers) largest = Math.max(largest, Math.abs(number));
        return Math.getExponent(largest);
    }
}
