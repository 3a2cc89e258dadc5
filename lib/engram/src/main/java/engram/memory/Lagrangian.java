package engram.memory;

import engram.activation.Activation;

/**
 * What kind of neurons a layer has: a convex function L(s) of their states s, whose gradient is the activation, ρ = ∂L/∂s. It decides what a layer
 * adds to the energy, s·ρ(s) − L(s). (D. Krotov, J. Hopfield 2021, arXiv:2008.06996.)
 *
 * <p>A cell makes one of its own as an {@link Additive}, for neurons that don't know one another, or as a {@link RowWise}, which many threads ask
 * at once:
 *
 * <pre>{@code
 * record Quartic() implements Additive {
 *     public double value(double s) { return s * s * s * s / 4; }
 *     public double activation(double s) { return s * s * s; }
 *     public double slope(double s) { return 3 * s * s; }
 * }
 * Lagrangian.check(new Quartic());
 * }</pre>
 */
public interface Lagrangian {

    /** L(s) of a whole layer. */
    double value(double[] s);

    /** ρ, with its derivative. */
    Activation activation();

    /** The paper's, ρ(s) = 1/(1 + e^−(4s − 2)), of slope 1 at s = ½: L = ¼·ln(1 + e^(4s − 2)). */
    static Lagrangian logistic() { return new Lagrangians.Logistic(); }

    /** ρ(s) = s: L = ½s². */
    static Lagrangian identity() { return new Lagrangians.Identity(); }

    /** ρ(s) = max(s, 0): L = ½·max(s, 0)². */
    static Lagrangian relu() { return new Lagrangians.Relu(); }

    /** ρ(s) = tanh s: L = ln cosh s. */
    static Lagrangian tanh() { return new Lagrangians.Tanh(); }

    /** ρ(s) = ln(1 + eˢ): L = −Li₂(−eˢ), with the dilogarithm. */
    static Lagrangian softplus() { return new Lagrangians.Softplus(); }

    /**
     * ρ_i(s) = e^βs_i/Σ_k e^βs_k: L = β⁻¹·ln Σ_k e^βs_k.
     *
     * @param beta β &gt; 0
     */
    static Lagrangian softmax(double beta) { return new Lagrangians.Softmax(beta); }

    /**
     * ρ_i(s) = (s_i − s̄)/√(variance of s + ε): L = n·√(variance of s + ε).
     *
     * @param epsilon ε &gt; 0
     */
    static Lagrangian layerNorm(double epsilon) { return new Lagrangians.LayerNorm(epsilon); }

    /**
     * ρ(s) = s/√(‖s‖² + ε²): L = √(‖s‖² + ε²).
     *
     * @param epsilon ε &gt; 0
     */
    static Lagrangian spherical(double epsilon) { return new Lagrangians.Spherical(epsilon); }

    /**
     * Looks at a Lagrangian at many states from −8 to 8: whether the activation is the derivative of the value, the slope that of the activation, the
     * curvature that of the slope (or of a whole layer the Hessian's product that of the activation), and the value is convex.
     *
     * @throws MemoryException that names the first state where one of these fails
     */
    static void check(Lagrangian lagrangian) { LagrangianCheck.of(lagrangian); }
}
