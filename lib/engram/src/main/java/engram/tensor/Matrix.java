package engram.tensor;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.parallel.Cores;
import engram.parallel.TooLargeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A rectangle of float32 numbers in row-major order. Its shape is fixed, its entries may be changed; it may be read from many
 * threads at once, and written by one. The class is long because it knows two things: the numbers, and where they are current, here or
 * on a device.
 */
public final class Matrix {

    private final int rows;
    private final int cols;
    private float[] host;          // rows × cols; of length 0 as long as only a device has the numbers
    private DeviceCopy device;     // where a device has them
    private volatile boolean hostIsCurrent; // written last: whether the host array has the last word
    private boolean deviceIsCurrent;
    private int agreed;            // hash of the entries when host and device last had the same; kept only where assertions are on

    private Matrix(int rows, int cols, float[] data) {
        this.rows = rows;
        this.cols = cols;
        this.host = data;
        this.hostIsCurrent = true;
        this.device = DeviceCopy.NONE;
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
        int cols = eachGiven("rows", rows).length == 0 ? 0 : rows[0].length;
        Matrix matrix = zeros(rows.length, cols);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != cols) {
                throw new ShapeException("Row %d has %d entries and row 0 has %d, but all rows must be equally long."
                        .formatted(i, rows[i].length, cols));
            }
            System.arraycopy(rows[i], 0, matrix.host, i * cols, cols);
        }
        return matrix;
    }

    /** A matrix of the given entries, row after row; they are copied. */
    public static Matrix of(int rows, int cols, float... values) {
        int size = Check.size(rows, cols);
        if (given("values", values).length != size) {
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
        float[] data = matrix.writableEntries();
        Cores.ranges(data.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                data[i] = (float) valueAt.applyAsDouble(i);
            }
        });
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
     * The entries, to be read: rows × cols, entry (i, j) at i·cols + j. Where only a device has them, they are brought home, and the
     * device's copy stays current. Ask again after every operation of a {@link Backend} on this matrix.
     *
     * <p>The array is the matrix's own, not a copy. To write to it is a mistake that Java cannot forbid: a device that has a copy would
     * go on with the old numbers. {@link #writableEntries} is for that. Where assertions are on, as they are in tests, the next use on
     * the device finds such a mistake.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted while they are brought home
     */
    public float[] entries() {
        return hostIsCurrent ? host : bringHome();
    }

    /**
     * The entries, to be read and written: rows × cols, entry (i, j) at i·cols + j; what is written to the array is written to the
     * matrix. A device's copy is out of date from this call on, whatever is written, and the next operation there sends all of them. Ask
     * again after every operation of a {@link Backend} on this matrix.
     */
    public float[] writableEntries() {
        float[] numbers = entries();
        deviceIsCurrent = false;
        return numbers;
    }

    /** The device is taken before this matrix is locked, as backends do: the other way round, two threads could wait for each other. */
    private float[] bringHome() {
        device.exclusively(this::readFromDevice);
        return host;
    }

    private synchronized void readFromDevice() {
        if (!hostIsCurrent) {
            if (host.length == 0) {
                host = new float[Check.size(rows, cols)];
            }
            device.read(host);
            hostIsCurrent = true;
            assert agreeNow();
        }
    }

    /**
     * For backends: the numbers as a device has them, to be read there. Where its copy is missing or not current, it is made anew.
     * To be called by the thread that has the device to itself.
     *
     * @param factory makes room for rows × cols numbers on that device
     */
    public synchronized DeviceCopy onDevice(DeviceCopy.Factory factory) {
        given("factory", factory);
        if (!deviceIsCurrent || !device.isOf(factory)) {
            float[] numbers = entries();
            if (!device.isOf(factory)) {
                device = factory.allocate(rows, cols);
            }
            device.write(numbers);
            deviceIsCurrent = true;
            assert agreeNow();
        }
        assert !hostIsCurrent || agreed == Arrays.hashCode(host) : ("The array of a %d × %d matrix was written to after its device had the "
                + "same entries: ask for writableEntries() to write, and again after every operation.").formatted(rows, cols);
        return device;
    }

    private boolean agreeNow() {
        agreed = Arrays.hashCode(host);
        return true;
    }

    /**
     * For backends: room on a device for numbers that replace those of this matrix; what it holds so far need not be current. After
     * this call the device has the last word. To be called by the thread that has the device to itself.
     *
     * @param factory makes room for rows × cols numbers on that device
     */
    public synchronized DeviceCopy overwrittenOnDevice(DeviceCopy.Factory factory) {
        if (!device.isOf(given("factory", factory))) {
            device = factory.allocate(rows, cols);
        }
        deviceIsCurrent = true;
        hostIsCurrent = false;
        return device;
    }

    /**
     * For backends: the numbers as a device has them, some of which are going to be others. After this call the device has the last word.
     * To be called by the thread that has the device to itself.
     *
     * @param factory makes room for rows × cols numbers on that device
     */
    public synchronized DeviceCopy changedOnDevice(DeviceCopy.Factory factory) {
        onDevice(factory);
        return overwrittenOnDevice(factory);
    }

    /**
     * For backends: a matrix whose numbers are on a device alone, until someone asks for them.
     *
     * @throws TooLargeException if an array or the heap could not hold so many entries
     */
    public static Matrix madeOnDevice(int rows, int cols, DeviceCopy.Factory factory) {
        Check.size(rows, cols);
        Matrix matrix = new Matrix(rows, cols, new float[0]);
        matrix.overwrittenOnDevice(factory);
        return matrix;
    }

    /** Entry (row, col), both counted from 0. */
    public float get(int row, int col) {
        return entries()[index(row, col)];
    }

    /** Changes entry (row, col), both counted from 0. */
    public void set(int row, int col, float value) {
        writableEntries()[index(row, col)] = value;
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
        return Arrays.copyOfRange(entries(), row * cols, (row + 1) * cols);
    }

    /** The transposed matrix, cols × rows, as a copy. */
    public Matrix transpose() {
        Matrix result = zeros(cols, rows);
        Transpose.copy(entries(), rows, cols, result.host);
        return result;
    }

    /** An independent copy. */
    public Matrix copy() {
        return new Matrix(rows, cols, entries().clone());
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
