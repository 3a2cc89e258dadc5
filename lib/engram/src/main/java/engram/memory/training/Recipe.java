package engram.memory.training;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.deq.Adjoint;
import engram.deq.FullAdjoint;
import engram.deq.RecurrentBackprop;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.memory.Xavier;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.io.Serializable;

/**
 * How a memory is trained. Calls are those of a memory with three layers; with L layers there are ⌊L/2⌋ times as many, and in a memory with
 * steps of β 1/β times as many forth. The loss of a batch is ½·Σ(s_out − onehot)² over its size, with the states of the output as they are.
 *
 * @param name          as it is called
 * @param optimiser     by which weights, and biases, follow the gradient
 * @param rate          the learning rate
 * @param batch         samples whose gradients are added up; what is left at the end of an epoch is dropped
 * @param shuffled      whether each epoch has an order of its own; else images come as they are
 * @param biases        the standard deviation of the biases that {@link #initialised} draws, which are trained; 0 for none
 * @param forwardCalls  calls of f for an equilibrium
 * @param backward      the way back
 * @param backwardCalls calls of it
 */
public record Recipe(String name, Optimiser optimiser, LearningRate rate, int batch, boolean shuffled, double biases, int forwardCalls,
        Backward backward, int backwardCalls) implements Serializable {

    private static final String CHANGED = " changed";

    /** The way back from an equilibrium. */
    public enum Backward {
        /** The adjoint equation, solved by the solver of the way forth: {@link FullAdjoint}. */
        FULL,
        /** Some calls at the equilibrium, differentiated: {@link RecurrentBackprop}. */
        RECURRENT
    }

    /** The recipe of the printed table of Goemaere, Deleu and Demeester (2023), for 784-512-10. */
    public static final Recipe WORKSHOP_2023 = new Recipe("WORKSHOP_2023", new Madam(10, 1024), LearningRate.constant(.01), 64, false, 0, 40,
            Backward.FULL, 8);

    /** Their recipe of 2024, for three layers; {@link #of2024} has that for any number. */
    public static final Recipe OF_2024 = of2024(3);

    /** Their recipe of 2024 for so many layers. */
    public static Recipe of2024(int layers) {
        double rate = layers <= 3 ? .01 : .005;
        return new Recipe("OF_2024", new Madam(3, 1024), new LearningRate(rate, rate / 10, 10), 64, true, .01, 40, Backward.RECURRENT, 8);
    }

    /** @throws ArgumentException if a number is out of its range */
    public Recipe {
        given("name", name);
        given("optimiser", optimiser);
        given("rate", rate);
        given("backward", backward);
        if (batch < 1) throw new ArgumentException("A batch has " + batch + " samples: it needs at least 1.");
        if (!(biases >= 0 && biases <= 10)) throw new ArgumentException("Biases with a standard deviation of " + biases + ": give 0 to 10.");
        if (forwardCalls < 1 || backwardCalls < 1 || Math.max(forwardCalls, backwardCalls) > 1_000_000)
            throw new ArgumentException("%d calls forth and %d back: give from 1 to a million each.".formatted(forwardCalls, backwardCalls));
    }

    private String changed() { return name.endsWith(CHANGED) ? name : name + CHANGED; }

    /** The same with another optimiser; its name says that it was changed. */
    public Recipe with(Optimiser other) {
        return new Recipe(changed(), other, rate, batch, shuffled, biases, forwardCalls, backward, backwardCalls);
    }

    /** The same with another learning rate. */
    public Recipe with(LearningRate other) {
        return new Recipe(changed(), optimiser, other, batch, shuffled, biases, forwardCalls, backward, backwardCalls);
    }

    /** The same with batches of another size. */
    public Recipe inBatchesOf(int samples) {
        return new Recipe(changed(), optimiser, rate, samples, shuffled, biases, forwardCalls, backward, backwardCalls);
    }

    /** A memory as it is before training: with Xavier's weights, and the biases of this recipe, from a seed. */
    public HierarchicalMemory initialised(HierarchicalMemory memory, long seed) {
        var weighted = given("memory", memory).initialised(Xavier.gain(1), seed);
        int[] layers = memory.layers();
        var rows = new Matrix[layers.length];
        rows[0] = Matrix.zeros(1, layers[0]);
        for (int l = 1; l < rows.length; l++) {
            rows[l] = Matrix.zeros(1, layers[l]);
            var random = RandomStream.of(seed, "biases " + l);
            float[] row = rows[l].writableEntries();
            for (int j = 0; j < row.length; j++) row[j] = (float) (biases * random.gaussian(j));
        }
        return weighted.withBiases(rows);
    }

    /** When the equilibrium of a memory is good enough: after the calls of this recipe. */
    public Stop forward(HierarchicalMemory memory) { return Stop.after(calls(forwardCalls / given("memory", memory).step(), memory)); }

    /** The way back through it, where it was found by a solver. */
    public Adjoint adjoint(HierarchicalMemory memory, Solver solver) {
        given("solver", solver);
        int calls = calls(backwardCalls, given("memory", memory));
        return switch (backward) {
            case FULL -> new FullAdjoint(solver, Stop.after(calls));
            case RECURRENT -> new RecurrentBackprop(calls);
        };
    }

    private static int calls(double calls, HierarchicalMemory memory) {
        return Math.clamp(Math.round(calls * Math.max(1, memory.layers().length / 2)), 1, Integer.MAX_VALUE);
    }
}
