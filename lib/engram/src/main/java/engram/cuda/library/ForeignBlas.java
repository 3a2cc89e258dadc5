package engram.cuda.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import engram.tensor.DeviceException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import jcuda.driver.CUstream;

/** Any version of cuBLAS with the same four functions, such as 13, through the foreign-function API. */
final class ForeignBlas extends Cublas {

    private final NativeFunction sgemm;
    private final NativeFunction destroy;
    private final MemorySegment handle;

    /**
     * @param stream where products are queued
     * @throws DeviceException if cuBLAS cannot work in the current context
     */
    ForeignBlas(String description, SharedLibrary library, CUstream stream) {
        super(description);
        NativeFunction create = library.function("cublasCreate_v2", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        NativeFunction setStream = library.function("cublasSetStream_v2", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        sgemm = library.function("cublasSgemm_v2", FunctionDescriptor.of(JAVA_INT,
                ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,          // handle, op(A), op(B), m, n, k
                ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT,                      // α, A, lda, B, ldb
                ADDRESS, ADDRESS, JAVA_INT));                                       // β, C, ldc
        destroy = library.function("cublasDestroy_v2", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment created = arena.allocate(ADDRESS);
            CublasStatus.check(create.call(created), "cublasCreate_v2");
            handle = created.get(ADDRESS, 0);
        }
        CublasStatus.check(setStream.call(handle, MemorySegment.ofAddress(NativeValue.of(stream))), "cublasSetStream_v2");
    }

    @Override
    int columnMajor(int opA, int opB, int m, int n, int k, float alpha, long a, int lda, long b, int ldb,
            float beta, long c, int ldc) {
        try (Arena arena = Arena.ofConfined()) {
            return sgemm.call(handle, opA, opB, m, n, k,
                    arena.allocateFrom(JAVA_FLOAT, alpha), MemorySegment.ofAddress(a), lda, MemorySegment.ofAddress(b), ldb,
                    arena.allocateFrom(JAVA_FLOAT, beta), MemorySegment.ofAddress(c), ldc);
        }
    }

    @Override
    int destroy() {
        return destroy.call(handle);
    }
}
