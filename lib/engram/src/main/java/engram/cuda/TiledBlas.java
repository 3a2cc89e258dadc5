package engram.cuda;

import engram.cuda.library.Blas;

/** The matrix product by our own kernels, which need no library: see {@code gemm.cu}. */
final class TiledBlas implements Blas {

    private static final Ptx GEMM = Ptx.shipped("gemm");
    private static final int TILE = 128;

    private final Gpu gpu;
    private final String description;

    /** @param description what to say of it, with the reason why it is used where there is one */
    TiledBlas(Gpu gpu, String description) {
        this.gpu = gpu;
        this.description = description;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, long a, long lda, long b, long ldb, float beta,
            long c, long ldc) {
        if (m == 0 || n == 0) {
            return;
        }
        String name = "gemm_" + (transposeA ? "t" : "n") + (transposeB ? "t" : "n");
        gpu.launch(GEMM.kernel(name), new Grid(Math.ceilDiv(n, TILE), Math.ceilDiv(m, TILE), 256), m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    @Override
    public void close() {
        // holds nothing of its own
    }
}
