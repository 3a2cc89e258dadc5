package engram.memory.study;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.data.DataSet;
import engram.memory.training.Evaluation;
import engram.memory.training.Recipe;
import engram.memory.training.Trained;
import engram.memory.training.Training;
import engram.memory.training.Variant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One training of a study, and what is found in the images that it has not seen.
 *
 * @param data    the name of the images
 * @param recipe  how it is trained
 * @param layers  from the input on
 * @param variant form and solver
 * @param seed    of the weights, and of the order of the images
 * @param epochs  of training
 */
public record Trial(String data, Recipe recipe, List<Integer> layers, Variant variant, long seed, int epochs) implements ImageTrial {
    private static final double TOLERANCE = 1e-4;

    /** The columns of {@link #row}. */
    public static final List<String> COLUMNS = List.of("data", "recipe", "layers", "variant", "seed", "epochs", "loss", "accuracy", "iterations",
            "outputIterations", "seconds");

    public Trial {
        given("data", data);
        given("recipe", recipe);
        layers = eachGiven("layers", layers);
        given("variant", variant);
        if (epochs < 1) throw new ArgumentException("A trial trains for " + epochs + " epochs: give at least 1.");
    }

    /**
     * Trains and evaluates; iterations are counted to 1e-4, among as many calls as the recipe makes.
     *
     * @return the values of {@link #COLUMNS}; seconds are those of training
     */
    @Override
    public String row(DataSet images) {
        var memory = recipe.initialised(variant.memory(layers.stream().mapToInt(n -> n).toArray()), seed);
        Trained trained = Training.of(memory, given("images", images).train()).recipe(recipe).solver(variant.solver()).epochs(epochs).seed(seed).run();
        int calls = recipe.forward(memory).calls();
        var found = Evaluation.of(trained.memory(), images.test(), variant.solver(), TOLERANCE, calls);
        double seconds = trained.epochs().stream().mapToDouble(epoch -> epoch.seconds()).sum();
        return String.format(Locale.ROOT, "%s,%s,%s,%s,%d,%d,%.5f,%.4f,%.3f,%.3f,%.2f", data, recipe.name(),
                layers.stream().map(String::valueOf).collect(Collectors.joining("-")), variant, seed, epochs, trained.epochs().getLast().loss(),
                found.accuracy(), found.iterations(), found.outputIterations(), seconds);
    }

    /** Trials of some variants, each with the seeds 1 to {@code seeds}. */
    static List<Trial> of(String data, Recipe recipe, List<Integer> layers, List<Variant> variants, int seeds, int epochs) {
        return variants.stream().flatMap(variant -> IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> new Trial(data, recipe, layers, variant, seed, epochs))).toList();
    }
}
