package engram.memory;

import static engram.argument.Given.given;

import engram.deq.Batch;
import engram.deq.Contraction;
import engram.deq.FixedPoint;
import engram.deq.Solution;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/** What a memory came to rest at, for every sample: the solution of its equation, and the states of all layers. */
public final class Equilibrium {
    private final HierarchicalMemory memory;
    private final Drive drive;
    private final int first;
    private final Solution solution;
    private final Matrix states; // B × n, all layers side by side

    /** @param f the equation that was solved */
    Equilibrium(HierarchicalMemory memory, Drive drive, int first, FixedPoint f, Solution solution) {
        this.memory = memory;
        this.drive = drive;
        this.first = first;
        this.solution = solution;
        Matrix found = solution.states();
        if (f instanceof EvenOddHam halves) {
            states = Matrix.zeros(drive.samples(), network().size);
            memory.backend().together(() -> halves.complete(Batch.all(drive.samples()), found, states));
        } else {
            states = found;
        }
    }

    private Network network() { return new Network(memory, first); }

    /** How every sample ended: status, calls, residuals. */
    public Solution solution() { return solution; }

    /** The states of all layers side by side, from the first that is a state on, B × n; a copy. */
    public Matrix states() { return states.copy(); }

    /**
     * The same as a state of the equation of another form, so that it can start there: all layers side by side, but for EVEN_ODD_HAM the even ones
     * alone. A new matrix.
     */
    public Matrix states(Form form) {
        if (given("form", form) != Form.EVEN_ODD_HAM) return states();
        var network = network();
        Matrix even = Matrix.zeros(states.rows(), network.evenSize());
        network.collect(states.rows(), states, even);
        return even;
    }

    /**
     * The states of one layer, B × n_l, as a new matrix.
     *
     * @throws MemoryException if the layer has none
     */
    public Matrix layer(int layer) { return network().copy(states, layer); }

    /** The states of the last layer, B × n_L−1. */
    public Matrix outputs() { return layer(memory.layers().length - 1); }

    /**
     * ρ of the states of one layer, B × n_l, as a new matrix: what its neighbours see of it.
     *
     * @throws MemoryException if the layer has none
     */
    public Matrix activations(int layer) {
        Matrix chosen = layer(layer);
        memory.backend().apply(memory.lagrangian(layer).activation(), Panel.of(chosen), Panel.of(chosen));
        return chosen;
    }

    /** The energies of every sample. */
    public Energies energies() { return Energies.of(memory, network(), drive, states); }

    /** λ of the equation that was solved, by sample: how much nearer a call of Picard's iteration comes, here. */
    public double[] rates() { return Contraction.rates(memory.equation(drive, first), solution.states(), 40); }

    @Override public String toString() { return solution.toString(); }
}
