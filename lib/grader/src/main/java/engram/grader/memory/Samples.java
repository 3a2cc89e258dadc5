package engram.grader.memory;

import engram.tensor.RandomStream;
import java.util.Arrays;

/** Weights and states as plain arrays, and what layers do with them, to ask students' functions about. */
final class Samples {
    private Samples() {
    }

    /** Normal numbers of this size, rows × cols. */
    static double[][] normal(int rows, int cols, double size, long seed) {
        var draws = RandomStream.of(seed, "normal");
        var matrix = new double[rows][cols];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                matrix[i][j] = size * draws.gaussian((long) i * cols + j);
            }
        }
        return matrix;
    }

    /** The paper's activation, 1/(1 + e^(2 − 4s)), of every neuron. */
    static double[] rho(double[] states) {
        return Arrays.stream(states).map(s -> 1 / (1 + Math.exp(2 - 4 * s))).toArray();
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** A row times a matrix. */
    static double[] times(double[] row, double[][] matrix) {
        var product = new double[matrix[0].length];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[j] += row[i] * matrix[i][j];
            }
        }
        return product;
    }

    /** A row times a transposed matrix. */
    static double[] timesTransposed(double[] row, double[][] matrix) {
        return Arrays.stream(matrix).mapToDouble(line -> dot(line, row)).toArray();
    }

    /** a + factor·b. */
    static double[] plus(double[] a, double factor, double[] b) {
        var sum = a.clone();
        for (int i = 0; i < a.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }

    /** The largest difference of two arrays; infinite where their lengths differ, and where one holds NaN. */
    static double apart(double[] a, double[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs(a[i] - b[i]);
            largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return largest;
    }

    /** The same of two matrices. */
    static double apart(double[][] a, double[][] b) {
        double largest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < a.length && i < b.length; i++) {
            largest = Math.max(largest, apart(a[i], b[i]));
        }
        return largest;
    }
}
