package engram.cuda.library;

import engram.tensor.DeviceException;
import jcuda.Pointer;
import jcuda.driver.CUstream;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasHandle;
import jcuda.runtime.cudaStream_t;

/** cuBLAS 12 through JCublas. */
final class JCublasBlas extends Cublas {

    private final cublasHandle handle = new cublasHandle();

    /**
     * @param stream where products are queued
     * @throws DeviceException if cuBLAS cannot work in the current context
     */
    JCublasBlas(String description, CUstream stream) {
        super(description);
        JCublas2.setExceptionsEnabled(false);
        CublasStatus.check(JCublas2.cublasCreate(handle), "cublasCreate_v2");
        CublasStatus.check(JCublas2.cublasSetStream(handle, new cudaStream_t(stream)), "cublasSetStream_v2");
    }

    @Override
    int columnMajor(int opA, int opB, int m, int n, int k, float alpha, long a, int lda, long b, int ldb,
            float beta, long c, int ldc) {
        return JCublas2.cublasSgemm(handle, opA, opB, m, n, k, Pointer.to(new float[]{alpha}), new DeviceAddress(a), lda,
                new DeviceAddress(b), ldb, Pointer.to(new float[]{beta}), new DeviceAddress(c), ldc);
    }

    @Override
    int destroy() {
        return JCublas2.cublasDestroy(handle);
    }
}
