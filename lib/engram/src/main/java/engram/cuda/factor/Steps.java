package engram.cuda.factor;

import engram.cuda.Block;
import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.cuda.PiecewiseProduct;
import engram.cuda.Ptx;
import engram.tensor.Op;

/**
 * The steps on the device that factorisations are made of, each after all steps before. Matrices are row-major; a vector is a {@link Block}
 * whose stride is the distance between two entries.
 */
class Steps implements AutoCloseable {

    /** The kernels of all factorisations. */
    static final Ptx FACTOR = Ptx.shipped("factor");

    private static final Kernel COPY = FACTOR.kernel("copy_block");
    private static final Kernel TRANSPOSE = FACTOR.kernel("transpose_block");
    private static final Kernel ROW_PRODUCTS = FACTOR.kernel("row_products");
    private static final Kernel COLUMN_PRODUCTS = FACTOR.kernel("column_products");
    private static final int MOST_DOWN = 65535; // blocks of a grid
    private static final int STRIP = 32;        // columns that a block adds up
    private static final int MANY = 1024;       // blocks, about as many of 256 threads as a large device runs at a time
    private static final int PART = 128;        // rows of a part at least
    private static final double SECONDS = 0.02; // between two looks for an interruption
    private static final double MEMORY_BOUND = 1 / 50.0; // of the peak: what a product of a matrix and a vector reaches at least

    private final Gpu gpu;
    private final PiecewiseProduct products;
    private final DeviceBuffer unit;
    private final DeviceBuffer partialSums;
    private double pending; // seconds, more or less, of products with vectors launched since the last look

    Steps(Gpu gpu) {
        this.gpu = gpu;
        this.products = new PiecewiseProduct(gpu);
        this.unit = gpu.allocate(Float.BYTES);
        this.partialSums = gpu.allocate((long) MANY * STRIP * Float.BYTES);
        unit.write(new float[] {1});
    }

    Gpu gpu() {
        return gpu;
    }

    /** The number 1, on the device. */
    Block one() {
        return new Block(unit, 0, 1);
    }

    /** C ← α·op(A)·op(B) + β·C, with C of m × n, which overlaps neither factor, and an inner dimension k. */
    void product(float alpha, Block a, Op opA, Block b, Op opB, float beta, Block c, int m, int n, int k) {
        products.compute(alpha, a, opA, b, opB, beta, c, m, n, k);
    }

    /** y ← α·s·A·x + β·y for A of rows × cols and a number s on the device; with β = 0 the old y is not read. */
    void times(float alpha, Block s, Block a, int rows, int cols, Block x, float beta, Block y) {
        if (rows > 0) {
            count(rows, cols);
            int warps = cols > 16 * rows ? 8 : 1; // that share a row, of the eight of a block
            gpu.launch(ROW_PRODUCTS, Grid.of(Math.ceilDiv(rows * warps, 8), 256), warps, rows, cols, alpha, s.address(), a.address(), (long) a.stride(),
                    x.address(), (long) x.stride(), beta, y.address(), (long) y.stride());
        }
    }

    /** y ← α·s·Aᵀ·x + β·y for A of rows × cols, likewise. The order of additions depends on the shape alone. */
    void timesTransposed(float alpha, Block s, Block a, int rows, int cols, Block x, float beta, Block y) {
        if (cols == 0) {
            return;
        }
        count(rows, cols);
        int parts = Math.min(rows / PART, MANY / Math.ceilDiv(cols, STRIP));
        if (parts < 2) {
            addColumns(1, alpha, s, a, rows, cols, x, beta, y);
        } else {
            // p ← (Aᵀ·x of part 0, Aᵀ·x of part 1, …), y ← α·s·pᵀ·(1, 1, …) + β·y
            Block sums = new Block(partialSums, 0, cols);
            Block ones = new Block(unit, 0, 0);
            addColumns(parts, 1, one(), a, rows, cols, x, 0, sums.row());
            addColumns(1, alpha, s, sums, parts, cols, ones, beta, y);
        }
    }

    /** Part k of the rows has the k-th y, cols numbers after the one before. */
    private void addColumns(int parts, float alpha, Block s, Block a, int rows, int cols, Block x, float beta, Block y) {
        gpu.launch(COLUMN_PRODUCTS, new Grid(Math.ceilDiv(cols, STRIP), parts, 256), rows, Math.ceilDiv(rows, parts), cols, alpha, s.address(),
                a.address(), (long) a.stride(), x.address(), (long) x.stride(), beta, y.address(), (long) y.stride(), (long) cols);
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

    /** What the device has been asked to make, when it is made. */
    <T> T finished(T result) {
        gpu.checkpoint();
        return result;
    }

    /** Frees what the steps need for themselves. */
    @Override
    public void close() {
        unit.close();
        partialSums.close();
    }
}
