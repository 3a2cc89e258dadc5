package engram.memory.training;

import engram.tensor.Matrix;

/** What does the work of a batch. */
interface Engine {
    /**
     * Trains with one batch.
     *
     * @param examples of the batch, by number
     * @param rate   the learning rate
     * @param step   counted from 1
     * @return what the batch was like before the step
     * @throws TrainingException if something is not finite; no parameter has changed then
     */
    Outcome step(int[] examples, double rate, long step);

    /** The parameters, which it changes in place. */
    Parameters parameters();

    /**
     * Of a batch.
     *
     * @param loss  ½·Σ(outputs − targets)² over its size
     * @param calls of the equation for an equilibrium, the mean over the samples
     */
    record Outcome(double loss, double calls) {}

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
        return loss;
    }
}
