package engram.memory;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.deq.FixedPoint;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A hierarchical associative memory: layers of neurons with symmetric synapses between neighbours, so that an energy falls. Layer 0 is the input x,
 * which acts through ρ(x), and the others have states s; or it is a state itself, known in part ({@link #completion}). With the activations ρ(s) of
 * the layers' {@link Lagrangian}s L, the synapses W, and I = b + what comes from the input:
 *
 * <pre>E(s) = Σ_l [s_l·ρ(s_l) − L(s_l)] − Σ_l ρ(s_l)·W_l·ρ(s_l+1) − Σ_l I_l·ρ(s_l),</pre>
 *
 * stationary where s = ρ(s)·W + I; the continuous Hopfield network has ½|s|² in place of the first sum. {@link Form} says which equation is solved.
 * D. Krotov 2021, arXiv:2107.06446; C. Goemaere, J. Deleu, T. Demeester 2023, arXiv:2311.15673. Immutable; rows are samples. The class is long
 * because it is all that a student calls, a few lines each.
 */
public final class HierarchicalMemory {
    private final int[] layers;               // L sizes
    private final Lagrangian[] lagrangians;   // L
    private final Matrix[] weights;           // L − 1: n_l × n_l+1
    private final Matrix[] transposed;        // L − 1: n_l+1 × n_l
    private final Matrix[] biases;            // L: 1 × n_l
    private final Form form;
    private final double step;                // β
    private final Backend backend;

    private HierarchicalMemory(int[] layers, Lagrangian[] lagrangians, Matrix[] weights, Matrix[] biases, Form form, double step, Backend backend) {
        this.layers = layers;
        this.lagrangians = lagrangians;
        this.weights = weights;
        this.transposed = Arrays.stream(weights).map(Matrix::transpose).toArray(Matrix[]::new);
        this.biases = biases;
        this.form = form;
        this.step = step;
        this.backend = backend;
    }

    /**
     * Layers of so many neurons each, from the input to the output, with the paper's logistic activation, no synapses yet, and synchronous updates,
     * on the CPU.
     *
     * @throws MemoryException if there are fewer than two layers, or an empty one
     */
    public static HierarchicalMemory layers(int... sizes) {
        if (given("sizes", sizes).length < 2)
            throw new MemoryException("A memory has an input and at least one more layer, not " + sizes.length + ".");
        for (int size : sizes) if (size < 1) throw new MemoryException("A layer can't have " + size + " neurons: it needs at least one.");
        var lagrangians = new Lagrangian[sizes.length];
        Arrays.fill(lagrangians, Lagrangian.logistic());
        var weights = new Matrix[sizes.length - 1];
        Arrays.setAll(weights, l -> Matrix.zeros(sizes[l], sizes[l + 1]));
        var biases = new Matrix[sizes.length];
        Arrays.setAll(biases, l -> Matrix.zeros(1, sizes[l]));
        return new HierarchicalMemory(sizes.clone(), lagrangians, weights, biases, Form.HAM, 1, Backend.cpu());
    }

    /** The same in another form, undamped. */
    public HierarchicalMemory as(Form other) {
        return new HierarchicalMemory(layers, lagrangians, weights, biases, given("form", other), 1, backend);
    }

    /**
     * The same with smaller steps: the equation z = (1 − β)·z + β·f(z). It has the same equilibria, and where f jumps to and fro it may find them. (The
     * papers call 1 − β the damping.)
     *
     * @param beta β, more than 0 and at most 1
     * @throws ArgumentException if β is out of its range
     * @throws MemoryException if even and odd layers take turns: their steps are damped within, or end at a minimum already
     */
    public HierarchicalMemory damped(double beta) {
        if (!(beta > 0 && beta <= 1)) throw new ArgumentException("Steps of " + beta + ": give a number above 0, at most 1.");
        if (form.isEvenOdd()) throw new MemoryException("Updates of even and odd layers in turn are not damped: use HAM or CHN.");
        return new HierarchicalMemory(layers, lagrangians, weights, biases, form, beta, backend);
    }

    /** The same with even and odd layers in turn. */
    public HierarchicalMemory evenOdd() { return as(form.isContinuous() ? Form.EVEN_ODD_CHN : Form.EVEN_ODD_HAM); }

    /** The same on another device. */
    public HierarchicalMemory on(Backend device) {
        return new HierarchicalMemory(layers, lagrangians, weights, biases, form, step, given("backend", device));
    }

    /** The same with other kinds of neurons: one for every layer from the input on, or one for all. */
    public HierarchicalMemory with(Lagrangian... kinds) {
        if (eachGiven("kinds", kinds).length != 1 && kinds.length != layers.length)
            throw new MemoryException(kinds.length + " Lagrangians were given for " + layers.length + " layers: give one for each, or one for all.");
        var all = new Lagrangian[layers.length];
        Arrays.setAll(all, l -> kinds[kinds.length == 1 ? 0 : l]);
        return new HierarchicalMemory(layers, all, weights, biases, form, step, backend);
    }

    /** The same with random synapses and no biases. */
    public HierarchicalMemory initialised(Xavier xavier, long seed) {
        int gains = given("xavier", xavier).gains().length;
        if (gains != 1 && gains != layers.length - 1)
            throw new MemoryException("%d gains were given for %d blocks of weights: give one for each, or one for all."
                    .formatted(gains, layers.length - 1));
        var drawn = new Matrix[layers.length - 1];
        Arrays.setAll(drawn, l -> xavier.weights(l, layers[l], layers[l + 1], seed));
        return withWeights(drawn);
    }

    /**
     * The same with these synapses, which are copied.
     *
     * @param blocks one for each pair of neighbours: n_l × n_l+1
     * @throws MemoryException if a shape does not fit, or an entry is not finite
     */
    public HierarchicalMemory withWeights(Matrix... blocks) {
        if (eachGiven("blocks", blocks).length != layers.length - 1)
            throw new MemoryException("%d blocks of weights were given for %d layers: there is one between neighbours."
                    .formatted(blocks.length, layers.length));
        var copies = new Matrix[blocks.length];
        Arrays.setAll(copies, l -> checked("block " + l + " of the weights", blocks[l], layers[l], layers[l + 1]).copy());
        return new HierarchicalMemory(layers, lagrangians, copies, biases, form, step, backend);
    }

    /**
     * The same with these biases, which are copied.
     *
     * @param rows one for each layer, the input's first: 1 × n_l
     * @throws MemoryException if a shape does not fit, or an entry is not finite
     */
    public HierarchicalMemory withBiases(Matrix... rows) {
        if (eachGiven("rows", rows).length != layers.length)
            throw new MemoryException("%d rows of biases were given for %d layers: there is one for each, the input's first."
                    .formatted(rows.length, layers.length));
        var copies = new Matrix[rows.length];
        Arrays.setAll(copies, l -> checked("row " + l + " of the biases", rows[l], 1, layers[l]).copy());
        return new HierarchicalMemory(layers, lagrangians, weights, copies, form, step, backend);
    }

    private static Matrix checked(String name, Matrix x, int rows, int cols) {
        if (x.rows() != rows || x.cols() != cols)
            throw new MemoryException("The %s is %d × %d and must be %d × %d.".formatted(name, x.rows(), x.cols(), rows, cols));
        for (float entry : x.entries())
            if (!Float.isFinite(entry)) throw new MemoryException("The %s has the entry %s: all must be finite.".formatted(name, entry));
        return x;
    }

    /**
     * The same with all synapses but the input's multiplied by a gain.
     *
     * @throws MemoryException if a weight becomes too large for float32
     */
    public HierarchicalMemory scaled(double gain) {
        if (!(Math.abs(gain) <= 1e6))
            throw new ArgumentException("Weights can't be multiplied by " + gain + ": give a finite gain of at most a million.");
        var scaled = weights.clone();
        for (int l = 1; l < scaled.length; l++) {
            scaled[l] = weights[l].copy();
            float[] entries = scaled[l].writableEntries();
            for (int k = 0; k < entries.length; k++) entries[k] *= (float) gain;
        }
        return withWeights(scaled);
    }

    /** Neurons of each layer, from the input on; a copy. */
    public int[] layers() { return layers.clone(); }

    /** The Lagrangian of a layer. */
    public Lagrangian lagrangian(int layer) { return lagrangians[checked(layer)]; }

    private int checked(int layer) {
        if (layer < 0 || layer >= layers.length)
            throw new MemoryException("There is no layer %d: they are numbered 0 to %d.".formatted(layer, layers.length - 1));
        return layer;
    }

    /** The synapses from a layer to the next, n_l × n_l+1; a copy. */
    public Matrix weights(int layer) {
        if (layer < 0 || layer >= weights.length)
            throw new MemoryException("There are no synapses %d: they are numbered 0 to %d.".formatted(layer, weights.length - 1));
        return weights[layer].copy();
    }

    /** The biases of a layer, 1 × n_l; a copy. */
    public Matrix biases(int layer) { return biases[checked(layer)].copy(); }

    /** The equation that is solved. */
    public Form form() { return form; }

    /** β of {@link #damped}; 1 where steps are whole. */
    public double step() { return step; }

    /** What computes. */
    public Backend backend() { return backend; }

    Matrix[] sharedWeights() { return weights; }

    Matrix[] sharedTransposed() { return transposed; }

    Matrix[] sharedBiases() { return biases; }

    /** W of all states together, symmetric and n × n with zeros between layers that are no neighbours; layer 1 first. */
    public Matrix matrix() {
        var network = new Network(this, 1);
        Matrix whole = Matrix.zeros(network.size, network.size);
        for (int l = 1; l < weights.length; l++)
            for (int i = 0; i < layers[l]; i++)
                for (int j = 0; j < layers[l + 1]; j++) {
                    whole.set(network.offsets[l] + i, network.offsets[l + 1] + j, weights[l].get(i, j));
                    whole.set(network.offsets[l + 1] + j, network.offsets[l] + i, weights[l].get(i, j));
                }
        return whole;
    }

    /**
     * The equation z = f(z) of this memory's form for inputs.
     *
     * @param inputs B × n₀; a row that is not finite spoils its sample alone
     * @throws MemoryException if the shape does not fit, or even and odd layers are to take turns and their number is even
     */
    public FixedPoint fixedPoint(Matrix inputs) {
        return equation(driven(inputs), 1);
    }

    private Drive driven(Matrix inputs) {
        requireInputs(inputs);
        return Drive.ofInputs(this, inputs);
    }

    /** The equation for a drive: that of this form, or of even–odd HAM where the input is a state, so that the first layer with states is 0. */
    Equation equation(Drive drive, int first) {
        var network = new Network(this, first);
        Equation f = switch (first == 0 ? Form.EVEN_ODD_HAM : form) {
            case HAM -> new Ham(network, drive);
            case CHN -> new Chn(network, drive);
            case EVEN_ODD_HAM -> new EvenOddHam(network, drive);
            case EVEN_ODD_CHN -> new EvenOddChn(network, drive);
        };
        return step == 1 || first == 0 ? f : new Damped(f, step);
    }

    private void requireInputs(Matrix inputs) {
        if (given("inputs", inputs).cols() != layers[0])
            throw new MemoryException("The inputs have %d columns, and the input layer has %d neurons.".formatted(inputs.cols(), layers[0]));
        if (form.isEvenOdd() && layers.length % 2 == 0)
            throw new MemoryException("Even and odd layers take turns where the number of layers is odd, so that the output is even like the input; "
                    + "this memory has " + layers.length + ": add a layer, or use HAM.");
    }

    /** The equilibrium for inputs, from states of 0. */
    public Equilibrium equilibrium(Matrix inputs, Solver solver, Stop stop) {
        var drive = driven(inputs);
        var f = equation(drive, 1);
        return equilibrium(drive, 1, f, Matrix.zeros(f.samples(), f.size()), solver, stop);
    }

    /**
     * The equilibrium for inputs.
     *
     * @param inputs B × n₀
     * @param start  B × as many numbers as a state of this form has: all layers after the input, or in even–odd HAM the even ones
     */
    public Equilibrium equilibrium(Matrix inputs, Matrix start, Solver solver, Stop stop) {
        var drive = driven(inputs);
        return equilibrium(drive, 1, equation(drive, 1), start, solver, stop);
    }

    private Equilibrium equilibrium(Drive drive, int first, FixedPoint f, Matrix start, Solver solver, Stop stop) {
        return new Equilibrium(this, drive, first, f, given("solver", solver).solve(f, start, stop));
    }

    /**
     * The equation of even and odd layers in turn where layer 0 is a state as well, and equals the probe where that is known.
     *
     * @param probes B × n₀; what is not known is not read
     * @param known  by neuron of layer 0: one array for all samples, or one for each
     * @throws MemoryException if a shape does not fit
     */
    public FixedPoint completion(Matrix probes, boolean[]... known) {
        var drive = probed(probes, known);
        var halves = new EvenOddHam(new Network(this, 0), drive);
        return drive.isFree() ? halves : new Clamped(halves);
    }

    private Drive probed(Matrix probes, boolean[]... known) { return Drive.ofProbes(this, checkedProbes(probes, known), known); }

    /**
     * Completes probes: the equilibrium of {@link #completion}, from the probes where they are known and 0 elsewhere. For single updates there is
     * {@link #relaxation(Matrix, boolean[][])}.
     *
     * @param probes B × n₀; what is not known is not read
     * @param known  by neuron of layer 0: one array for all samples, or one for each
     * @throws MemoryException if a shape does not fit
     */
    public Equilibrium complete(Matrix probes, Solver solver, Stop stop, boolean[]... known) {
        var drive = probed(probes, known);
        var f = equation(drive, 0);
        return as(Form.EVEN_ODD_HAM).equilibrium(drive, 0, f, start(drive, f.size()), solver, stop);
    }

    /** What is known of layer 0, and 0 elsewhere, in rows of so many numbers that begin with layer 0. */
    private Matrix start(Drive drive, int size) {
        Matrix start = Matrix.zeros(drive.samples(), size);
        backend.axpby(1, Panel.of(drive.known()), 0, new Panel(start, drive.samples(), 0, layers[0]));
        return start;
    }

    private Matrix checkedProbes(Matrix probes, boolean[]... known) {
        if (given("probes", probes).cols() != layers[0])
            throw new MemoryException("The probes have %d columns, and layer 0 has %d neurons.".formatted(probes.cols(), layers[0]));
        if (eachGiven("known", known).length != 1 && known.length != probes.rows())
            throw new MemoryException("%d masks were given for %d probes: give one for each, or one for all.".formatted(known.length, probes.rows()));
        for (boolean[] mask : known)
            if (mask.length != layers[0]) throw new MemoryException("A mask has %d entries for %d neurons.".formatted(mask.length, layers[0]));
        return probes;
    }

    /**
     * All states of a memory with inputs, to be moved step by step while the energy is watched.
     *
     * @param inputs B × n₀
     * @param start  B × n, all layers after the input side by side
     * @throws MemoryException if a shape does not fit, or even and odd layers are to take turns and their number is even
     */
    public Relaxation relaxation(Matrix inputs, Matrix start) { return new Relaxation(this, 1, driven(inputs), start); }

    /**
     * The same of a completion, from the probes where they are known and 0 elsewhere: {@link Relaxation#odd} and {@link Relaxation#even} in turn are
     * the updates of {@link #completion}. As there, the energy is HAM's.
     *
     * @param probes B × n₀; what is not known is not read
     * @param known  by neuron of layer 0: one array for all samples, or one for each
     * @throws MemoryException if a shape does not fit
     */
    public Relaxation relaxation(Matrix probes, boolean[]... known) {
        var drive = probed(probes, known);
        return new Relaxation(as(Form.EVEN_ODD_HAM), 0, drive, start(drive, new Network(this, 0).size));
    }

    /**
     * The same with its synapses, but the input's, multiplied by the gain that gives a wanted λ, which is that of synchronous HAM at the equilibria
     * of the samples, on average. The gain is found by bisection to some 0.1 %.
     *
     * @param rate   λ, more than 0 and less than 1
     * @param inputs B × n₀, a few samples
     * @throws MemoryException if no gain from 0 to 100 gives it, or there are no samples, or some that are not finite
     */
    public HierarchicalMemory scaledToRate(double rate, Matrix inputs) {
        if (!(rate > 0 && rate < 1)) throw new ArgumentException("The rate λ is " + rate + ": give a number above 0 and below 1.");
        requireInputs(inputs);
        if (inputs.rows() == 0) throw new MemoryException("There are no inputs, and λ is that of samples: give a few.");
        return Scaling.to(this, rate, inputs);
    }

    /**
     * Writes layers, kinds of neurons, form, steps, weights and biases to a file; the backend is not part of it.
     *
     * @throws MemoryException if a layer has a Lagrangian of one's own
     * @throws engram.file.FileException if it can't be written
     */
    public void save(Path file) { MemoryFile.write(this, given("file", file)); }

    /**
     * Reads what {@link #save} has written, for the CPU.
     *
     * @throws MemoryException if the file holds something else
     * @throws engram.file.FileException if it can't be read or is damaged
     */
    public static HierarchicalMemory load(Path file) { return MemoryFile.read(given("file", file)); }

    /** The layers, and how they are updated. */
    @Override public String toString() {
        return "memory of layers " + Arrays.toString(layers) + ", " + form + (step == 1 ? "" : ", steps of " + step);
    }
}
