package engram.grader.neurons;

import java.util.ArrayList;
import java.util.List;

/** A neuron of a voltage and an adaptation, and its simulations in one piece and in parts. */
final class Tired {
    private static final double H = 0.1; // ms, as in the notebook

    private Tired() {
    }

    /** One step of Euler's method from {V, w} in mV, in the same order of operations as in the notebook. */
    static double[] step(double[] y, double current) {
        double V = y[0];
        double w = y[1];
        return new double[] {V + H * (-(V + 65) - w + current) / 10, w + H * ((V + 65) - w) / 100};
    }

    /** steps + 1 states; step k has entry first + k of the currents. */
    static double[][] piece(double[] start, double[] current, int first, int steps) {
        var rows = new double[steps + 1][];
        rows[0] = start.clone();
        for (int k = 0; k < steps; k++) {
            rows[k + 1] = step(rows[k], current[first + k]);
        }
        return rows;
    }

    /**
     * In batches, with mistakes.
     *
     * @param onward   whether a batch begins with the last state of the one before
     * @param ownInput whether it has its own part of the currents
     * @param once     whether the row where two meet stands there once
     */
    static double[][] inBatches(double[] start, double[] current, int batch, boolean onward, boolean ownInput, boolean once) {
        int steps = current.length - 1;
        List<double[]> rows = new ArrayList<>();
        double[] state = start;
        for (int first = 0; first < steps; first += batch) {
            double[][] some = piece(onward ? state : start, current, ownInput ? first : 0, Math.min(batch, steps - first));
            state = some[some.length - 1];
            for (int k = once && first > 0 ? 1 : 0; k < some.length; k++) {
                rows.add(some[k]);
            }
        }
        return rows.toArray(double[][]::new);
    }
}
