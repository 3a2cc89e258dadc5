package engram.memory;

import engram.math.Exp;
import engram.math.Log;
import engram.parallel.Cores;
import engram.progress.Progress;
import engram.tensor.Matrix;
import java.util.Arrays;

/**
 * The energy of a modern Hopfield network in float64, E(ξ) = −lse(β, Kξ) + ½ξ·ξ + β⁻¹ ln Σ_μ s_μ + ½M² with lse(β, z) = β⁻¹ ln Σ_μ s_μ
 * exp(βz_μ). All s are 1 in the paper; where directions are compared they are the norms of the patterns, and ξ·ξ is 1.
 *
 * @param keys     K, N × d: what states are compared with
 * @param factors  s, N numbers
 * @param square   ½M², M being the largest norm of a key
 * @param onSphere whether states are directions
 */
record ModernEnergy(Matrix keys, double[] factors, double beta, double square, boolean onSphere) {

    static ModernEnergy of(Matrix patterns, double beta) {
        double[] ones = new double[patterns.rows()];
        Arrays.fill(ones, 1);
        return new ModernEnergy(patterns, ones, beta, largestSquare(patterns) / 2, false);
    }

    static ModernEnergy onSphere(Matrix directions, double[] norms, double beta) {
        return new ModernEnergy(directions, norms, beta, 0.5, true);
    }

    /** M², the largest squared norm of a row. */
    static double largestSquare(Matrix rows) {
        double largest = 0;
        for (int mu = 0; mu < rows.rows(); mu++) largest = Math.max(largest, dot(rows.entries(), mu, rows.entries(), mu, rows.cols()));
        return largest;
    }

    /** E of every row of the states, B × d. */
    double[] of(Matrix states) {
        double[] energies = new double[states.rows()];
        float[] xi = states.entries();
        int d = keys.cols();
        double all = Log.of(Arrays.stream(factors).sum());
        Cores.forEach(energies.length, b -> {
            // E(ξ) = −lse(β, Kξ) + ½ξ·ξ + β⁻¹ ln Σ s + ½M²
            energies[b] = -logSumExp(xi, b) + (onSphere ? 1 : dot(xi, b, xi, b, d)) / 2 + all / beta + square;
        });
        return energies;
    }

    /** lse(β, Kξ) of row b; the largest exponent is taken out, so that nothing overflows. */
    private double logSumExp(float[] xi, int b) {
        double[] z = new double[keys.rows()]; // Kξ
        double largest = Double.NEGATIVE_INFINITY, sum = 0;
        float[] rows = keys.entries();
        for (int mu = 0; mu < z.length; mu++) {
            if ((mu & 0xff) == 0) Progress.checkCancelled();
            z[mu] = dot(rows, mu, xi, b, keys.cols());
            largest = Math.max(largest, z[mu]);
        }
        for (int mu = 0; mu < z.length; mu++) sum += factors[mu] * Exp.of(beta * (z[mu] - largest));
        return largest + Log.of(sum) / beta;
    }

    /** Row k of one matrix times row l of another, both with d columns. */
    private static double dot(float[] x, int k, float[] y, int l, int d) {
        double sum = 0;
        for (int i = 0; i < d; i++) sum += (double) x[k * d + i] * y[l * d + i];
        return sum;
    }
}
