package engram.memory;

import static engram.argument.Given.given;

import engram.deq.Adjoint;
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
    private final FixedPoint f;
    private final Solution solution;
    private final Matrix states; // B × n, all layers side by side

    /** @param f the equation that was solved */
    Equilibrium(HierarchicalMemory memory, Drive drive, int first, FixedPoint f, Solution solution) {
        this.memory = memory;
        this.drive = drive;
        this.first = first;
        this.f = f;
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
    public double[] rates() { return Contraction.rates(f, solution.states(), 40); }

    /**
     * How a loss of the outputs depends on what reaches every neuron, and by that on synapses and biases.
     *
     * @param slope B × n_L−1, the derivative of the loss by the outputs
     * @param by    the way back through the equilibrium
     * @throws MemoryException if the shape does not fit, or the input is a state
     */
    public Sensitivities sensitivities(Matrix slope, Adjoint by) {
        if (!(f instanceof Equation equation) || first == 0)
            throw new MemoryException("What was completed has no output to compare: sensitivities are those of memories with inputs.");
        int out = memory.layers()[memory.layers().length - 1], samples = drive.samples();
        if (given("slope", slope).rows() != samples || slope.cols() != out)
            throw new MemoryException("The slope of the loss is %d × %d and must be %d × %d.".formatted(slope.rows(), slope.cols(), samples, out));
        Matrix gradient = Matrix.zeros(samples, f.size()), z = solution.states();
        memory.backend().axpby(1, Panel.of(slope), 0, new Panel(gradient, samples, f.size() - out, out));
        Matrix g = given("by", by).of(f, z, gradient);
        Matrix activations = Matrix.zeros(samples, network().size), drives = Matrix.zeros(samples, network().size);
        memory.backend().together(() -> equation.sensitivities(Batch.all(samples), z, g, activations, drives));
        return new Sensitivities(network(), drive.rho(), activations, drives);
    }

    @Override public String toString() { return solution.toString(); }
}
