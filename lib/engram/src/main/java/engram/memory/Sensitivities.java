package engram.memory;

import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.util.Arrays;

/**
 * How a loss ℒ depends on the field I + Σ a·W that reaches each neuron of a batch. With h = ∂ℒ/∂I, the derivative by a synapse between the neurons
 * i and j is a product of two numbers, one known at each end, added up over both directions and over the samples:
 *
 * <pre>∂ℒ/∂W_ij = Σ a_i·h_j + h_i·a_j,   ∂ℒ/∂b_j = Σ h_j;</pre>
 *
 * the input's synapses have the first term alone, with a = ρ(x). Every number is known where the synapse is.
 */
public final class Sensitivities {
    private final Network network;
    private final Matrix input, activations, drives; // B × n₀, B × n, B × n

    Sensitivities(Network network, Matrix input, Matrix activations, Matrix drives) {
        this.network = network;
        this.input = input;
        this.activations = activations;
        this.drives = drives;
    }

    /** The number of samples, B. */
    public int samples() { return input.rows(); }

    /** a, what the neurons of a layer send, B × n_l; for layer 0 it is ρ(x). A new matrix. */
    public Matrix activations(int layer) { return layer == 0 ? input.copy() : network.copy(activations, layer); }

    /** h, the derivative of the loss by what reaches the neurons of a layer after the input, B × n_l. A new matrix. */
    public Matrix drives(int layer) { return network.copy(drives, layer); }

    /** The derivative of the loss by the synapses from a layer to the next, n_l × n_l+1: summed sample by sample, in order. */
    public Matrix weights(int layer) {
        Matrix sum = Matrix.zeros(network.sizes[checked(layer)], network.sizes[layer + 1]);
        add(activations(layer), drives(layer + 1), sum);
        if (layer > 0) add(drives(layer), activations(layer + 1), sum);
        return sum;
    }

    private int checked(int layer) {
        if (layer < 0 || layer > network.sizes.length - 2)
            throw new MemoryException("There are no synapses %d: they are numbered 0 to %d.".formatted(layer, network.sizes.length - 2));
        return layer;
    }

    /** sum ← sum + aᵀ·b. */
    private void add(Matrix a, Matrix b, Matrix sum) {
        network.backend.addProduct(Panel.of(a.transpose()), b, Panel.of(sum));
    }

    /** The derivative of the loss by the biases of a layer after the input, 1 × n_l. */
    public Matrix biases(int layer) {
        Matrix drives = drives(layer), sum = Matrix.zeros(1, drives.cols()), ones = Matrix.zeros(1, samples());
        Arrays.fill(ones.writableEntries(), 1);
        network.backend.addProduct(Panel.of(ones), drives, Panel.of(sum));
        return sum;
    }
}
