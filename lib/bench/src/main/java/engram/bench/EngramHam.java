package engram.bench;

import engram.data.Mnist;
import engram.memory.training.Variant;
import engram.tensor.Backend;
import java.util.List;

/**
 * Engram's training of a memory with the shipped digits, on the CPU. The time is that of an epoch of MNIST, the figure the mean loss of the
 * batches.
 *
 * @param batches  that are timed
 * @param training what is done
 */
record EngramHam(int batches, HamTraining training) implements Contestant {
    /** The rows of the table: first these, all calls being made, and then the same with a tolerance. */
    static final List<Variant> VARIANTS = List.of(Variant.HAM, Variant.HAM_AA, Variant.EO, Variant.EO_AA);

    private static final double TOLERANCE = 1e-4;

    /** The first trainings, in ns, in which the JVM compiles the loops; they are not timed. */
    private static final long WARM_UP = 1_000_000_000;

    EngramHam(int batches) {
        this(batches, new HamTraining(Mnist.sample().train(), Backend.cpu()));
    }

    /** The variant of a row, counted from 1. */
    private static Variant variant(int row) {
        return VARIANTS.get((row - 1) % VARIANTS.size());
    }

    /** The tolerance of a row; 0 where all calls are made. */
    private static double tolerance(int row) {
        return row > VARIANTS.size() ? TOLERANCE : 0;
    }

    /** What a row is called. */
    static String label(int row) {
        return variant(row) + (row > VARIANTS.size() ? " to 1e-4" : "");
    }

    /** What others are asked for a row. */
    static String question(int row, int batches) {
        return "%s %s %d".formatted(variant(row), tolerance(row), batches);
    }

    @Override
    public String name() {
        return "Engram (%d threads)".formatted(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Outcome run(int row) {
        for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end;) {
            training.run(variant(row), tolerance(row), Math.min(8, batches));
        }
        return training.run(variant(row), tolerance(row), batches);
    }
}
