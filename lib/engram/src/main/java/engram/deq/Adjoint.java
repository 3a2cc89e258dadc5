package engram.deq;

import engram.tensor.Matrix;

/**
 * A way to carry a derivative back through a fixed point. With J = ∂f/∂z at z* = f(z*) and v = ∂L/∂z*, the chain rule gives dL/dθ = g·∂f/∂θ for every
 * parameter θ of f, where the row
 *
 * <pre>g = v·(I − J)⁻¹,   or   g = v + g·J.</pre>
 *
 * The methods differ in how well they solve this equation, and in what it costs.
 */
public sealed interface Adjoint permits FullAdjoint, ExactAdjoint, RecurrentBackprop, OneStep, EquilibriumPropagation {

    /**
     * g for every sample.
     *
     * @param state    B × n, the fixed points z*
     * @param gradient B × n, v = ∂L/∂z*
     * @return B × n, a new matrix; NaN where a sample has no finite one
     * @throws DeqException if the shapes do not fit f, a gradient is not finite, or the method can't treat it
     */
    Matrix of(FixedPoint f, Matrix state, Matrix gradient);

    /**
     * The cosine of the angle between two gradients, by sample: how well one points where the other does. NaN where one is 0.
     *
     * @param a B × n
     * @param b B × n
     */
    static double[] cosines(Matrix a, Matrix b) {
        Shapes.same("gradients", a, b);
        double[] cosines = new double[a.rows()];
        for (int i = 0; i < cosines.length; i++) {
            double aa = 0, bb = 0, ab = 0;
            for (int j = 0; j < a.cols(); j++) {
                double x = a.get(i, j), y = b.get(i, j);
                aa += x * x;
                bb += y * y;
                ab += x * y;
            }
            cosines[i] = ab / Math.sqrt(aa * bb);
        }
        return cosines;
    }
}
