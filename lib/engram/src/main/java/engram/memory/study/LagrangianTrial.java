package engram.memory.study;

import engram.data.DataSet;
import engram.data.Images;
import engram.deq.Status;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import engram.memory.training.Evaluation;
import engram.memory.training.Recipe;
import engram.memory.training.Training;
import engram.memory.training.TrainingException;
import engram.memory.training.Variant;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One training of a memory with some kind of neurons after the input, from a gain that gives λ = ½, with λ and the bound on it before and after.
 *
 * @param layers  how many, an odd number from 3 on: 784, then 128 each, then 10
 * @param neurons of all layers after the input, which keeps the paper's
 * @param variant form and solver
 * @param seed    of the weights, and of the order of the images
 * @param images  to learn from
 * @param epochs  of training, at least 1
 */
record LagrangianTrial(int layers, Neurons neurons, Variant variant, long seed, int images, int epochs) implements ImageTrial {
    private static final int ASKED = 500;
    private static final double RATE = .5, TOLERANCE = 1e-4, TRAINING = 1e-5;

    /** The columns of {@link #row}; the gain is that of the synapses after the input, and a bound is on λ: steepest·‖W‖₂. */
    static final List<String> COLUMNS = List.of("layers", "neurons", "variant", "seed", "images", "epochs", "gain", "rateBefore", "boundBefore", "rateAfter",
            "rateAfterMost", "boundAfter", "norm", "accuracy", "iterations", "outputIterations", "converged", "cycles", "finished", "seconds");

    /** λ and its bound, both means over images, and ‖W‖₂. */
    private record Contracting(double rate, double most, double bound, double norm) {}

    /** @return the values of {@link #COLUMNS}; a training that could not go on is finished 0, and the rest is of what it had learned */
    @Override
    public String row(DataSet data) {
        Images asked = Rows.first(ASKED, data.test()), known = data.train().first(images);
        Recipe recipe = Recipe.of2024(layers);
        var kinds = new Lagrangian[layers];
        Arrays.fill(kinds, neurons.neurons());
        kinds[0] = Lagrangian.logistic();
        var plain = recipe.initialised(variant.memory(Rows.layers(layers)).with(kinds), seed);
        HierarchicalMemory memory = plain.scaledToRate(RATE, Rows.first(ASKED, known).toMatrix());
        double gain = memory.weights(1).get(0, 0) / plain.weights(1).get(0, 0);
        var before = contracting(memory, asked.toMatrix());
        boolean finished = true;
        long began = System.nanoTime();
        try {
            memory = Training.of(memory, known).recipe(recipe).solver(variant.solver()).epochs(epochs).seed(seed).tolerance(TRAINING).run().memory();
        } catch (TrainingException stopped) {
            finished = false;
            memory = stopped.trained().orElseThrow().memory();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        var after = contracting(memory, asked.toMatrix());
        int calls = recipe.forward(memory).calls(); // 40·⌊L/2⌋
        var found = Evaluation.of(memory, data.test(), variant.solver(), TOLERANCE, calls);
        var solution = memory.equilibrium(asked.toMatrix(), variant.solver(), new Stop(TOLERANCE, calls)).solution();
        return String.format(Locale.ROOT, "%d,%s,%s,%d,%d,%d,%.4f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.4f,%.3f,%.3f,%.4f,%.4f,%d,%.2f", layers, neurons, variant,
                seed, images, epochs, gain, before.rate, before.bound, after.rate, after.most, after.bound, after.norm, found.accuracy(), found.iterations(),
                found.outputIterations(), solution.count(Status.CONVERGED) / (double) asked.count(),
                solution.count(Status.CYCLE) / (double) asked.count(), finished ? 1 : 0, seconds);
    }

    private Contracting contracting(HierarchicalMemory memory, Matrix inputs) {
        var resting = Rates.rested(memory, inputs);
        double[] rates = Rates.of(memory, inputs, resting);
        double norm = Backend.cpu().linearAlgebra().singularValues(memory.matrix()).values()[0];
        List<Matrix> states = IntStream.range(1, layers).mapToObj(resting::layer).toList();
        double[] bounds = IntStream.range(0, inputs.rows()).mapToDouble(sample -> norm * states.stream()
                .mapToDouble(layer -> neurons.steepest().applyAsDouble(Rows.doubles(layer.row(sample)))).max().orElseThrow()).toArray();
        return new Contracting(Rates.mean(rates), Rates.largest(rates), Rates.mean(bounds), norm);
    }
}
