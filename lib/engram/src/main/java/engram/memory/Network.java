package engram.memory;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/**
 * The layers whose states are to be found, and the synapses among them, as operations on batches. All states of a sample lie side by side in one row,
 * layer after layer, n numbers; an operation is done for the layers of one {@link Parity}, on the first rows.
 */
final class Network {

    /** Which layers. */
    enum Parity {
        EVEN, ODD, ALL;

        boolean has(int layer) { return this == ALL || layer % 2 == (this == EVEN ? 0 : 1); }
    }

    final Backend backend;
    final int first;             // number of the first layer that is a state: 1 after an input, 0 where the input is one
    final int[] sizes;           // neurons of each layer, by its number
    final int[] offsets;         // of each layer in a row
    final int size;              // n
    private final Activation[] activations;
    private final Matrix[] weights, transposed; // from layer l to the next, and back

    Network(HierarchicalMemory memory, int first) {
        this.backend = memory.backend();
        this.first = first;
        this.sizes = memory.layers();
        this.offsets = new int[sizes.length];
        int n = 0;
        for (int l = first; l < sizes.length; l++) {
            offsets[l] = n;
            n += sizes[l];
        }
        this.size = n;
        this.activations = new Activation[sizes.length];
        for (int l = 0; l < sizes.length; l++) activations[l] = memory.lagrangian(l).activation();
        this.weights = memory.sharedWeights();
        this.transposed = memory.sharedTransposed();
    }

    /** The states of one layer in a row of all. */
    Panel layer(Matrix states, int rows, int l) { return new Panel(states, rows, offsets[l], sizes[l]); }

    /** a_l ← ρ(s_l). */
    void activate(int rows, Parity parity, Matrix s, Matrix a) {
        for (int l = first; l < sizes.length; l++) if (parity.has(l)) backend.apply(activations[l], layer(s, rows, l), layer(a, rows, l));
    }

    /** out_l ← v_l·∂ρ/∂s at s_l. */
    void pullBack(int rows, Parity parity, Matrix s, Matrix v, Matrix out) {
        for (int l = first; l < sizes.length; l++)
            if (parity.has(l)) backend.pullBack(activations[l], layer(s, rows, l), layer(v, rows, l), layer(out, rows, l));
    }

    /** out_l ← v_l ⊙ ρ''(s_l), for layers whose neurons don't know one another. */
    void curve(int rows, Parity parity, Matrix s, Matrix v, Matrix out) {
        for (int l = first; l < sizes.length; l++)
            if (parity.has(l)) backend.pullBack(slope(l), layer(s, rows, l), layer(v, rows, l), layer(out, rows, l));
    }

    private Activation slope(int l) {
        return switch (activations[l]) {
            case Curve curve -> curve.slope();
            case OwnCurve own -> own.slope();
            default -> throw new MemoryException("A continuous Hopfield network can be differentiated when its Lagrangians are sums over neurons, "
                    + "and that of layer " + l + " is none: use HAM.");
        };
    }

    /** to_l ← to_l + a_l−1·W + a_l+1·Wᵀ: what reaches the layers of this parity from their neighbours. */
    void couple(int rows, Parity parity, Matrix a, Matrix to) {
        for (int l = first; l < sizes.length; l++) {
            if (!parity.has(l)) continue;
            if (l > first) backend.addProduct(layer(a, rows, l - 1), weights[l - 1], layer(to, rows, l));
            if (l + 1 < sizes.length) backend.addProduct(layer(a, rows, l + 1), transposed[l], layer(to, rows, l));
        }
    }

    /** to_l ← α·from_l + β·to_l. */
    void mix(int rows, Parity parity, float alpha, Matrix from, float beta, Matrix to) {
        for (int l = first; l < sizes.length; l++) if (parity.has(l)) backend.axpby(alpha, layer(from, rows, l), beta, layer(to, rows, l));
    }

    /** to_l ← from_l ⊙ to_l. */
    void multiply(int rows, Parity parity, Matrix from, Matrix to) {
        for (int l = first; l < sizes.length; l++) if (parity.has(l)) backend.multiply(layer(from, rows, l), layer(to, rows, l));
    }

    /**
     * The states of one layer, as a matrix of its own.
     *
     * @throws MemoryException if the layer has none
     */
    Matrix copy(Matrix states, int l) {
        if (l < first || l >= sizes.length)
            throw new MemoryException("Layer %d has no states here: those that have are %d to %d.".formatted(l, first, sizes.length - 1));
        Matrix result = Matrix.zeros(states.rows(), sizes[l]);
        backend.axpby(1, layer(states, states.rows(), l), 0, Panel.of(result));
        return result;
    }

    /** Numbers of the even layers together. */
    int evenSize() {
        int n = 0;
        for (int l = first; l < sizes.length; l++) if (l % 2 == 0) n += sizes[l];
        return n;
    }

    /** The even layers, which lie side by side in {@code even}, to their places among all. */
    void spread(int rows, Matrix even, Matrix all) { move(rows, even, all, true); }

    /** The even layers from their places among all. */
    void collect(int rows, Matrix all, Matrix even) { move(rows, even, all, false); }

    private void move(int rows, Matrix even, Matrix all, boolean toAll) {
        int at = 0;
        for (int l = first; l < sizes.length; l++) {
            if (l % 2 != 0) continue;
            Panel compact = new Panel(even, rows, at, sizes[l]);
            if (toAll) backend.axpby(1, compact, 0, layer(all, rows, l));
            else backend.axpby(1, layer(all, rows, l), 0, compact);
            at += sizes[l];
        }
    }
}
