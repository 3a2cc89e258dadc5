package engram.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A rectangle of float32 numbers in row-major order. Its shape is fixed, its entries may be changed; it may be read from many
 * threads at once, and written by one.
 */
public final class Matrix {

    private final int rows;
    private final int cols;
    private final float[] data; // rows × cols; read through data() only, so that a device may hold the numbers one day

    private Matrix(int rows, int cols, float[] data) {
        this.rows = rows;
        this.cols = cols;
        this.data = data;
    }

    /**
     * A matrix of zeros.
     *
     * @throws TooLargeException before allocation, if an array or the heap cannot hold so many entries
     */
    public static Matrix zeros(int rows, int cols) {
        return new Matrix(rows, cols, new float[Check.size(rows, cols)]);
    }

    /** A copy of an array of rows, which must all have the same length. */
    public static Matrix of(float[][] rows) {
        int cols = rows.length == 0 ? 0 : rows[0].length;
        Matrix matrix = zeros(rows.length, cols);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != cols) {
                throw new ShapeException("Row %d has %d entries and row 0 has %d, but all rows must be equally long."
                        .formatted(i, rows[i].length, cols));
            }
            System.arraycopy(rows[i], 0, matrix.data(), i * cols, cols);
        }
        return matrix;
    }

    /** A matrix of the given entries, row after row; they are copied. */
    public static Matrix of(int rows, int cols, float... values) {
        int size = Check.size(rows, cols);
        if (values.length != size) {
            throw new ShapeException("A %d × %d matrix has %d entries, but %d were given."
                    .formatted(rows, cols, size, values.length));
        }
        return new Matrix(rows, cols, values.clone());
    }

    /** The n × n identity. */
    public static Matrix identity(int n) {
        Matrix matrix = zeros(n, n);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, 1);
        }
        return matrix;
    }

    /** Entries drawn uniformly from [0, 1), multiples of 2⁻²⁴, from stream {@code uniform} of the seed. */
    public static Matrix uniform(int rows, int cols, long seed) {
        RandomStream stream = RandomStream.of(seed, "uniform");
        return filled(rows, cols, i -> (stream.bits(i) >>> 40) * 0x1p-24);
    }

    /** Standard normal entries, from stream {@code gaussian} of the seed. */
    public static Matrix gaussian(int rows, int cols, long seed) {
        RandomStream stream = RandomStream.of(seed, "gaussian");
        return filled(rows, cols, stream::gaussian);
    }

    private static Matrix filled(int rows, int cols, IntToDoubleFunction valueAt) {
        Matrix matrix = zeros(rows, cols);
        float[] data = matrix.data();
        IntStream.range(0, data.length).parallel().forEach(i -> data[i] = (float) valueAt.applyAsDouble(i));
        return matrix;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int cols() {
        return cols;
    }

    /**
     * The live host array, rows × cols, row after row: entry (i, j) stands at i·cols + j, and what is written to it is written to
     * the matrix. Ask for it again after every operation of a {@link Backend} on this matrix: a backend may keep the numbers
     * elsewhere meanwhile, and this call is what brings them home.
     */
    public float[] data() {
        return data;
    }

    /** Entry (row, col), both counted from 0. */
    public float get(int row, int col) {
        return data()[index(row, col)];
    }

    /** Changes entry (row, col), both counted from 0. */
    public void set(int row, int col, float value) {
        data()[index(row, col)] = value;
    }

    private int index(int row, int col) {
        if (row < 0 || row >= rows || col < 0 || col >= cols) {
            throw new IndexOutOfBoundsException("Entry (%d, %d) lies outside a %d × %d matrix, counted from (0, 0)."
                    .formatted(row, col, rows, cols));
        }
        return row * cols + col;
    }

    /** A copy of one row, of length {@link #cols()}. */
    public float[] row(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("Row %d lies outside a %d × %d matrix, counted from 0."
                    .formatted(row, rows, cols));
        }
        return Arrays.copyOfRange(data(), row * cols, (row + 1) * cols);
    }

    /** The transposed matrix, cols × rows, as a copy. */
    public Matrix transpose() {
        Matrix result = zeros(cols, rows);
        Transpose.copy(data(), rows, cols, result.data());
        return result;
    }

    /** An independent copy. */
    public Matrix copy() {
        return new Matrix(rows, cols, data().clone());
    }

    /** The shape and at most six rows and columns, the first and last three of each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Matrix ").append(rows).append(" × ").append(cols);
        for (int i : shown(rows)) {
            StringJoiner line = new StringJoiner(" ", "\n", "");
            for (int j : shown(cols)) {
                line.add(i < 0 ? "         ⋮" : j < 0 ? "…" : String.format(Locale.ROOT, "%10.4g", get(i, j)));
            }
            text.append(line);
        }
        return text.toString();
    }

    /** Indices that are printed; −1 stands for those left out. */
    private static int[] shown(int count) {
        return count <= 6 ? IntStream.range(0, count).toArray()
                : new int[] {0, 1, 2, -1, count - 3, count - 2, count - 1};
    }
}
