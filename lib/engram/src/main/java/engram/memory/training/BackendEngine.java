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

    @Override public Outcome step(int[] numbers, double rate, long step) {
        HierarchicalMemory memory = parameters.memory();
        Equilibrium equilibrium = memory.equilibrium(inputs(numbers), solver, stop);
        Matrix outputs = equilibrium.outputs(), slopes = Matrix.zeros(outputs.rows(), outputs.cols());
        double loss = Engine.loss(outputs, examples, numbers, slopes);
        if (!Double.isFinite(loss)) throw notFinite("The loss", step);
        Sensitivities found = equilibrium.sensitivities(slopes, adjoint);
        int last = memory.layers().length - 1;
        Matrix[] weights = new Matrix[last], biases = new Matrix[parameters.biases.size()];
        Arrays.setAll(weights, l -> finite(found.weights(l), step));
        Arrays.setAll(biases, l -> finite(found.biases(l + 1), step));
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
        float[] g = gradient.writableEntries();
        Cores.ranges(g.length, 1, (from, to) -> block.moments().step(block.values(), from, to, g, from, rate, step));
    }

    private static Matrix finite(Matrix gradient, long step) {
        for (float one : gradient.entries()) if (!Float.isFinite(one)) throw notFinite("The gradient", step);
        return gradient;
    }

    /** Why training stops. */
    static TrainingException notFinite(String what, long step) {
        return new TrainingException(what + " of batch " + step + " is not finite, and the memory is as it was before it: "
                + "use a lower learning rate, or more calls of a solver that converges.");
    }
}
