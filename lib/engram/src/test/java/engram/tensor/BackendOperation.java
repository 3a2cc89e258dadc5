package engram.tensor;

import engram.activation.Curve;
import engram.activation.LayerNorm;
import engram.activation.Softmax;
import java.util.stream.IntStream;

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
    SOFTMAX("softmax", (backend, a, b) -> backend.softmax(1, a, b)),
    ADD_PRODUCT("addProduct", (backend, a, b) -> backend.addProduct(Panel.of(a), a, Panel.of(b))),
    APPLY("apply", (backend, a, b) -> backend.apply(Curve.of(Curve.Shape.SOFTPLUS), Panel.of(a), Panel.of(b))),
    APPLY_BY_ROWS("apply", (backend, a, b) -> backend.apply(new Softmax(1), Panel.of(a), Panel.of(b))),
    PULL_BACK("pullBack", (backend, a, b) -> backend.pullBack(new LayerNorm(1), Panel.of(a), Panel.of(a), Panel.of(b))),
    AXPBY_OF_PANELS("axpby", (backend, a, b) -> backend.axpby(0.5f, Panel.of(a), 0.5f, Panel.of(b))),
    AXPBY_BY_ROWS("axpby", (backend, a, b) -> backend.axpby(new float[a.rows()], Panel.of(a), a.row(0), Panel.of(b))),
    MULTIPLY("multiply", (backend, a, b) -> backend.multiply(Panel.of(a), Panel.of(b))),
    ROW_DOTS_OF_PANELS("rowDots", (backend, a, b) -> backend.rowDots(Panel.of(a), Panel.of(b), new double[a.rows()])),
    GATHER("gather", (backend, a, b) -> backend.gather(a, IntStream.range(0, a.rows()).toArray(), Panel.of(b))),
    SCATTER("scatter", (backend, a, b) -> backend.scatter(Panel.of(a), IntStream.range(0, a.rows()).toArray(), b)),
    TOGETHER("together", (backend, a, b) -> backend.together(() -> backend.multiply(Panel.of(a), Panel.of(b))));

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
        return method.equals("gemm") || method.equals("addProduct") || method.equals("matmul");
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
