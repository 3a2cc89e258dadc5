package engram.memory.study;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.data.DataSet;
import engram.data.Images;
import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.Contraction;
import engram.deq.FullAdjoint;
import engram.deq.Solver;
import engram.deq.Status;
import engram.deq.Stop;
import engram.memory.Equilibrium;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.memory.Sensitivities;
import engram.memory.training.Evaluation;
import engram.memory.training.Recipe;
import engram.memory.training.Trained;
import engram.memory.training.Training;
import engram.memory.training.Variant;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One training of a memory of some depth, by the recipe of 2024, with what is found before and after it: λ, the rate of a synchronous call near the
 * equilibrium; how many calls it takes; whether samples come to rest; and how good the gradient of the recipe is.
 *
 * @param layers  how many: 784, then 128 each, then 10
 * @param remedy  against a λ that is too large
 * @param variant form and solver
 * @param seed    of the weights, and of the order of the images
 * @param images  to learn from
 * @param epochs  of training; 0 for a memory that learns nothing
 */
public record DepthTrial(int layers, Remedy remedy, Variant variant, long seed, int images, int epochs) {
    private static final int HIDDEN = 128, ASKED = 500, GRADIENTS = 256, CALLS = 40;
    private static final double TOLERANCE = 1e-4;

    /** The columns of {@link #row}; those of the gradients are of the last batch of images, after training. */
    public static final List<String> COLUMNS = List.of("layers", "remedy", "variant", "seed", "images", "epochs", "rateBefore", "rateAfter", "rateAfterMost",
            "accuracy", "iterations", "outputIterations", "converged", "cycles", "seconds", "cosine", "gradientNorms");

    /** @throws ArgumentException if there are fewer than 3 layers, or no images */
    public DepthTrial {
        given("remedy", remedy);
        given("variant", variant);
        if (layers < 3 || layers > 100) throw new ArgumentException("A trial of depth has " + layers + " layers: give 3 to 100.");
        if (images < 64 || epochs < 0 || epochs > 1000)
            throw new ArgumentException("A trial of depth learns from " + images + " images for " + epochs + " epochs: give at least 64, for 0 to 1000.");
    }

    /** Sizes of the layers, from the input on. */
    private int[] sizes() { return IntStream.range(0, layers).map(l -> l == 0 ? 784 : l == layers - 1 ? 10 : HIDDEN).toArray(); }

    /** 40·⌊L/2⌋, as many calls as the recipe makes. */
    private int calls() { return CALLS * (layers / 2); }

    /**
     * Trains and looks.
     *
     * @return the values of {@link #COLUMNS}
     */
    public String row(DataSet data) {
        Images asked = given("data", data).test().first(ASKED), known = data.train().first(images);
        Recipe recipe = remedy.recipe(Recipe.of2024(layers));
        HierarchicalMemory memory = remedy.initialised(recipe, variant.memory(sizes()), asked.toMatrix(), seed);
        double before = mean(rates(memory, asked));
        double seconds = 0;
        if (epochs > 0) {
            Trained trained = Training.of(memory, known).recipe(recipe).solver(variant.solver()).epochs(epochs).seed(seed).constrained(remedy.constraints()).run();
            memory = trained.memory();
            seconds = trained.epochs().stream().mapToDouble(epoch -> epoch.seconds()).sum();
        }
        double[] after = rates(memory, asked);
        var found = Evaluation.of(memory, data.test(), variant.solver(), TOLERANCE, calls());
        var solution = memory.equilibrium(asked.toMatrix(), variant.solver(), new Stop(TOLERANCE, calls())).solution();
        var gradients = new Gradients(memory, known.first(GRADIENTS), variant.solver(), recipe);
        return String.format(Locale.ROOT, "%d,%s,%s,%d,%d,%d,%.5f,%.5f,%.5f,%.4f,%.3f,%.3f,%.4f,%.4f,%.2f,%.5f,%s", layers, remedy, variant, seed, images, epochs,
                before, mean(after), DoubleStream.of(after).max().orElseThrow(), found.accuracy(), found.iterations(), found.outputIterations(),
                solution.count(Status.CONVERGED) / (double) ASKED, solution.count(Status.CYCLE) / (double) ASKED, seconds, gradients.cosine(), gradients.norms());
    }

    /** λ of synchronous HAM at the equilibria that even and odd layers in turn find, by image. */
    private static double[] rates(HierarchicalMemory memory, Images asked) {
        Matrix inputs = asked.toMatrix();
        var form = memory.layers().length % 2 == 0 ? Form.HAM : Form.EVEN_ODD_HAM;
        Matrix states = memory.as(form).equilibrium(inputs, new Anderson(4), new Stop(1e-6, 2000)).states();
        return Contraction.rates(memory.as(Form.HAM).fixedPoint(inputs), states, 60);
    }

    private static double mean(double[] values) { return DoubleStream.of(values).average().orElseThrow(); }

    /** The gradient of the loss as the recipe finds it, and as it is. */
    private record Gradients(double cosine, String norms) {
        Gradients(HierarchicalMemory memory, Images images, Solver solver, Recipe recipe) { this(of(memory, images, solver, recipe)); }

        private Gradients(Gradients other) { this(other.cosine, other.norms); }

        private static Gradients of(HierarchicalMemory memory, Images images, Solver solver, Recipe recipe) {
            double[][] approximate = weights(memory, images, solver, recipe.forward(memory), recipe.adjoint(memory, solver));
            var exactly = memory.as(Form.EVEN_ODD_HAM);
            var deep = new Stop(1e-6, 4000);
            double[][] exact = weights(memory.layers().length % 2 == 0 ? memory : exactly, images, new Anderson(4), deep, new FullAdjoint(new Anderson(4), deep));
            double product = 0, one = 0, other = 0;
            for (int l = 0; l < exact.length; l++) {
                product += dot(approximate[l], exact[l]);
                one += dot(approximate[l], approximate[l]);
                other += dot(exact[l], exact[l]);
            }
            return new Gradients(product / Math.sqrt(one * other),
                    Arrays.stream(exact).map(layer -> String.format(Locale.ROOT, "%.3e", Math.sqrt(dot(layer, layer)))).collect(Collectors.joining(" ")));
        }

        /** ∂/∂W of ½·Σ(s_out − onehot)² over the number of images, by layer. */
        private static double[][] weights(HierarchicalMemory memory, Images images, Solver solver, Stop stop, Adjoint adjoint) {
            Equilibrium equilibrium = memory.equilibrium(images.toMatrix(), solver, stop);
            int classes = memory.layers()[memory.layers().length - 1];
            Matrix slope = equilibrium.outputs(), wanted = images.oneHot(classes);
            float[] entries = slope.writableEntries();
            for (int k = 0; k < entries.length; k++) entries[k] = (entries[k] - wanted.entries()[k]) / images.count();
            Sensitivities sensitivities = equilibrium.sensitivities(slope, adjoint);
            return IntStream.range(0, memory.layers().length - 1).mapToObj(l -> doubles(sensitivities.weights(l).entries())).toArray(double[][]::new);
        }

        private static double[] doubles(float[] values) { return IntStream.range(0, values.length).mapToDouble(k -> values[k]).toArray(); }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
            return sum;
        }
    }
}
