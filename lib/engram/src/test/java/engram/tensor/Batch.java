package engram.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What a test hands to an operation: three panels of one shape, each a part of a matrix of its own, and room for a number a row. */
record Batch(Panel x, Panel v, Panel y, double[] dots) {

    /** Normal numbers, in matrices that are just as large. */
    static Batch gaussian(int rows, int cols, long seed) {
        Panel[] panels = IntStream.range(0, 3).mapToObj(k -> Panel.of(Matrix.gaussian(rows, cols, seed * 3 + k))).toArray(Panel[]::new);
        return new Batch(panels[0], panels[1], panels[2], new double[rows]);
    }

    int rows() {
        return x.rows();
    }

    int cols() {
        return x.cols();
    }

    /** A copy of some of the rows, in parts of wider and taller matrices that are full of other numbers. */
    Batch rows(int[] which, int left, int right, int below) {
        return new Batch(rows(x, which, left, right, below), rows(v, which, left, right, below), rows(y, which, left, right, below),
                new double[which.length + below]);
    }

    private static Panel rows(Panel panel, int[] which, int left, int right, int below) {
        Matrix matrix = Matrix.gaussian(which.length + below, left + panel.cols() + right, 99);
        for (int i = 0; i < which.length; i++) {
            System.arraycopy(row(panel, which[i]), 0, matrix.writableEntries(), i * matrix.cols() + left, panel.cols());
        }
        return new Panel(matrix, which.length, left, panel.cols());
    }

    /** A copy of all rows, as they are. */
    Batch copy() {
        return rows(IntStream.range(0, rows()).toArray(), 0, 0, 0);
    }

    Batch withDots(double[] others) {
        return new Batch(x, v, y, others);
    }

    static float[] row(Panel panel, int i) {
        return Arrays.copyOfRange(panel.matrix().row(i), panel.from(), panel.from() + panel.cols());
    }

    /** Fills a row of x and v. */
    void spoil(int row, float value) {
        for (Panel panel : new Panel[] {x, v}) {
            for (int j = 0; j < panel.cols(); j++) {
                panel.matrix().set(row, panel.from() + j, value);
            }
        }
    }
}
