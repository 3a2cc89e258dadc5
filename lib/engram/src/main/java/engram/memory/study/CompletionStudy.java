package engram.memory.study;

import engram.argument.ArgumentException;
import engram.data.DataSet;
import engram.data.Images;
import engram.data.Mnist;
import engram.deq.Picard;
import engram.deq.Stop;
import engram.file.TableHead;
import engram.memory.DenseMemory;
import engram.memory.HierarchicalMemory;
import engram.memory.ModernHopfield;
import engram.memory.PolynomialInteraction;
import engram.memory.training.Recipe;
import engram.memory.training.Training;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.work.Sweep;
import engram.work.Work;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well memories complete digits whose lower half is covered: the mean error of a covered pixel (0 is paper, 1 is ink), and the share of covered
 * pixels on the wrong side of half ink, each with its standard error over the digits, and the same of the difference to the nearest neighbour, digit
 * by digit. Settings are chosen on other images than those of the result: digits from MNIST's images to learn from that are not stored.
 *
 * @param stored how many images the memories know
 * @param tuned  images that settings are chosen on
 * @param asked  digits to complete, from those to test with
 * @param epochs of the layered memory's training
 */
public record CompletionStudy(int stored, int tuned, int asked, int epochs) implements Serializable {
    private static final int HALF = Mnist.WIDTH * Mnist.WIDTH / 2; // pixels that are covered
    private static final double[] BETAS = {10, 20, 30, 50, 80, 120}, DEGREES = {10, 20, 30, 40, 60, 80};
    private static final int[] HIDDEN = {64, 256, 512};
    private static final long SEED = 1;
    private static final List<String> METHODS = List.of("white paper", "nearest neighbour", "modern", "dense", "layered");
    private static final List<String> COLUMNS = List.of("method", "setting", "grey", "greyError", "wrong", "wrongError", "greyDifference",
            "greyDifferenceError", "wrongDifference", "wrongDifferenceError");

    /** @throws ArgumentException if there is nothing to store, or fewer than two images to choose with or to complete */
    public CompletionStudy {
        if (stored < 1 || tuned < 2 || asked < 2 || epochs < 1 || stored > 50_000 || tuned > 10_000 || asked > 10_000)
            throw new ArgumentException(("%d images stored, %d to choose with, %d to complete, %d epochs: give 1 to 50,000, 2 to 10,000 twice, "
                    + "and an epoch at least.").formatted(stored, tuned, asked, epochs));
    }

    /** The whole study. */
    public static CompletionStudy full() { return new CompletionStudy(10_000, 500, 1000, 20); }

    /** A look at it. */
    public static CompletionStudy few() { return new CompletionStudy(800, 100, 100, 5); }

    /** What a method made of the covered halves: probes × HALF. */
    private record Answer(String setting, Matrix grey) {}

    /** A way to complete digits, with one number to be chosen. */
    private interface Method {
        Matrix complete(Images probes, double setting);
    }

    /**
     * A row for each method, all of which use all cores.
     *
     * @param folder with the files of MNIST; without one, they are found as {@link Mnist#load} says
     */
    public Sweep sweep(Optional<Path> folder) {
        var head = new TableHead("Lower halves of %d digits of MNIST, completed by memories of %d others".formatted(asked, stored),
                "%s %s, tried %s %s %s, seed %d".formatted(this, METHODS, Arrays.toString(BETAS), Arrays.toString(DEGREES), Arrays.toString(HIDDEN),
                        SEED), COLUMNS, METHODS.size());
        var images = ImagesNamed.of("MNIST", folder);
        return new Sweep(head, METHODS.stream().map(method -> new Row(this, method, images)).toList(), _ -> images.get());
    }

    /** A method as a piece of work. */
    private record Row(CompletionStudy study, String method, Once<DataSet> images) implements Work<String> {
        @Override
        public String run() {
            DataSet mnist = images.get();
            Images known = mnist.train().first(study.stored), probes = mnist.test().first(study.asked);
            Images tuning = mnist.train().select(IntStream.range(study.stored, study.stored + study.tuned).toArray());
            return row(method, study.answer(method, known, tuning, probes), neighbours(known, probes), covered(probes));
        }
    }

    private Answer answer(String method, Images known, Images tuning, Images probes) {
        return switch (method) {
            case "white paper" -> new Answer("", Matrix.zeros(probes.count(), HALF));
            case "nearest neighbour" -> new Answer("", neighbours(known, probes));
            case "modern" -> chosen("beta", tuning, probes, (some, beta) -> modern(known, some, beta), BETAS);
            case "dense" -> chosen("degree", tuning, probes, (some, degree) -> dense(known, some, (int) degree), DEGREES);
            case "layered" -> layered(known, tuning, probes);
            default -> throw new AssertionError(method);
        };
    }

    /** By the setting with the smallest grey error on the images for that. */
    private static Answer chosen(String name, Images tuning, Images probes, Method method, double... settings) {
        double best = DoubleStream.of(settings).boxed()
                .min(Comparator.comparingDouble(setting -> mean(errors(method.complete(tuning, setting), covered(tuning))))).orElseThrow();
        return new Answer(name + " " + (int) best, method.complete(probes, best));
    }

