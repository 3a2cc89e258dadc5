package engram.cuda.library;

import engram.tensor.DeviceException;
import java.util.List;

/**
 * Row-major products by cuBLAS, which is column-major. A row-major matrix read column by column is its transpose, and
 * Cᵀ = op(B)ᵀ·op(A)ᵀ: the operands change places here, and nowhere else.
 *
 * @see <a href="https://docs.nvidia.com/cuda/cublas/#cublas-t-gemm">cublas&lt;t&gt;gemm</a>
 */
abstract sealed class Cublas implements Blas permits JCublasBlas, ForeignBlas {

    /** What Engram calls of cuBLAS. */
    static final List<String> FUNCTIONS = List.of("cublasCreate_v2", "cublasSetStream_v2", "cublasSgemm_v2", "cublasDestroy_v2");

    private static final int AS_IS = 0;
    private static final int TRANSPOSED = 1;

    private final String description;

    Cublas(String description) {
        this.description = description;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, long a, long lda,
            long b, long ldb, float beta, long c, long ldc) {
        if (m == 0 || n == 0) {
            return;
        }
        int status = columnMajor(transposeB ? TRANSPOSED : AS_IS, transposeA ? TRANSPOSED : AS_IS, n, m, k,
                alpha, b, stride(ldb), a, stride(lda), beta, c, stride(ldc));
        CublasStatus.check(status, "cublasSgemm_v2 of %d × %d by %d × %d".formatted(m, k, k, n));
    }

    @Override
    public final void close() {
        CublasStatus.check(destroy(), "cublasDestroy_v2");
    }

    /** cublasSgemm_v2 with its own meaning of the arguments, scalars by value; returns its status. */
    abstract int columnMajor(int opA, int opB, int m, int n, int k, float alpha, long a, int lda, long b, int ldb,
            float beta, long c, int ldc);

    /** cublasDestroy_v2; returns its status. */
    abstract int destroy();

    /** cuBLAS wants at least 1, even of a matrix without columns. */
    private static int stride(long numbers) {
        if (numbers > Integer.MAX_VALUE) {
            throw new DeviceException("A matrix has rows %,d numbers apart, and cuBLAS allows %,d: use a narrower one."
                    .formatted(numbers, Integer.MAX_VALUE));
        }
        return (int) Math.max(1, numbers);
    }
}
