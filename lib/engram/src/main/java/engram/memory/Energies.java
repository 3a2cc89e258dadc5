package engram.memory;

import engram.argument.ArgumentException;
import engram.memory.Network.Parity;
import engram.parallel.Cores;
import engram.tensor.Matrix;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The parts of the energy of every sample, in float64 from states in float32. */
public final class Energies {
    private final int first;
    private final double[][] layers, synapses, drives; // by sample and layer, from 0 on

    private Energies(int first, int samples, int count) {
        this.first = first;
        layers = new double[samples][count];
        synapses = new double[samples][count];
        drives = new double[samples][count];
    }

    static Energies of(HierarchicalMemory memory, Network network, Drive drive, Matrix states) {
        int samples = states.rows();
        var energies = new Energies(network.first, samples, network.sizes.length);
        Matrix rho = Matrix.zeros(samples, network.size), field = Matrix.zeros(samples, network.size);
        network.activate(samples, Parity.ALL, states, rho);
        for (int l = network.first; l + 1 < network.sizes.length; l++)   // to layer l comes what layer l + 1 sends it
            network.backend.addProduct(network.layer(rho, samples, l + 1), memory.sharedTransposed()[l], network.layer(field, samples, l));
        float[] s = states.entries(), r = rho.entries(), f = field.entries(), input = drive.inputs().entries();
        Cores.forEach(samples, i -> {
            for (int l = network.first; l < network.sizes.length; l++) {
                int at = i * network.size + network.offsets[l], n = network.sizes[l];
                double[] state = new double[n];
                for (int j = 0; j < n; j++) state[j] = s[at + j];
                // s·ρ(s) − L(s), or ½|s|²
                energies.layers[i][l] = memory.form().isContinuous() ? dot(s, s, at, n) / 2 : dot(s, r, at, n) - memory.lagrangian(l).value(state);
                energies.synapses[i][l] = -dot(r, f, at, n);
                energies.drives[i][l] = -dot(r, input, at, n);
            }
        });
        return energies;
    }

    private static double dot(float[] a, float[] b, int at, int n) {
        double sum = 0;
        for (int j = at; j < at + n; j++) sum += (double) a[j] * b[j];
        return sum;
    }

    /** The number of samples. */
    public int samples() { return layers.length; }

    /** What a layer adds to the energy of a sample: s·ρ(s) − L(s), or ½|s|² in a continuous Hopfield network. */
    public double layer(int sample, int layer) { return layers[checked(sample)][checkedLayer(layer, 0)]; }

    /** What the synapses between a layer and the next add: −ρ(s_l)·W_l·ρ(s_l+1). */
    public double synapses(int sample, int layer) { return synapses[checked(sample)][checkedLayer(layer, 1)]; }

    /** What bias and input add: −I_l·ρ(s_l). */
    public double drive(int sample, int layer) { return drives[checked(sample)][checkedLayer(layer, 0)]; }

    /** What all layers together add to the energy of a sample. */
    public double layers(int sample) { return DoubleStream.of(layers[checked(sample)]).sum(); }

    /** What all synapses together add. */
    public double synapses(int sample) { return DoubleStream.of(synapses[checked(sample)]).sum(); }

    /** What biases and inputs together add. */
    public double drive(int sample) { return DoubleStream.of(drives[checked(sample)]).sum(); }

    /** E of a sample. */
    public double total(int sample) { return layers(sample) + synapses(sample) + drive(sample); }

    /** E of every sample. */
    public double[] totals() { return IntStream.range(0, samples()).mapToDouble(this::total).toArray(); }

    private int checked(int sample) {
        if (sample < 0 || sample >= samples())
            throw new ArgumentException("There is no sample " + sample
                    + (samples() == 0 ? ": there are none." : ": they are numbered 0 to " + (samples() - 1) + "."));
        return sample;
    }

    private int checkedLayer(int layer, int fewer) {
        int last = layers[0].length - 1 - fewer; // a sample was looked for first
        if (layer < first || layer > last)
            throw new MemoryException(last < first ? "There are no synapses between states here: layer " + first + " is the only one."
                    : "There is no such part of layer %d: they are numbered %d to %d.".formatted(layer, first, last));
        return layer;
    }
}
