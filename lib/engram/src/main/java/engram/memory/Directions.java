package engram.memory;

import engram.tensor.Matrix;

/** The direction of vectors: scaled to mean 0 and norm 1, x̂ = (x − mean x)/‖x − mean x‖. */
final class Directions {
    /** Entries that differ by less, relative to the largest of them, differ by rounding. */
    private static final double EQUAL = 1e-7;

    private Directions() {}

    /** The directions of the rows, B × d; of a row that is the same everywhere, which has none, 0. */
    static Matrix of(Matrix rows) {
        var directions = Matrix.zeros(rows.rows(), rows.cols());
        float[] x = rows.entries(), scaled = directions.writableEntries(); // B × d
        int d = rows.cols();
        for (int b = 0; b < rows.rows(); b++) {
            double mean = mean(x, b * d, d), norm = norm(x, b * d, d, mean);
            for (int i = b * d; i < (b + 1) * d; i++) scaled[i] = norm == 0 ? 0 : (float) ((x[i] - mean) / norm);
        }
        return directions;
    }

    /** ‖x − mean x‖ of every row; 0 for a row that is the same everywhere. */
    static double[] norms(Matrix rows) {
        double[] norms = new double[rows.rows()];
        int d = rows.cols();
        for (int b = 0; b < norms.length; b++) norms[b] = norm(rows.entries(), b * d, d, mean(rows.entries(), b * d, d));
        return norms;
    }

    private static double mean(float[] x, int start, int d) {
        double sum = 0;
        for (int i = start; i < start + d; i++) sum += x[i];
        return sum / d;
    }

    private static double norm(float[] x, int start, int d, double mean) {
        double squares = 0, largest = 0;
        for (int i = start; i < start + d; i++) {
            squares += (x[i] - mean) * (x[i] - mean);
            largest = Math.max(largest, Math.abs(x[i]));
        }
        double norm = Math.sqrt(squares);
        return norm > EQUAL * largest * Math.sqrt(d) ? norm : 0;
    }
}
