package engram.memory;

import engram.deq.Batch;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/**
 * What the states of every sample get from outside: I = b + ρ(x)·U to the first layer, and b to the others. B × n.
 *
 * @param rho   ρ(x), B × n₀; of no columns where an input is a state
 * @param free  where an input is a state: 1 where it is to be found, 0 where it is known; B × n₀, or of no columns
 * @param known and what is known of it, 0 elsewhere
 */
record Drive(Matrix inputs, Matrix rho, Matrix free, Matrix known) {

    /** For a memory whose first layer is an input. */
    static Drive ofInputs(HierarchicalMemory memory, Matrix x) {
        Backend backend = memory.backend();
        Network network = new Network(memory, 1);
        Matrix drive = biases(memory, network, x.rows()), rho = Matrix.zeros(x.rows(), x.cols());
        backend.together(() -> {
            backend.apply(memory.lagrangian(0).activation(), Panel.of(x), Panel.of(rho));
            backend.addProduct(Panel.of(rho), memory.sharedWeights()[0], network.layer(drive, x.rows(), 1));
        });
        return new Drive(drive, rho, Matrix.zeros(x.rows(), 0), Matrix.zeros(x.rows(), 0));
    }

    /**
     * For a memory whose first layer is a state, clamped to the probe where that is known.
     *
     * @param known by sample, or one for all: by neuron
     */
    static Drive ofProbes(HierarchicalMemory memory, Matrix probes, boolean[]... known) {
        Matrix free = Matrix.zeros(probes.rows(), probes.cols()), clamped = Matrix.zeros(probes.rows(), probes.cols());
        for (int i = 0; i < probes.rows(); i++) {
            boolean[] mask = known[known.length == 1 ? 0 : i];
            for (int j = 0; j < probes.cols(); j++) {
                if (mask[j]) clamped.set(i, j, probes.get(i, j));
                else free.set(i, j, 1);
            }
        }
        return new Drive(biases(memory, new Network(memory, 0), probes.rows()), Matrix.zeros(probes.rows(), 0), free, clamped);
    }

    private static Matrix biases(HierarchicalMemory memory, Network network, int samples) {
        Matrix row = Matrix.zeros(1, network.size), all = Matrix.zeros(samples, network.size);
        for (int l = network.first; l < network.sizes.length; l++)
            System.arraycopy(memory.sharedBiases()[l].entries(), 0, row.writableEntries(), network.offsets[l], network.sizes[l]);
        memory.backend().gather(row, new int[samples], Panel.of(all)); // row 0 for every sample
        return all;
    }

    int samples() { return inputs.rows(); }

    /** Whether nothing is known of an input that is a state. */
    boolean isFree() {
        for (float one : free.entries()) if (one == 0) return false;
        return true;
    }

    /** out ← I of the samples at work. */
    void to(Backend backend, Batch batch, Matrix out) { backend.gather(inputs, batch.numbers(), Panel.of(out, batch.size())); }

    /** x ← free ⊙ x + known, for the samples at work. */
    void clamp(Backend backend, Batch batch, Panel x, Matrix scratch) {
        release(backend, batch, x, scratch);
        if (free.cols() == 0) return;
        backend.gather(known, batch.numbers(), Panel.of(scratch, batch.size()));
        backend.axpby(1, Panel.of(scratch, batch.size()), 1, x);
    }

    /** v ← free ⊙ v: no derivative passes through what is known. */
    void release(Backend backend, Batch batch, Panel v, Matrix scratch) {
        if (free.cols() == 0) return;
        backend.gather(free, batch.numbers(), Panel.of(scratch, batch.size()));
        backend.multiply(Panel.of(scratch, batch.size()), v);
    }
}
