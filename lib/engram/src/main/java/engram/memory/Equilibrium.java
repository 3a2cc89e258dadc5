package engram.memory;

import engram.deq.Batch;
import engram.deq.Contraction;
import engram.deq.FixedPoint;
import engram.deq.Solution;
import engram.memory.Network.Parity;
import engram.tensor.Matrix;

/** What a memory came to rest at, for every sample: the solution of its equation, and the states of all layers. */
public final class Equilibrium {
    private final HierarchicalMemory memory;
    private final Drive drive;
    private final int first;
    private final Solution solution;
    private final Matrix states; // B × n, all layers side by side

    Equilibrium(HierarchicalMemory memory, Drive drive, int first, Solution solution) {
        this.memory = memory;
        this.drive = drive;
        this.first = first;
        this.solution = solution;
        Matrix found = solution.states();
        if (equation() instanceof EvenOddHam halves) {
            states = Matrix.zeros(drive.samples(), network().size);
            memory.backend().together(() -> halves.complete(Batch.all(drive.samples()), found, states));
        } else {
            states = found;
        }
    }

    private Network network() { return new Network(memory, first); }

    private FixedPoint equation() {
        if (first == 0) return new EvenOddHam(network(), drive);
        return switch (memory.form()) {
            case HAM -> new Ham(network(), drive);
            case CHN -> new Chn(network(), drive);
            case EVEN_ODD_HAM -> new EvenOddHam(network(), drive);
            case EVEN_ODD_CHN -> new EvenOddChn(network(), drive);
        };
    }

    /** How every sample ended: status, calls, residuals. */
    public Solution solution() { return solution; }

    /** The states of all layers side by side, from the first that is a state on, B × n; a copy. */
    public Matrix states() { return states.copy(); }

    /**
     * The states of one layer, B × n_l, as a new matrix.
     *
     * @throws MemoryException if the layer has none
     */
    public Matrix layer(int layer) {
        var network = network();
        if (layer < first || layer >= network.sizes.length)
            throw new MemoryException("Layer %d has no states here: those that have are %d to %d.".formatted(layer, first, network.sizes.length - 1));
        Matrix result = Matrix.zeros(states.rows(), network.sizes[layer]);
        float[] from = states.entries(), to = result.writableEntries();
        for (int i = 0; i < states.rows(); i++) System.arraycopy(from, i * network.size + network.offsets[layer], to, i * network.sizes[layer], network.sizes[layer]);
        return result;
    }

    /** The states of the last layer, B × n_L−1. */
    public Matrix outputs() { return layer(memory.layers().length - 1); }

    /** ρ of the states of one layer, B × n_l, as a new matrix: what its neighbours see of it. */
    public Matrix activations(int layer) {
        var network = network();
        Matrix all = Matrix.zeros(states.rows(), network.size);
        network.activate(states.rows(), Parity.ALL, states, all);
        Matrix chosen = layer(layer);
        for (int i = 0; i < chosen.rows(); i++) for (int j = 0; j < chosen.cols(); j++) chosen.set(i, j, all.get(i, network.offsets[layer] + j));
        return chosen;
    }

    /** The energies of every sample. */
    public Energies energies() { return Energies.of(memory, network(), drive, states); }

    /** λ of the equation that was solved, by sample: how much nearer a call of Picard's iteration comes, here. */
    public double[] rates() { return Contraction.rates(equation(), solution.states(), 40); }

    @Override public String toString() { return solution.toString(); }
}
