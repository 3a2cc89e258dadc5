package engram.grader.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Anderson's method as it should be, and with windows that are not as they should be. */
final class Anderson {
    static final int CALLS = 9;
    static final double[][] WEIGHTS = Samples.normal(20, 5, 0.35, 3);
    static final double[][] DRIVES = Samples.normal(3, 20, 0.5, 4);

    private Anderson() {
    }

    /** What a loop keeps of the states so far. */
    interface Window {
        List<Integer> of(int call);
    }

    private static double[] f(double[] drive, double[] z) {
        var hidden = Samples.plus(drive, 1, Samples.timesTransposed(Samples.rho(z), WEIGHTS));
        return Samples.times(Samples.rho(hidden), WEIGHTS);
    }

    /** The x with matrix·x = (1, …, 1), by elimination without exchange of rows. */
    static double[] solved(double[][] matrix) {
        int m = matrix.length;
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[] x = new double[m];
        Arrays.fill(x, 1);
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < m; i++) {
                double factor = i == k ? 0 : a[i][k] / a[k][k];
                a[i] = Samples.plus(a[i], -factor, a[k]);
                x[i] -= factor * x[k];
            }
        }
        for (int k = 0; k < m; k++) {
            x[k] /= a[k][k];
        }
        return x;
    }

    static double[] normalised(double[] x) {
        double sum = Arrays.stream(x).sum();
        return Arrays.stream(x).map(one -> one / sum).toArray();
    }

    static double[] solvedByGram(double[][] residuals) {
        int m = residuals.length;
        double[][] gram = new double[m][m];
        double largest = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                gram[i][j] = Samples.dot(residuals[i], residuals[j]);
            }
            largest = Math.max(largest, gram[i][i]);
        }
        for (int i = 0; i < m; i++) {
            gram[i][i] += 1e-10 * largest;
        }
        return solved(gram);
    }

    static double[][] residuals(double[][] states, double[][] values) {
        double[][] residuals = new double[states.length][];
        Arrays.setAll(residuals, i -> Samples.plus(values[i], -1, states[i]));
        return residuals;
    }

    /** The reference: all states, from 0 on, where each call mixes those that the window keeps. */
    static double[][] way(double[] drive, Window window) {
        var states = new ArrayList<double[]>(List.of(new double[WEIGHTS[0].length]));
        for (int call = 0; call < CALLS; call++) {
            double[][] kept = window.of(call).stream().map(states::get).toArray(double[][]::new);
            double[][] values = Arrays.stream(kept).map(z -> f(drive, z)).toArray(double[][]::new);
            states.add(Samples.times(normalised(solvedByGram(residuals(kept, values))), values));
        }
        return states.toArray(double[][]::new);
    }

    static List<Integer> last(int count, int call) {
        return range(Math.max(0, call + 1 - count), call + 1);
    }

    static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
