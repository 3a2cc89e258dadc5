package engram.memory.training;

import engram.tensor.Matrix;

/** What does the work of a batch. */
interface Engine {
    /**
     * Trains with one batch.
     *
     * @param images of the batch, by number
     * @param rate   the learning rate
     * @param step   counted from 1
     * @return what the batch was like before the step
     * @throws TrainingException if something is not finite; no parameter has changed then
     */
    Outcome step(int[] images, double rate, long step);

    /** The parameters, which it changes in place. */
    Parameters parameters();

    /**
     * Of a batch.
     *
     * @param loss  ½·Σ(outputs − onehot)² over its size
     * @param calls of the equation for an equilibrium, the mean over the samples
     */
    record Outcome(double loss, double calls) {}

    /** ½·Σ(outputs − onehot)², and slopes ← (outputs − onehot)/B. */
    static double loss(Matrix outputs, int[] labels, Matrix slopes) {
        float share = 1f / labels.length;
        double loss = 0;
        float[] slope = slopes.writableEntries(), found = outputs.entries();
        for (int i = 0; i < labels.length; i++)
            for (int j = 0; j < outputs.cols(); j++) {
                int k = i * outputs.cols() + j;
                float error = found[k] - (labels[i] == j ? 1 : 0);
                loss += (double) error * error / 2;
                slope[k] = error * share;
            }
        return loss;
    }
}
