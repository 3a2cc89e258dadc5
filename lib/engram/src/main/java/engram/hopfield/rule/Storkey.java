package engram.hopfield.rule;

import static engram.argument.Given.given;

import engram.hopfield.Patterns;
import engram.parallel.Cores;
import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;

/**
 * Storkey's rule: like Hebb's, patterns are learned one after another and each coupling changes by what its two neurons know,
 * but what the network recalls already is not learned again. For random patterns the capacity is some N/√(2 ln N), above Hebb's
 * (A. Storkey: Increasing the capacity of a Hopfield network without sacrificing functionality, ICANN 1997, LNCS 1327).
 *
 * <p>Pattern ν changes the couplings by ΔJ_ij = (1/N)(ξ_i ξ_j − ξ_i h_ji − h_ij ξ_j), where h_ij = Σ_{k≠i,j} J_ik ξ_k; J_ii = 0. With the
 * fields h = Jξ, h_ij is h_i − J_ij ξ_j, so, J being symmetric, off the diagonal
 *
 * <pre>   J ← (1 + 2/N) J + (1/N)(uuᵀ − hhᵀ),   u = ξ − h.</pre>
 *
 * <p>So J is known from the u and h of all patterns, and the fields of patterns yet to be learned can be followed without it.
 * Takes 4p²N operations, a product of N × p matrices for each of u and h, and 2pN float64 numbers.
 */
public record Storkey() implements LearningRule {

    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        given("backend", backend);
        Vectors.requireRoom(given("patterns", patterns), 2);
        int p = patterns.count(), n = patterns.neurons();
        double growth = 1 + 2.0 / n;
        double[][] spins = new double[p][n];               // ξ of pattern ν, which becomes its u
        double[][] fields = new double[p][n];              // (J + diagonal) ξ with what is learned so far, which becomes its h
        double[] diagonal = new double[n];                 // what the formula would make of J_ii
        for (int nu = 0; nu < p; nu++)
            for (int i = 0; i < n; i++) spins[nu][i] = patterns.spin(nu, i);
        try (var progress = Progress.of("Storkey's rule", p)) {
            for (int nu = 0; nu < p; nu++) {
                double[] u = spins[nu], h = fields[nu];
                for (int i = 0; i < n; i++) {
                    h[i] -= diagonal[i] * u[i];
                    u[i] -= h[i];
                    diagonal[i] = growth * diagonal[i] + (u[i] * u[i] - h[i] * h[i]) / n;
                }
                // Jξ ← (1 + 2/N) Jξ + (1/N)(u (u·ξ) − h (h·ξ)), for the patterns ξ that follow
                int first = nu + 1;
                Cores.ranges(p - first, n, (from, to) -> {
                    for (int next = first + from; next < first + to; next++) {
                        double alongU = Vectors.dot(u, spins[next]) / n, alongH = Vectors.dot(h, spins[next]) / n;
                        double[] field = fields[next];
                        for (int i = 0; i < n; i++) field[i] = growth * field[i] + alongU * u[i] - alongH * h[i];
                    }
                });
                progress.step();
            }
        }
        // J = (1/N) Σ_ν (1 + 2/N)^(p−1−ν) (uuᵀ − hhᵀ), off the diagonal
        var couplings = Matrix.zeros(n, n);
        var left = weighted(spins, growth);
        backend.gemm(1f / n, left, Op.TRANSPOSED, left, Op.AS_IS, 0, couplings);
        var right = weighted(fields, growth);
        backend.gemm(-1f / n, right, Op.TRANSPOSED, right, Op.AS_IS, 1, couplings);
        for (int i = 0; i < n; i++) couplings.set(i, i, 0);
        return CouplingMap.mirrored(couplings);
    }

    /** The rows times growth^((p−1−ν)/2), p × N. */
    private static Matrix weighted(double[][] rows, double growth) {
        var matrix = Matrix.zeros(rows.length, rows[0].length);
        for (int nu = 0; nu < rows.length; nu++) {
            double weight = Math.pow(growth, (rows.length - 1 - nu) / 2.0);
            for (int i = 0; i < rows[nu].length; i++) matrix.set(nu, i, (float) (weight * rows[nu][i]));
        }
        return matrix;
    }
}
