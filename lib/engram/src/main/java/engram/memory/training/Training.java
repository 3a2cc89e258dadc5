package engram.memory.training;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.data.Images;
import engram.deq.Anderson;
import engram.deq.Picard;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.memory.Lagrangian;
import engram.progress.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A memory that is to learn to name images: its input is their grey/255, and its output shall be 1 at the label and 0 elsewhere.
 *
 * <pre>{@code
 * var memory = Recipe.OF_2024.initialised(HierarchicalMemory.layers(784, 512, 10).evenOdd(), seed);
 * var trained = Training.of(memory, digits).recipe(Recipe.OF_2024).solver(Training.ANDERSON).epochs(3).run();
 * }</pre>
 *
 * Immutable; the same training gives the same weights, bit for bit, on one machine.
 */
public final class Training {
    /** Anderson's acceleration as the recipes have it: of 4 states, trusted where it is near. */
    public static final Solver ANDERSON = new Anderson(4).with(Anderson.Safeguard.NEAR);

    private final HierarchicalMemory memory;
    private final Examples examples;
    private final Recipe recipe;
    private final Solver solver;
    private final int epochs;
    private final double tolerance;
    private final long seed;
    private final boolean readable;
    private final Optional<Course.Place> place;
    private final List<Constraint> constraints;

    private Training(HierarchicalMemory memory, Examples examples, Recipe recipe, Solver solver, int epochs, double tolerance, long seed,
            boolean readable, Optional<Course.Place> place, List<Constraint> constraints) {
        this.memory = memory;
        this.examples = examples;
        this.recipe = recipe;
        this.solver = solver;
        this.epochs = epochs;
        this.tolerance = tolerance;
        this.seed = seed;
        this.readable = readable;
        this.place = place;
        this.constraints = constraints;
    }

    /**
     * Training of a memory with images, by {@link Recipe#OF_2024} and with Picard's iteration, for ten epochs.
     *
     * @throws TrainingException if an image has not as many pixels as the memory has inputs, or a label no output
     */
    public static Training of(HierarchicalMemory memory, Images images) {
        int[] layers = given("memory", memory).layers();
        if (given("images", images).size() != layers[0])
            throw new TrainingException("The images have %d pixels, and the memory %d inputs.".formatted(images.size(), layers[0]));
        for (int k = 0; k < images.count(); k++)
            if (images.label(k) < 0 || images.label(k) >= layers[layers.length - 1])
                throw new TrainingException("Image %d has the label %d, and the memory %d outputs, numbered from 0."
                        .formatted(k, images.label(k), layers[layers.length - 1]));
        return of(memory, new Examples.Named(images));
    }

    /**
     * Training to complete images: the memory's input is what is known of them, its output shall be the rest, each in the order of the pixels.
     *
     * @param known by pixel
     * @throws TrainingException if what is known has not as many pixels as the memory has inputs, or the rest as it has outputs
     */
    public static Training completing(HierarchicalMemory memory, Images images, boolean[] known) {
        int[] layers = given("memory", memory).layers();
        if (given("images", images).size() != given("known", known).length)
            throw new TrainingException("The images have %d pixels, and the mask %d.".formatted(images.size(), known.length));
        var examples = new Examples.Completed(images, known);
        if (examples.inputs() != layers[0] || examples.unknown().length != layers[layers.length - 1])
            throw new TrainingException("%d pixels are known and %d are not: the memory needs as many inputs and outputs, and has %d and %d."
                    .formatted(examples.inputs(), examples.unknown().length, layers[0], layers[layers.length - 1]));
        return of(memory, examples);
    }

    private static Training of(HierarchicalMemory memory, Examples examples) {
        return new Training(memory, examples, Recipe.of2024(memory.layers().length), new Picard(), 10, 0, 0, false, Optional.empty(), List.of());
    }

    /** The same by another recipe. */
    public Training recipe(Recipe other) {
        return new Training(memory, examples, given("recipe", other), solver, epochs, tolerance, seed, readable, place, constraints);
    }

    /** The same with another solver. */
    public Training solver(Solver other) {
        return new Training(memory, examples, recipe, given("solver", other), epochs, tolerance, seed, readable, place, constraints);
    }

    /** The same for so many epochs. */
    public Training epochs(int count) {
        if (count < 1 || count > 1_000_000) throw new ArgumentException("Training for " + count + " epochs: give from 1 to a million.");
        return new Training(memory, examples, recipe, solver, count, tolerance, seed, readable, place, constraints);
    }

    /**
     * The same, but that a sample is finished as soon as its residual is below a tolerance: else all calls of the recipe are made.
     *
     * @param value as in {@link Stop}
     */
    public Training tolerance(double value) {
        new Stop(value, 1);
        return new Training(memory, examples, recipe, solver, epochs, value, seed, readable, place, constraints);
    }

    /** The same with another seed, from which the order of the images follows where the recipe shuffles them. */
    public Training seed(long other) { return new Training(memory, examples, recipe, solver, epochs, tolerance, other, readable, place, constraints); }

    /** The same an operation of the library at a time, which takes longer: what the fast way is compared with. */
    public Training readable() { return new Training(memory, examples, recipe, solver, epochs, tolerance, seed, true, place, constraints); }

