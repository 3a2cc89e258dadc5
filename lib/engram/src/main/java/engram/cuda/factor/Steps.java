package engram.cuda.factor;

import engram.cuda.Block;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.cuda.PiecewiseProduct;
import engram.cuda.Ptx;
import engram.tensor.Op;

/** The steps on the device that factorisations are made of, each after all steps before. Matrices are row-major. */
class Steps {

    /** The kernels of all factorisations. */
    static final Ptx FACTOR = Ptx.shipped("factor");

    private static final Kernel COPY = FACTOR.kernel("copy_block");
    private static final Kernel TRANSPOSE = FACTOR.kernel("transpose_block");
    private static final int MOST_DOWN = 65535; // blocks of a grid

    private final Gpu gpu;
    private final PiecewiseProduct products;

    Steps(Gpu gpu) {
        this.gpu = gpu;
        this.products = new PiecewiseProduct(gpu);
    }

    Gpu gpu() {
        return gpu;
    }

    /** C ← α·op(A)·op(B) + β·C, with C of m × n, which overlaps neither factor, and an inner dimension k. */
    void product(float alpha, Block a, Op opA, Block b, Op opB, float beta, Block c, int m, int n, int k) {
        products.compute(alpha, a, opA, b, opB, beta, c, m, n, k);
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
}
