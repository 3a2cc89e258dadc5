package engram.grader.neurons;

import java.util.Arrays;

/** Arithmetic of plain arrays, to ask students' functions about. */
final class Samples {
    private Samples() {
    }

    /** a + factor·b. */
    static double[] plus(double[] a, double factor, double[] b) {
        var sum = a.clone();
        for (int i = 0; i < a.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }

    /** Column i of a table. */
    static double[] column(double[][] rows, int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).toArray();
    }

    /** The largest difference of two arrays; infinite where their lengths differ, and where one holds NaN. */
    static double apart(double[] a, double[] b) {
        if (a == null || b == null || a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs(a[i] - b[i]);
            largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return largest;
    }

    /** The same of two tables. */
    static double apart(double[][] a, double[][] b) {
        double largest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < a.length && i < b.length; i++) {
            largest = Math.max(largest, apart(a[i], b[i]));
        }
        return largest;
    }

    /** Where the arithmetic and the geometric mean of two numbers meet, replaced by one another again and again. */
    static double arithmeticGeometricMean(double a, double b) {
        double arithmetic = a;
        double geometric = b;
        for (int round = 0; round < 40; round++) {
            double mean = (arithmetic + geometric) / 2;
            geometric = Math.sqrt(arithmetic * geometric);
            arithmetic = mean;
        }
        return arithmetic;
    }
}
