package engram.memory;

import engram.deq.Batch;
import engram.deq.FixedPoint;
import engram.tensor.Matrix;

/** The equation of a form, which knows what a loss has to do with the synapses as well. */
interface Equation extends FixedPoint {
    /**
     * How a loss depends on what reaches each neuron, for the samples at work. Every neuron has a field Σ a·W + I: activations are these a, and drives
     * the derivatives of the loss by these I.
     *
     * @param z           B × size, the fixed points
     * @param g           B × size, from an {@link engram.deq.Adjoint}
     * @param activations B × n, written: all layers after the input
     * @param drives      B × n, written
     */
    void sensitivities(Batch batch, Matrix z, Matrix g, Matrix activations, Matrix drives);
}
