package engram.hopfield.rule;

import engram.hopfield.HopfieldException;
import engram.hopfield.Patterns;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/**
 * How couplings are made from patterns: {@link Hebb}, {@link Storkey}, {@link PseudoInverse}, or a function of your own. The
 * other methods turn a rule into one whose couplings are damaged in a chosen way.
 *
 * <pre>{@code
 * var rule = new Storkey().diluted(0.5, Symmetry.SYMMETRIC, seed);
 * var net  = Hopfield.learned(patterns, rule);
 * }</pre>
 *
 * <p>Damage leaves self-couplings alone, and depends on its seed only: the same couplings are cut at any number of threads.
 */
@FunctionalInterface
public interface LearningRule {

    /**
     * The couplings that store the patterns.
     *
     * @param patterns p patterns of N neurons
     * @param backend  where the products are computed
     * @return J, N × N: row i holds the couplings into neuron i, self-couplings on the diagonal; the caller's own
     */
    Matrix couplings(Patterns patterns, Backend backend);

    /** The couplings that store the patterns, N × N, computed on the CPU. */
    default Matrix couplings(Patterns patterns) { return couplings(patterns, Backend.cpu()); }

    /**
     * This rule with self-couplings J_ii = λp/N in place of its own.
     *
     * @throws HopfieldException when λ is not finite; when couplings are made, also if J_ii is beyond float32
     */
    default LearningRule withSelfCoupling(double lambda) { return new SelfCoupling(this, lambda); }

    /**
     * This rule with couplings cut at random: each survives with probability c and is then divided by c, so that the signal stays
     * and the variance α of Hebb's noise becomes α/c (H. Sompolinsky, Physical Review A 34, 1986; asymmetric: B. Derrida,
     * E. Gardner and A. Zippelius, Europhysics Letters 4, 1987).
     *
     * @param kept     c in (0, 1]
     * @param symmetry whether J_ij and J_ji are cut together or each on its own
     * @throws HopfieldException when c is outside (0, 1]
     */
    default LearningRule diluted(double kept, Symmetry symmetry, long seed) { return new Dilution(this, kept, symmetry, seed); }

    /**
     * This rule with a normal number of standard deviation Δ/√N added to each coupling, which adds Δ² to the variance of the
     * local fields (Sompolinsky, the same paper).
     *
     * @param strength Δ from 0 to 1e30
     * @param symmetry whether J_ij and J_ji get the same number or one each
     * @throws HopfieldException when Δ is negative, larger or not a number
     */
    default LearningRule withNoise(double strength, Symmetry symmetry, long seed) {
        return new CouplingNoise(this, strength, symmetry, seed);
    }

    /**
     * This rule with one-way synapses: of a share a of the pairs of neurons one coupling, J_ij or J_ji, is cut and the other
     * doubled, so that the signal stays and the variance α of Hebb's noise becomes α(1 + a). There is no energy then.
     *
     * @param share a in [0, 1]
     * @throws HopfieldException when a is outside [0, 1]
     */
    default LearningRule oneWay(double share, long seed) { return new OneWay(this, share, seed); }
}
