package engram.memory.study;

import engram.data.DataSet;
import engram.data.Images;
import engram.deq.Solver;
import engram.deq.Status;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.memory.training.Evaluation;
import engram.memory.training.Recipe;
import engram.memory.training.Trained;
import engram.memory.training.Training;
import engram.memory.training.Variant;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One training of a memory of some depth, by the recipe of 2024, with what is found before and after it: λ, the rate of a synchronous call near the
 * equilibrium; how many calls it takes, and how many λ promises; whether samples come to rest; and how good the gradient of the recipe is.
 *
 * @param layers  how many, an odd number from 3 on: 784, then 128 each, then 10
 * @param remedy  against a λ that is too large
 * @param variant form and solver
 * @param seed    of the weights, and of the order of the images
 * @param images  to learn from
 * @param epochs  of training; 0 for a memory that learns nothing
 */
record DepthTrial(int layers, Remedy remedy, Variant variant, long seed, int images, int epochs) implements ImageTrial {
    private static final int ASKED = 500, RESTING = 2000, GRADIENTS = 256;
    private static final double TOLERANCE = 1e-4;

    /**
     * The columns of {@link #row}; those of gradients are of some of the images that it learned from, after training; accuracy and iterations are of all
     * images to test with, or of 2,000 where there are more than nine layers.
     */
    static final List<String> COLUMNS = List.of("layers", "remedy", "variant", "seed", "images", "epochs", "rateBefore", "rateAfter", "rateAfterMost",
            "accuracy", "iterations", "outputIterations", "promised", "converged", "cycles", "seconds", "gradientImages", "cosine", "gradientNorms");

    /**
     * Trains and looks.
     *
     * @return the values of {@link #COLUMNS}
     */
    @Override
    public String row(DataSet data) {
        Images asked = Rows.first(ASKED, data.test()), resting = Rows.first(RESTING, data.test()), known = data.train().first(images);
        Recipe recipe = remedy.recipe(Recipe.of2024(layers));
        HierarchicalMemory memory = remedy.initialised(recipe, variant.memory(Rows.layers(layers)), Rows.first(ASKED, known).toMatrix(), seed);
        double before = Rates.mean(Rates.of(memory, asked.toMatrix()));
        Solver solver = remedy.solver(variant);
        double seconds = 0;
        if (epochs > 0) {
            Trained trained = Training.of(memory, known).recipe(recipe).solver(solver).epochs(epochs).seed(seed)
                    .constrained(remedy.constraints()).run();
            memory = trained.memory();
            seconds = trained.epochs().stream().mapToDouble(epoch -> epoch.seconds()).sum();
        }
        int calls = recipe.forward(memory).calls(); // 40·⌊L/2⌋
        double[] rates = Rates.of(memory, asked.toMatrix());
        var found = Evaluation.of(memory, layers > 9 ? resting : data.test(), solver, TOLERANCE, calls);
        var solution = memory.equilibrium(resting.toMatrix(), solver, new Stop(TOLERANCE, calls)).solution();
        var gradients = Gradients.of(memory, Rows.first(GRADIENTS, known), solver, recipe);
        return String.format(Locale.ROOT, "%d,%s,%s,%d,%d,%d,%.5f,%.5f,%.5f,%.4f,%.3f,%.3f,%.3f,%.4f,%.4f,%.2f,%d,%.5f,%s", layers, remedy, variant, seed,
                images, epochs, before, Rates.mean(rates), Rates.largest(rates), found.accuracy(), found.iterations(), found.outputIterations(),
                promised(rates, calls - 1), solution.count(Status.CONVERGED) / (double) resting.count(),
                solution.count(Status.CYCLE) / (double) resting.count(), seconds, gradients.images(), gradients.cosine(), gradients.norms());
    }

    /** The calls that λ promises until the output is as near as the tolerance says, if it is wrong by its own size at the start; a mean over images. */
    private double promised(double[] rates, int most) {
        return DoubleStream.of(rates).map(rate -> Rates.calls(rate, variant, TOLERANCE, most)).average().orElseThrow();
    }
}
