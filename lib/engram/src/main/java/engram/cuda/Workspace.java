package engram.cuda;

import engram.tensor.Matrix;
import engram.tensor.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one factorisation on the device, freed at its end, and the steps that all of them are made of. Matrices are row-major;
 * a vector is a {@link Block} whose stride is the distance between two entries. To be used within one {@link Gpu#use}.
 */
final class Workspace implements AutoCloseable {

    /** The kernels of all factorisations. */
    static final Ptx FACTOR = Ptx.shipped("factor");

    private static final Kernel COPY = FACTOR.kernel("copy_block");
    private static final Kernel TRANSPOSE = FACTOR.kernel("transpose_block");
    private static final Kernel ROW_PRODUCTS = FACTOR.kernel("row_products");
    private static final Kernel COLUMN_PRODUCTS = FACTOR.kernel("column_products");
    private static final int MOST_DOWN = 65535; // blocks of a grid
    private static final double SECONDS = 0.05; // between two looks for an interruption
    private static final double MEMORY_BOUND = 1 / 50.0; // of the peak: what a product of a matrix and a vector reaches at least

    private final Gpu gpu;
    private final PiecewiseProduct products;
    private final List<DeviceBuffer> held = new ArrayList<>();
    private final Block one;
    private double pending;     // seconds, more or less, of products launched since the last look
    private DeviceBuffer stage; // a part of a matrix on its way from or to the host, without gaps

    Workspace(Gpu gpu) {
        this.gpu = gpu;
        this.products = new PiecewiseProduct(gpu, gpu.context().blas());
        this.stage = gpu.allocate(0);
        this.one = matrix(1, 1, new float[] {1});
    }

    Gpu gpu() {
        return gpu;
    }

    /** The number 1, on the device. */
    Block one() {
        return one;
    }

    /** Room for rows × cols numbers, undefined. */
    Block matrix(int rows, int cols) {
        return new Block(room(rows, cols), 0, cols);
    }

    /** A matrix of rows × cols, copied to the device. */
    Block matrix(int rows, int cols, float[] numbers) {
        Block block = matrix(rows, cols);
        block.buffer().write(numbers);
        return block;
    }

    /** A result that stays on the device, undefined so far; it is not freed with the rest. */
    Matrix result(int rows, int cols) {
        return Matrix.madeOnDevice(rows, cols, new DeviceMatrix.Factory(gpu));
    }

    /** The room of such a result. */
    Block room(Matrix result) {
        return new Block(((DeviceMatrix) result.overwrittenOnDevice(new DeviceMatrix.Factory(gpu))).buffer(), 0, result.cols());
    }

    /** Room for rows × cols zeros. */
    Block zeros(int rows, int cols) {
        Block block = matrix(rows, cols);
        clear(block);
        return block;
    }

    /** Fills a whole matrix with zeros. */
    void clear(Block whole) {
        gpu.clear(whole.buffer(), whole.buffer().bytes());
    }

    private DeviceBuffer room(int rows, int cols) {
        DeviceBuffer buffer = gpu.allocate((long) rows * cols * Float.BYTES);
        held.add(buffer);
        return buffer;
    }

    /** Whole numbers, copied to the device. */
    DeviceBuffer indices(int[] numbers) {
        DeviceBuffer buffer = room(numbers.length, 1);
        buffer.write(numbers);
        return buffer;
    }

    /** C ← α·op(A)·op(B) + β·C, with C of m × n, which overlaps neither factor, and an inner dimension k. */
    void product(float alpha, Block a, Op opA, Block b, Op opB, float beta, Block c, int m, int n, int k) {
        products.compute(alpha, a, opA, b, opB, beta, c, m, n, k);
    }

    /** y ← α·s·A·x + β·y for A of rows × cols and a number s on the device; with β = 0 the old y is not read. */
    void times(float alpha, Block s, Block a, int rows, int cols, Block x, float beta, Block y) {
        if (rows > 0) {
            count(rows, cols);
            gpu.launch(ROW_PRODUCTS, Grid.of(Math.ceilDiv(rows, 8), 256), rows, cols, alpha, s.address(), a.address(), (long) a.stride(),
                    x.address(), (long) x.stride(), beta, y.address(), (long) y.stride());
        }
    }

    /** y ← α·s·Aᵀ·x + β·y for A of rows × cols, likewise. */
    void timesTransposed(float alpha, Block s, Block a, int rows, int cols, Block x, float beta, Block y) {
        if (cols > 0) {
            count(rows, cols);
            gpu.launch(COLUMN_PRODUCTS, Grid.of(Math.ceilDiv(cols, 32), 256), rows, cols, alpha, s.address(), a.address(), (long) a.stride(),
                    x.address(), (long) x.stride(), beta, y.address(), (long) y.stride());
        }
    }

    private void count(int rows, int cols) {
        pending += 2.0 * rows * cols / (MEMORY_BOUND * gpu.device().peakFlops());
    }

    /** Looks for an interruption if products with vectors have been launched that may take a while. */
    void pause() {
        if (pending > SECONDS) {
            gpu.checkpoint();
            pending = 0;
        }
    }

    /** to ← from, rows × cols. */
    void copy(int rows, int cols, Block from, Block to) {
        long n = (long) rows * cols;
        if (n > 0) {
            gpu.launch(COPY, Grid.covering(n), rows, cols, from.address(), (long) from.stride(), to.address(), (long) to.stride());
        }
    }

    /** to ← fromᵀ, with `from` of rows × cols. */
    void transpose(int rows, int cols, Block from, Block to) {
        if (rows > 0 && cols > 0) {
            var grid = new Grid(Math.ceilDiv(cols, 32), Math.min(Math.ceilDiv(rows, 32), MOST_DOWN), 256);
            gpu.launch(TRANSPOSE, grid, rows, cols, from.address(), (long) from.stride(), to.address(), (long) to.stride());
        }
    }

    /** Copies rows × cols numbers, row by row, to the device. */
    void write(float[] numbers, int rows, int cols, Block to) {
        Block staged = stage(rows, cols);
        staged.buffer().write(numbers);
        copy(rows, cols, staged, to);
    }

    /** Copies rows × cols numbers, column by column, to the device. */
    void writeColumns(float[] numbers, int rows, int cols, Block to) {
        Block staged = stage(cols, rows);
        staged.buffer().write(numbers);
        transpose(cols, rows, staged, to);
    }

    /** Rows × cols numbers from the device, row by row. */
    float[] read(int rows, int cols, Block from) {
        Block staged = stage(rows, cols);
        copy(rows, cols, from, staged);
        return numbers(rows, cols);
    }

    /** Rows × cols numbers from the device, column by column. */
    float[] readColumns(int rows, int cols, Block from) {
        Block staged = stage(cols, rows);
        transpose(rows, cols, from, staged);
        return numbers(rows, cols);
    }

    private float[] numbers(int rows, int cols) {
        float[] numbers = new float[rows * cols];
        stage.read(numbers);
        return numbers;
    }

    private Block stage(int rows, int cols) {
        long bytes = (long) rows * cols * Float.BYTES;
        if (stage.bytes() < bytes) {
            stage.close();
            stage = gpu.allocate(bytes);
        }
        return new Block(stage, 0, cols);
    }

    /** What the device has been asked to make, when it is made. */
    <T> T finished(T result) {
        gpu.checkpoint();
        return result;
    }

    /** Frees all of it. */
    @Override
    public void close() {
        stage.close();
        held.forEach(DeviceBuffer::close);
    }
}