    /** The same with these constraints, one after the other, and no others. */
    public Training constrained(Constraint... some) {
        return new Training(memory, examples, recipe, solver, epochs, tolerance, seed, readable, place, List.of(eachGiven("some", some)));
    }

    /**
     * The same with checkpoints: a few seconds of work are lost at most when it is stopped, and running it again goes on where the last one was
     * written. Each training has a folder of its own.
     */
    public Training checkpoints(Path folder) { return checkpoints(folder, 5); }

    /** The same, so many seconds apart. */
    Training checkpoints(Path folder, double seconds) {
        var here = Optional.of(new Course.Place(given("folder", folder), seconds));
        return new Training(memory, examples, recipe, solver, epochs, tolerance, seed, readable, here, constraints);
    }

    /**
     * Trains, or goes on with it. Stops within 0.2 s when the thread is interrupted.
     *
     * @throws TrainingException if there are fewer images than a batch has, a loss or a gradient is not finite, or a checkpoint belongs to another
     *                           training, or is further than the epochs asked for; it has what was learned until then
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     * @throws engram.file.FileException if a checkpoint can't be written or is damaged
     */
    public Trained run() {
        int batches = examples.count() / recipe.batch();
        if (batches == 0)
            throw new TrainingException("The %d images don't fill a batch of %d: give more, or use Recipe.inBatchesOf."
                    .formatted(examples.count(), recipe.batch()));
        try (Engine engine = begin()) {
            return run(engine, batches);
        }
    }

    private Trained run(Engine engine, int batches) {
        Course course = place.map(where -> Course.in(where, this, engine)).orElseGet(() -> Course.beginning(this, engine));
        if (course.epoch() > epochs || course.epoch() == epochs && course.batch() > 0)
            throw new TrainingException("The checkpoint is further than %d epochs: train for more, or give this training a folder of its own."
                    .formatted(epochs));
        try (var progress = Progress.of("training", (long) epochs * batches)) {
            progress.step(course.step());
            engine.together(() -> {
                while (course.epoch() < epochs) epoch(engine, course, batches, progress);
            });
        } catch (TrainingException failure) { // no parameter has changed since the last batch
            course.save();
            throw new TrainingException(failure.getMessage(), new Trained(engine.parameters().memory(), course.epochs()));
        }
        course.save();
        return new Trained(engine.parameters().memory(), course.epochs());
    }

    private void epoch(Engine engine, Course course, int batches, Progress progress) {
        int[] order = Order.of(recipe.shuffled(), seed, course.epoch(), examples.count());
        double rate = recipe.rate().in(course.epoch());
        while (course.batch() < batches) {
            int first = course.batch();
            var some = new int[Math.min(engine.atOnce(), batches - first)][];
            Arrays.setAll(some, k -> Arrays.copyOfRange(order, (first + k) * recipe.batch(), (first + k + 1) * recipe.batch()));
            engine.steps(some, rate, course.step() + 1, outcome -> {
                course.add(outcome);
                progress.step();
            });
            constraints.forEach(constraint -> constrain(constraint, engine.parameters(), rate, course.step()));
            progress.rename(String.format(Locale.ROOT, "epoch %d, loss %.4f", course.epoch() + 1, course.meanLoss()));
            course.saveNowAndThen();
        }
        course.finishEpoch();
    }

    private static void constrain(Constraint constraint, Parameters parameters, double rate, long step) {
        switch (constraint) {
            case WeightDecay decay -> decay.apply(parameters, rate);
            case SpectralClip clip -> clip.apply(parameters, step);
        }
    }

    /** What computes, in a few words. */
    public String engine() {
        if (isTiled()) return "tiles of samples in vectors";
        return isFused() ? CudaHamEngine.description() : "operations of " + memory.backend().description();
    }

    private boolean isTiled() { return !readable && TileEngine.does(memory, solver, recipe.adjoint(memory, solver)); }

    private boolean isFused() {
        return !readable && constraints.isEmpty() && CudaHamEngine.does(memory, examples, recipe.optimiser(), solver, recipe.adjoint(memory, solver));
    }

    private Engine begin() {
        var parameters = new Parameters(memory, recipe);
        Stop all = recipe.forward(memory), stop = tolerance == 0 ? all : new Stop(tolerance, all.calls());
        var adjoint = recipe.adjoint(memory, solver);
        if (isTiled()) return new TileEngine(memory, parameters, examples, recipe.batch(), solver, stop, adjoint);
        if (isFused()) return new CudaHamEngine(memory, parameters, examples, recipe.batch(), solver, stop, adjoint);
        return new BackendEngine(parameters, examples, solver, stop, adjoint);
    }

    /** All that the weights depend on, to be compared with that of a checkpoint. */
    String description() {
        String neurons = IntStream.range(0, memory.layers().length).mapToObj(l -> name(memory.lagrangian(l))).collect(Collectors.joining(", "));
        return "%s; %s; %s; %s; %s; %s; tolerance %s; seed %d; %s; weights %s".formatted(memory, neurons, examples.description(), recipe, solver,
                constraints, tolerance, seed, memory.backend().name(), Mark.of(memory));
    }

    /** The same in every process, which what an object of a student's class says of itself need not be. */
    private static String name(Lagrangian neurons) { return neurons instanceof Record ? neurons.toString() : neurons.getClass().getName(); }
}
