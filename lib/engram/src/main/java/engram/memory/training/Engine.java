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
     * @return the loss of the batch before the step
     * @throws TrainingException if something is not finite; no parameter has changed then
     */
    double step(int[] images, double rate, long step);

    /** The parameters as they are now, up to date and in place. */
    Parameters parameters();

    /** Takes the parameters, which have been changed from outside. */
    void reload();

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
