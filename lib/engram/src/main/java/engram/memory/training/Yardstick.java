package engram.memory.training;

import engram.deq.Batch;
import engram.deq.FixedPoint;
import engram.math.RowSums;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.Arrays;

/** An equation that notes how far its successive values are apart, and what the outputs among them were. */
final class Yardstick implements FixedPoint {
    private final FixedPoint f;
    private final int outputs;
    private final Matrix before;          // B × n, by sample: the value of the call before
    private final float[] apart;          // n
    private final double[][] residuals;   // by sample and k: ‖f_k − f_k−1‖/‖f_k‖ at number k − 1
    private final float[][][] history;    // by sample and k: y_k
    private final int[] calls;            // by sample
    double right, iterations, outputIterations; // sums over the samples

    Yardstick(FixedPoint f, int most, int outputs) {
        this.f = f;
        this.outputs = outputs;
        this.before = Matrix.zeros(f.samples(), f.size());
        this.apart = new float[f.size()];
        this.residuals = new double[f.samples()][most];
        this.history = new float[f.samples()][most][];
        this.calls = new int[f.samples()];
    }

    @Override public int samples() { return f.samples(); }

    @Override public int size() { return f.size(); }

    @Override public Backend backend() { return f.backend(); }

    @Override public void apply(Batch batch, Matrix z, Matrix out) {
        f.apply(batch, z, out);
        int n = size();
        float[] values = out.entries(), last = before.writableEntries();
        for (int i = 0; i < batch.size(); i++) {
            int sample = batch.number(i), k = calls[sample]++;
            for (int j = 0; j < n; j++) apart[j] = values[i * n + j] - last[sample * n + j];
            if (k > 0) residuals[sample][k - 1] = norm(apart, 0, n) / norm(values, i * n, n);
            history[sample][k] = Arrays.copyOfRange(values, (i + 1) * n - outputs, (i + 1) * n);
            System.arraycopy(values, i * n, last, sample * n, n);
        }
    }

    private static double norm(float[] x, int at, int count) { return Math.sqrt(RowSums.dot(x, at, x, at, count)); }

    @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) { f.pullBack(batch, z, v, out); }

    /** Adds up what was found, for the best states and their labels. */
    void finish(Matrix states, int[] labels, double tolerance) {
        for (int sample = 0; sample < labels.length; sample++) {
            int never = residuals[sample].length - 1, k = 0;
            while (k < calls[sample] - 1 && !(residuals[sample][k] < tolerance)) k++;
            iterations += k < calls[sample] - 1 ? k : never;
            outputIterations += firstNear(history[sample], calls[sample], tolerance, never);
            if (largest(states.entries(), (sample + 1) * size() - outputs, outputs) == labels[sample]) right++;
        }
    }

    private static int firstNear(float[][] outputs, int calls, double tolerance, int never) {
        if (calls <= never) return never; // it left with a number that is not finite
        float[] last = outputs[calls - 1], apart = new float[last.length];
        double size = norm(last, 0, last.length);
        for (int k = 0; k < calls - 1; k++) {
            for (int j = 0; j < last.length; j++) apart[j] = outputs[k][j] - last[j];
            if (norm(apart, 0, apart.length) / size < tolerance) return k;
        }
        return never;
    }

    private static int largest(float[] x, int at, int count) {
        int best = 0;
        for (int j = 1; j < count; j++) if (x[at + j] > x[at + best]) best = j;
        return best;
    }
}
