package engram.deq;

import engram.tensor.Matrix;

/**
 * A fixed point of the form f(z) = Q(ρ(z)), where the derivatives of ρ and of Q are symmetric: an energy of states and activations is stationary
 * there. {@link EquilibriumPropagation} needs both halves.
 */
public interface EnergyFixedPoint extends FixedPoint {

    /** out ← ρ(z) for the samples at work; shapes as in {@link FixedPoint#apply}. */
    void activate(Batch batch, Matrix z, Matrix out);

    /** out ← Q(a) for the samples at work; shapes as in {@link FixedPoint#apply}. */
    void applyToActivations(Batch batch, Matrix a, Matrix out);
}