    /** Two updates of a modern Hopfield network. */
    private static Matrix modern(Images known, Images probes, double beta) {
        return lower(ModernHopfield.of(known.toMatrix(), beta).normalised().complete(probes.toMatrix(), upperKnown(), 2).states());
    }

    /** One update of a dense memory, in black and white. */
    private static Matrix dense(Images known, Images probes, int degree) {
        Matrix spins = lower(DenseMemory.of(known, new PolynomialInteraction(degree)).complete(DenseMemory.spins(probes), upperKnown(), 1).states());
        float[] entries = spins.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = entries[k] > 0 ? 1 : 0;
        return spins;
    }

    /** A layered memory that has learned to find the lower half given the upper one. */
    private Answer layered(Images known, Images tuning, Images probes) {
        HierarchicalMemory best = null;
        int chosen = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int hidden : HIDDEN) {
            var memory = Recipe.OF_2024.initialised(HierarchicalMemory.layers(HALF, hidden, HALF).evenOdd(), SEED);
            var trained = Training.completing(memory, known, upperKnown()).solver(Training.ANDERSON).epochs(epochs).seed(SEED).run().memory();
            double error = mean(errors(found(trained, tuning), covered(tuning)));
            if (error < least) {
                least = error;
                best = trained;
                chosen = hidden;
            }
        }
        return new Answer("hidden " + chosen, found(best, probes));
    }

    private static Matrix found(HierarchicalMemory memory, Images probes) {
        Matrix found = memory.equilibrium(upper(probes.toMatrix()), new Picard(), new Stop(1e-4, 100)).outputs();
        float[] entries = found.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = Math.clamp(entries[k], 0, 1);
        return found;
    }

    /** The lower halves of the images whose upper halves are nearest. */
    private static Matrix neighbours(Images known, Images probes) {
        Matrix keys = known.toMatrix(), queries = probes.toMatrix(), answers = Matrix.zeros(queries.rows(), HALF);
        Matrix upperKeys = upper(keys), products = Matrix.zeros(queries.rows(), keys.rows());
        Matrix squares = Backend.cpu().rowDots(upperKeys, upperKeys);
        Backend.cpu().gemm(1, upper(queries), Op.AS_IS, upperKeys, Op.TRANSPOSED, 0, products);
        for (int b = 0; b < queries.rows(); b++) {
            int query = b;
            int best = IntStream.range(0, keys.rows()).boxed()
                    .min(Comparator.comparingDouble(mu -> squares.get(mu, 0) - 2 * products.get(query, mu))).orElseThrow(); // |key|² − 2·key·query
            System.arraycopy(keys.entries(), (2 * best + 1) * HALF, answers.writableEntries(), b * HALF, HALF);
        }
        return answers;
    }

    private static boolean[] upperKnown() {
        var known = new boolean[2 * HALF];
        Arrays.fill(known, 0, HALF, true);
        return known;
    }

    private static Matrix upper(Matrix images) { return half(images, 0); }

    private static Matrix lower(Matrix images) { return half(images, HALF); }

    private static Matrix half(Matrix images, int from) {
        Matrix half = Matrix.zeros(images.rows(), HALF);
        for (int i = 0; i < images.rows(); i++) System.arraycopy(images.entries(), i * 2 * HALF + from, half.writableEntries(), i * HALF, HALF);
        return half;
    }

    private static Matrix covered(Images images) { return lower(images.toMatrix()); }

    private static String row(String method, Answer answer, Matrix neighbour, Matrix truth) {
        double[] grey = errors(answer.grey(), truth), wrong = wrong(answer.grey(), truth);
        double[] greyLess = minus(grey, errors(neighbour, truth)), wrongLess = minus(wrong, wrong(neighbour, truth));
        return String.format(Locale.ROOT, "%s,%s,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f", method, answer.setting(), mean(grey), error(grey), mean(wrong),
                error(wrong), mean(greyLess), error(greyLess), mean(wrongLess), error(wrongLess));
    }

    /** Of each image: the mean error of a covered pixel. */
    private static double[] errors(Matrix answers, Matrix truth) {
        return IntStream.range(0, truth.rows()).mapToDouble(b -> IntStream.range(0, HALF)
                .mapToDouble(i -> Math.abs(answers.get(b, i) - truth.get(b, i))).average().orElseThrow()).toArray();
    }

    /** Of each image: the share of its covered pixels on the wrong side of half ink. */
    private static double[] wrong(Matrix answers, Matrix truth) {
        float ink = 128 / 255f;
        return IntStream.range(0, truth.rows()).mapToDouble(b -> IntStream.range(0, HALF)
                .filter(i -> answers.get(b, i) >= ink != truth.get(b, i) >= ink).count() / (double) HALF).toArray();
    }

    private static double[] minus(double[] a, double[] b) { return IntStream.range(0, a.length).mapToDouble(k -> a[k] - b[k]).toArray(); }

    private static double mean(double[] values) { return DoubleStream.of(values).average().orElseThrow(); }

    private static double error(double[] values) {
        double mean = mean(values), squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
