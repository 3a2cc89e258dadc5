package engram.memory;

import engram.progress.Progress;
import engram.tensor.Matrix;

/**
 * Spins of a dense memory updated one after another, in float64. The products m_μ = ξ^μ·σ are kept and change by 2ξ_i σ_i with every flip.
 *
 * @param patterns ξ, p × N
 * @param spins    σ, B × N, changed in place
 */
record DenseDescent(Matrix patterns, Interaction interaction, float[] spins) {

    /** Updates every spin of state b, in the order given. */
    void sweep(int b, int[] order) {
        int n = patterns.cols(), p = patterns.rows();
        float[] xi = patterns.entries();
        double[] m = new double[p];
        for (int mu = 0; mu < p; mu++)
            for (int i = 0; i < n; i++) m[mu] += xi[mu * n + i] * spins[b * n + i];
        for (int i : order) {
            Progress.checkCancelled();
            double h = field(m, xi, i, spins[b * n + i]);
            float spin = h > 0 ? 1 : h < 0 ? -1 : spins[b * n + i];
            if (spin != spins[b * n + i]) {
                spins[b * n + i] = spin;
                for (int mu = 0; mu < p; mu++) m[mu] += 2 * xi[mu * n + i] * spin;
            }
        }
    }

    /** h_i = Σ_μ ξ_i [F(c_μ + 1) − F(c_μ − 1)] with c_μ = m_μ − ξ_i σ_i. */
    private double field(double[] m, float[] xi, int i, float spin) {
        double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY, field = 0;
        for (double product : m) {
            lowest = Math.min(lowest, product - 2);
            highest = Math.max(highest, product + 2);
        }
        for (int mu = 0; mu < m.length; mu++) {
            float own = xi[mu * patterns.cols() + i];
            double rest = m[mu] - own * spin;
            field += own * (DenseField.scaled(interaction, rest + 1, lowest, highest)
                    - DenseField.scaled(interaction, rest - 1, lowest, highest));
        }
        return field;
    }
}
