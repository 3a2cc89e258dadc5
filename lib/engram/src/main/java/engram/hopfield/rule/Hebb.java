package engram.hopfield.rule;

import engram.hopfield.Hopfield;
import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/**
 * J_ij = (1/N) Σ_μ ξ_i^μ ξ_j^μ, J_ii = 0. {@link Hopfield#hebb} learns the same without a matrix; this is for couplings that are
 * to be damaged, or compared with those of other rules.
 */
public record Hebb() implements LearningRule {

    /** @throws HopfieldException when the network is too large for exact couplings, as {@link Hopfield#couplings} says */
    @Override public Matrix couplings(Patterns patterns, Backend backend) {
        return Hopfield.hebb(patterns).byMatrixProducts(backend).couplings();
    }
}
