package engram.plot;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables of numbers as arrays of rows. */
final class Rows {
    private Rows() {}

    /** Throws unless there are rows, all of one length above 0. */
    static void check(String what, float[][] rows) {
        if (eachGiven(what, rows).length == 0 || rows[0].length == 0) {
            throw new ArgumentException("The " + what + " is empty; give one row of one number at least.");
        }
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != rows[0].length) {
                throw new ArgumentException("Row %d of the %s has %d numbers, row 0 has %d; give rows of one length."
                        .formatted(r, what, rows[r].length, rows[0].length));
            }
        }
    }

    /** The range of all numbers that are no NaN. */
    static Optional<Range> range(float[][] rows) {
        return Range.union(Stream.of(rows).flatMap(row -> Range.over(toDoubles(row)).stream()));
    }

    static float[][] copy(float[][] rows) {
        return Stream.of(rows).map(float[]::clone).toArray(float[][]::new);
    }

    /** The same numbers as float: more than a picture can show. */
    static float[][] of(double[][] rows) {
        return Stream.of(eachGiven("rows", rows)).map(Rows::of).toArray(float[][]::new);
    }

    static float[][] of(byte[][] rows) {
        return Stream.of(eachGiven("rows", rows)).map(row -> {
            float[] floats = new float[row.length];
            for (int i = 0; i < row.length; i++) {
                floats[i] = row[i];
            }
            return floats;
        }).toArray(float[][]::new);
    }

    static float[] of(double[] row) {
        float[] floats = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            floats[i] = (float) row[i];
        }
        return floats;
    }

    static double[] toDoubles(float[] row) {
        double[] doubles = new double[given("numbers", row).length];
        for (int i = 0; i < row.length; i++) {
            doubles[i] = row[i];
        }
        return doubles;
    }

    /** 0, 1, …, n − 1. */
    static double[] indices(int n) {
        double[] indices = new double[n];
        for (int i = 0; i < n; i++) {
            indices[i] = i;
        }
        return indices;
    }
}
