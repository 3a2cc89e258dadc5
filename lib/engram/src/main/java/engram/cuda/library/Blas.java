package engram.cuda.library;

import engram.tensor.DeviceException;

/**
 * Matrix products on the device, for the context and the stream that it was made for. The context must be current on the
 * calling thread, one thread at a time may call, and a product is queued on the stream, not waited for.
 */
public interface Blas extends AutoCloseable {

    /** What computes, and where it was found. */
    String description();

    /**
     * C ← α·op(A)·op(B) + β·C on row-major float32 matrices in device memory; with m = 0 or n = 0 nothing is done, with β = 0
     * the old C is not read.
     *
     * @param transposeA whether op(A), m × k, is the transpose of A
     * @param transposeB whether op(B), k × n, is the transpose of B
     * @param a address of A on the device
     * @param lda numbers between the starts of two rows of A
     * @param c address of C, m × n, which overlaps neither A nor B
     * @throws DeviceException if the device or the library refuses
     */
    void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, long a, long lda, long b, long ldb,
            float beta, long c, long ldc);

    /** Gives back what the library holds on the device; the context must still be there. */
    @Override
    void close();
}
