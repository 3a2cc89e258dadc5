package engram.memory;

import engram.activation.Activation;

/** A Lagrangian of a layer as a whole, such as one that lets its neurons compete. */
public interface RowWise extends Lagrangian {

    /** ρ(s) = ∂L/∂s, as a new array. */
    double[] activation(double[] s);

    /** H·v with the Hessian H_ij = ∂²L/∂s_i∂s_j at s, as a new array. */
    double[] hessianProduct(double[] s, double[] v);

    @Override default Activation activation() { return new OwnRow(this); }
}
