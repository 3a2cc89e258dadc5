package engram.cli;

import engram.argument.ArgumentException;
import engram.data.DataSet;
import engram.data.Mnist;
import engram.memory.HierarchicalMemory;
import engram.memory.MemoryException;
import engram.memory.training.Evaluation;
import engram.memory.training.Recipe;
import engram.memory.training.Trained;
import engram.memory.training.Training;
import engram.memory.training.TrainingException;
import engram.memory.training.Variant;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Training of a layered memory with MNIST, and what it makes of the images to test with. */
@Command(name = "ham", mixinStandardHelpOptions = true, description = "Trains a hierarchical associative memory with MNIST.")
final class HamBench implements Callable<Integer> {

    @Option(names = "--variant", defaultValue = "eo-aa",
            description = "ham, ham-aa, eo, eo-aa, chn, chn-aa, eo-chn or eo-chn-aa (default: ${DEFAULT-VALUE})")
    private String variant;

    @Option(names = "--layers", split = ",", defaultValue = "784,512,10", description = "neurons, from the input on (default: ${DEFAULT-VALUE})")
    private int[] layers;

    @Option(names = "--epochs", defaultValue = "1", description = "epochs of training (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--train", defaultValue = "60000", description = "images to learn from, at most 60,000 (default: ${DEFAULT-VALUE})")
    private int train;

    @Option(names = "--seed", defaultValue = "1", description = "seed of the weights and of the order (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--recipe", defaultValue = "2023", description = "2023 or 2024 (default: ${DEFAULT-VALUE})")
    private int recipe;

    @Option(names = "--tolerance", defaultValue = "0",
            description = "a sample is finished below this residual; 0 for all calls of the recipe (default: ${DEFAULT-VALUE})")
    private double tolerance;

    @Option(names = "--data", description = "a folder with the four files of MNIST; else they are found or fetched")
    private Path folder;

    @Option(names = "--sample", description = "the digits that come with Engram instead, 800 to learn from, in turn, and 200 to test with")
    private boolean sample;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Override
    public Integer call() {
        options.require(recipe == 2023 || recipe == 2024, "--recipe is %d, and must be 2023 or 2024.", recipe);
        options.require(!sample || folder == null, "--sample and --data are two places for the digits: give one of them.");
        options.require(train >= 1 && train <= 60_000, "--train is %d, and must be from 1 to 60000.", train);
        try {
            var form = Variant.named(variant);
            var by = recipe == 2023 ? Recipe.WORKSHOP_2023 : Recipe.of2024(layers.length);
            var memory = by.initialised(form.memory(layers).on(options.device().backend()), seed);
            return bench(digits(), form, by, memory);
        } catch (ArgumentException | MemoryException impossible) {
            throw options.misuse(impossible.getMessage());
        } catch (TrainingException failure) {
            if (failure.trained().isPresent()) throw failure; // it had begun
            throw options.misuse(failure.getMessage());
        }
    }

    private DataSet digits() {
        if (!sample) {
            DataSet mnist = folder == null ? Mnist.load() : Mnist.from(folder);
            return new DataSet(mnist.name(), mnist.train().first(train), mnist.test(), mnist.origin());
        }
        DataSet few = Mnist.sample();
        int[] turns = IntStream.range(0, train).map(k -> k % few.train().count()).toArray();
        return new DataSet(few.name(), few.train().select(turns), few.test(), few.origin());
    }

    private int bench(DataSet digits, Variant form, Recipe by, HierarchicalMemory memory) {
        var training = Training.of(memory, digits.train()).recipe(by).solver(form.solver()).epochs(epochs).tolerance(tolerance).seed(seed);
        Timed<Trained> run = Timed.median(options.repeat(), training::run);
        Trained trained = run.result();
        Evaluation found = Evaluation.of(trained.memory(), digits.test(), form.solver(), 1e-4, by.forward(memory).calls());
        return options.print(new BenchReport("ham", options.device(), training.engine(), run.seconds())
                .with("variant", form.toString()).with("layers", layers).with("recipe", by.name()).with("images", digits.name()).with("train", train).with("epochs", epochs)
                .with("secondsPerEpoch", run.seconds() / epochs).with("loss", trained.epochs().getLast().loss())
                .with("testAccuracy", found.accuracy()).with("meanIterations", found.iterations())
                .with("meanOutputIterations", found.outputIterations())
                .with("meanCalls", trained.epochs().stream().mapToDouble(epoch -> epoch.calls()).average().orElseThrow()));
    }
}
