package engram.cuda;

import engram.cuda.library.Blas;
import engram.tensor.Op;

/**
 * C ← α·op(A)·op(B) + β·C for parts of matrices on the device, in pieces of C that take about 0.05 s, so that it can be stopped between
 * two of them. On most devices most products are one piece. cuBLAS multiplies, or our own kernel where there is none.
 *
 * @param gpu where the matrices are
 */
public record PiecewiseProduct(Gpu gpu) {

    private static final double SECONDS = 0.05;
    private static final int SMALLEST = 128;
    private static final int TALLEST = 128 * 65535; // rows that a grid of our own kernel has

    /** What multiplies, in a few words. */
    public String description() {
        return gpu.use(() -> gpu.context().blas().description());
    }

    /**
     * Starts the product, after everything started before it. Within {@link Gpu#use} only. Shapes are not checked.
     *
     * @param a    op(A) is m × k
     * @param b    op(B) is k × n
     * @param beta with β = 0 the old C is not read
     * @param c    m × n, and overlaps neither factor
     * @throws java.util.concurrent.CancellationException if this thread is interrupted, between two pieces; C is undefined then
     */
    public void compute(float alpha, Block a, Op opA, Block b, Op opB, float beta, Block c, int m, int n, int k) {
        Blas blas = gpu.context().blas();
        double most = SECONDS * gpu.device().peakFlops() / (2.0 * Math.max(1, k)); // entries of C
        int width = (int) Math.clamp(most / SMALLEST, SMALLEST, Math.max(SMALLEST, n));
        int height = (int) Math.clamp(most / width, SMALLEST, Math.clamp(m, SMALLEST, TALLEST));
        for (int top = 0; top < m; top += height) {
            for (int left = 0; left < n; left += width) {
                if (top > 0 || left > 0) {
                    gpu.checkpoint();
                }
                Block x = a.from(opA, top, 0);
                Block y = b.from(opB, 0, left);
                Block z = c.from(top, left);
                blas.sgemm(opA == Op.TRANSPOSED, opB == Op.TRANSPOSED, Math.min(height, m - top), Math.min(width, n - left), k,
                        alpha, x.address(), x.stride(), y.address(), y.stride(), beta, z.address(), z.stride());
            }
        }
    }
}
