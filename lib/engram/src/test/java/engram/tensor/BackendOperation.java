package engram.tensor;

/** Every operation of {@link Backend}, for tests that must hold for all of them. */
enum BackendOperation {
    GEMM("gemm", (backend, a, b) -> backend.gemm(1, a, Op.AS_IS, a, Op.AS_IS, 0, b)),
    GEMM_FIRST_TRANSPOSED("gemm", (backend, a, b) -> backend.gemm(1, a, Op.TRANSPOSED, a, Op.AS_IS, 0, b)),
    GEMM_SECOND_TRANSPOSED("gemm", (backend, a, b) -> backend.gemm(1, a, Op.AS_IS, a, Op.TRANSPOSED, 0.5f, b)),
    GEMM_BOTH_TRANSPOSED("gemm", (backend, a, b) -> backend.gemm(1, a, Op.TRANSPOSED, a, Op.TRANSPOSED, 1, b)),
    MATMUL("matmul", (backend, a, _) -> backend.matmul(a, a)),
    AXPBY("axpby", (backend, a, b) -> backend.axpby(0.5f, a, 0.5f, b)),
    ROW_SUMS("rowSums", (backend, a, _) -> backend.rowSums(a)),
    ROW_DOTS("rowDots", (backend, a, b) -> backend.rowDots(a, b)),
    SOFTMAX("softmax", (backend, a, b) -> backend.softmax(1, a, b));

    private final String method;
    private final Call call;

    private interface Call {
        void run(Backend backend, Matrix a, Matrix b);
    }

    BackendOperation(String method, Call call) {
        this.method = method;
        this.call = call;
    }

    /** Name of the method. */
    String method() {
        return method;
    }

    boolean isProduct() {
        return method.equals("gemm") || method.equals("matmul");
    }

    /**
     * Does it.
     *
     * @param a n × n, read
     * @param b n × n, read or overwritten
     */
    void run(Backend backend, Matrix a, Matrix b) {
        call.run(backend, a, b);
    }
}
