package engram.deq;

import engram.tensor.Matrix;

/**
 * g = v: the derivative of one call of f at the fixed point, as if the state that goes in did not depend on anything. It costs nothing, and is off by
 * the order of λ. S. W. Fung and others, 2021, arXiv:2103.12803.
 */
public record OneStep() implements Adjoint {

    @Override public Matrix of(FixedPoint f, Matrix state, Matrix gradient) {
        Shapes.states("matrix of states", f, state);
        Shapes.gradient(f, gradient);
        return gradient.copy();
    }
}
