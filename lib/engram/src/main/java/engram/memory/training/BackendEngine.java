package engram.memory.training;

import engram.deq.Adjoint;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.Equilibrium;
import engram.memory.HierarchicalMemory;
import engram.memory.Sensitivities;
import engram.parallel.Cores;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** One operation of the library after the other, for every memory and on every backend. */
final class BackendEngine implements Engine {
    private final Parameters parameters;
    private final Examples examples;
    private final Solver solver;
    private final Stop stop;
    private final Adjoint adjoint;

    BackendEngine(Parameters parameters, Examples examples, Solver solver, Stop stop, Adjoint adjoint) {
        this.parameters = parameters;
        this.examples = examples;
        this.solver = solver;
        this.stop = stop;
        this.adjoint = adjoint;
    }

    @Override public Parameters parameters() { return parameters; }

    /** The device is this thread's for a batch at a time. */
    @Override public Outcome step(int[] numbers, double rate, long step) {
        HierarchicalMemory memory = parameters.memory();
        var outcome = new AtomicReference<Outcome>();
        memory.backend().together(() -> outcome.set(step(memory, numbers, rate, step)));
        return outcome.get();
    }

    private Outcome step(HierarchicalMemory memory, int[] numbers, double rate, long step) {
        Equilibrium equilibrium = memory.equilibrium(inputs(numbers), solver, stop);
        Matrix outputs = equilibrium.outputs(), slopes = Matrix.zeros(outputs.rows(), outputs.cols());
        double loss = Engine.loss(outputs, examples, numbers, slopes);
        if (!Double.isFinite(loss)) throw Engine.notFinite("The loss", step);
        Sensitivities found = equilibrium.sensitivities(slopes, adjoint);
        int last = memory.layers().length - 1;
        if (!Double.isFinite(Engine.bounded(size(found, last + 1)))) throw Engine.notFinite("The gradient", step);
        Matrix[] weights = new Matrix[last], biases = new Matrix[parameters.biases.size()];
        Arrays.setAll(weights, l -> found.weights(l));
        Arrays.setAll(biases, l -> found.biases(l + 1));
        for (int l = 0; l < weights.length; l++) move(parameters.weights.get(l), weights[l], rate, step);
        for (int l = 0; l < biases.length; l++) move(parameters.biases.get(l), biases[l], rate, step);
        return new Outcome(loss / numbers.length, equilibrium.solution().meanCalls());
    }

    /** B × n₀: grey/255. */
    private Matrix inputs(int[] numbers) {
        int n = examples.inputs();
        Matrix inputs = Matrix.zeros(numbers.length, n);
        float[] entries = inputs.writableEntries();
        var pixels = new byte[n];
        for (int i = 0; i < numbers.length; i++) {
            examples.copyInput(numbers[i], pixels);
            for (int p = 0; p < n; p++) entries[i * n + p] = (pixels[p] & 0xff) / 255f;
        }
        return inputs;
    }

    private static void move(Parameters.Block block, Matrix gradient, double rate, long step) {
        float[] g = gradient.writableEntries(), values = block.values();
        Cores.ranges(g.length, 1, (from, to) -> block.moments().step(values, from, to, g, from, rate, step));
    }

    /** Bounds a gradient: what drives times activations, each summed over the neurons of a sample, come to. */
    private static double size(Sensitivities found, int layers) {
        var drives = new double[found.samples()];
        var activations = new double[found.samples()];
        Matrix input = found.activations(0);
        for (int i = 0; i < activations.length; i++) {
            for (float one : input.row(i)) activations[i] = Math.max(activations[i], Math.abs(one));
        }
        for (int l = 1; l < layers; l++) {
            addSizes(found.drives(l), drives);
            addSizes(found.activations(l), activations);
        }
        double size = 0;
        for (int i = 0; i < drives.length; i++) size += drives[i] * activations[i];
        return size;
    }

    private static void addSizes(Matrix x, double[] sums) {
        for (int i = 0; i < sums.length; i++) for (float one : x.row(i)) sums[i] += Math.abs(one);
    }
}
