package engram.memory.training;

import engram.tensor.Matrix;
import java.util.function.Consumer;

/** What does the work of a batch. To be closed. */
interface Engine extends AutoCloseable {
    /** A loss, or a gradient, that may be larger counts as not finite: its square would not fit in float32. */
    double LARGEST = 1e18;

    /** Does work of many steps; all steps are within. */
    default void together(Runnable work) { work.run(); }

    /**
     * Trains with one batch.
     *
     * @param examples of the batch, by number
     * @param rate   the learning rate
     * @param step   counted from 1
     * @return what the batch was like before the step
     * @throws TrainingException if something is not finite, or larger than {@link #LARGEST}; no parameter has changed then
     */
    Outcome step(int[] examples, double rate, long step);

    /** How many batches it would have at once. */
    default int atOnce() { return 1; }

    /**
     * Trains with one batch after the other, at the same rate.
     *
     * @param step of the first of them
     * @param done is told of each batch, in order, before it throws
     * @throws TrainingException as a step does; what was learned from the batches before is kept
     */
    default void steps(int[][] batches, double rate, long step, Consumer<Outcome> done) {
        for (int k = 0; k < batches.length; k++) done.accept(step(batches[k], rate, step + k));
    }

    /** The parameters as they are now. They may be changed before the first step, and, with an engine that has a batch at a time, between two steps. */
    Parameters parameters();

    @Override default void close() {}

    /**
     * Of a batch.
     *
     * @param loss  ½·Σ(outputs − targets)² over its size
     * @param calls of the equation for an equilibrium, the mean over the samples
     */
    record Outcome(double loss, double calls) {}

    /** The same number, or NaN where it is larger than {@link #LARGEST}. */
    static double bounded(double size) { return size <= LARGEST ? size : Double.NaN; }

    /** ½·Σ(outputs − targets)², and slopes ← (outputs − targets)/B. */
    static double loss(Matrix outputs, Examples examples, int[] numbers, Matrix slopes) {
        float share = 1f / numbers.length;
        double loss = 0;
        float[] slope = slopes.writableEntries(), found = outputs.entries();
        for (int i = 0; i < numbers.length; i++)
            for (int j = 0; j < outputs.cols(); j++) {
                int k = i * outputs.cols() + j;
                float error = found[k] - examples.target(numbers[i], j);
                loss += (double) error * error / 2;
                slope[k] = error * share;
            }
        return bounded(loss);
    }

    /** Why training stops. */
    static TrainingException notFinite(String what, long step) {
        return new TrainingException(what + " of batch " + step + " is not finite, or larger than 1e18 (what was learned before it is kept): "
                + "use a lower learning rate, or more calls of a solver that converges.");
    }
}
