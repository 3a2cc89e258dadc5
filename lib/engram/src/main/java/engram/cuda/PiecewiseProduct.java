package engram.cuda;

import engram.cuda.library.Blas;
import engram.tensor.Op;

/**
 * C ← α·op(A)·op(B) + β·C, in pieces of C that take about 0.05 s, so that it can be stopped between two of them. On most devices
 * most products are one piece.
 */
record PiecewiseProduct(Gpu gpu, Blas blas) {

    private static final double SECONDS = 0.05;
    private static final int SMALLEST = 128;
    private static final int TALLEST = 128 * 65535; // rows that a grid of our own kernel has

    /** C is m × n, the inner dimension k. Within {@link Gpu#use} only. */
    void compute(float alpha, Block a, Op opA, Block b, Op opB, float beta, Block c, int m, int n, int k) {
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
