package engram.hopfield.rule;

import static engram.argument.Given.given;

import engram.hopfield.Patterns;
import engram.parallel.Cores;
import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;

/**
 * The projection on the patterns, J = (1/N) Σ_μν ξ^μ (Q⁻¹)_μν ξ^ν with Q_μν = (1/N) Σ_i ξ_i^μ ξ_i^ν: every pattern is its own
 * field, Jξ = ξ, however alike the patterns are, as long as they do not fill the space (p &lt; N). (L. Personnaz, I. Guyon and
 * G. Dreyfus, Journal de Physique Lettres 46, 1985.)
 *
 * <p>Self-couplings are those of the projection, J_ii ≈ α, and hold a network back: {@code withSelfCoupling(0)} recalls from farther
 * away (I. Kanter and H. Sompolinsky, Physical Review A 35, 1987).
 *
 * <p>No Q is inverted: patterns made orthogonal and of length 1 span the same space, and there the projection is Hebb's rule.
 * So a pattern that is a combination of others, which would make Q singular, is simply known already. Takes 2p²N operations
 * and p·N float64 numbers.
 */
public record PseudoInverse() implements LearningRule {
    /** A pattern with less than this share of it outside the space of the others, squared, is one of their combinations. */
    private static final double KNOWN = 1e-10;

    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        given("backend", backend);
        Vectors.requireRoom(given("patterns", patterns), 1);
        var basis = orthonormal(patterns);                 // p × N
        var couplings = Matrix.zeros(patterns.neurons(), patterns.neurons());
        backend.gemm(1, basis, Op.TRANSPOSED, basis, Op.AS_IS, 0, couplings); // J_ij = Σ_μ y_i^μ y_j^μ
        return CouplingMap.mirrored(couplings);
    }

    /**
     * The patterns made orthonormal one after another, by the modified method of Gram and Schmidt in float64; zeros in place of
     * those that are combinations of the ones before.
     */
    private static Matrix orthonormal(Patterns patterns) {
        int p = patterns.count(), n = patterns.neurons();
        double[][] rows = new double[p][n];
        for (int mu = 0; mu < p; mu++)
            for (int i = 0; i < n; i++) rows[mu][i] = patterns.spin(mu, i);
        var basis = Matrix.zeros(p, n);
        try (var progress = Progress.of("pseudo-inverse", p)) {
            for (int mu = 0; mu < p; mu++) {
                double[] y = rows[mu];
                double square = Vectors.dot(y, y);
                double scale = square < KNOWN * n ? 0 : 1 / Math.sqrt(square);
                for (int i = 0; i < n; i++) basis.set(mu, i, (float) (y[i] *= scale));
                // ξ ← ξ − (y·ξ) y for all that follow
                int first = mu + 1;
                Cores.ranges(p - first, n, (from, to) -> {
                    for (int nu = first + from; nu < first + to; nu++) subtract(Vectors.dot(y, rows[nu]), y, rows[nu]);
                });
                progress.step();
            }
        }
        return basis;
    }

    private static void subtract(double factor, double[] y, double[] from) {
        for (int i = 0; i < y.length; i++) from[i] -= factor * y[i];
    }
}
