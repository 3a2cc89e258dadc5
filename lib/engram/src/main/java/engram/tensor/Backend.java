package engram.tensor;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The operations that every model is made of, on one device. Inputs must be finite: a NaN or an infinity in one is named by {@link
 * NonFiniteException}, and so must be the factors α and β; a result may overflow to an infinity, which the next operation then names.
 * Sizes that do not fit throw {@link ShapeException} before anything is written. All methods may be called from many threads at once, on
 * different results. An operation that would take longer than 0.2 s looks for an interruption at least so often and then throws {@link
 * java.util.concurrent.CancellationException}, leaving its result undefined and itself usable. The operations of {@link Batches} are for
 * iterations: they work on parts of matrices, and look for sizes and interruptions alone.
 */
public interface Backend extends Batches {

    /** Short name of the device: {@code plain}, {@code cpu} or {@code cuda}. */
    String name();

    /** What computes, in one line, as {@code doctor} prints it. */
    String description();

    /**
     * The general matrix product C ← α·op(A)·op(B) + β·C. With β = 0 the old C is not read.
     *
     * @param a op(A) is m × k
     * @param b op(B) is k × n
     * @param c m × n, and not a or b themselves
     */
    void gemm(float alpha, Matrix a, Op opA, Matrix b, Op opB, float beta, Matrix c);

    /** The product A·B of an m × k and a k × n matrix, as a new m × n matrix. */
    default Matrix matmul(Matrix a, Matrix b) {
        Check.inner("matmul", a, Op.AS_IS, b, Op.AS_IS);
        Matrix c = Matrix.zeros(a.rows(), b.cols());
        gemm(1, a, Op.AS_IS, b, Op.AS_IS, 0, c);
        return c;
    }

    /** y ← α·x + β·y, for two matrices of one shape; with β = 0 the old y is not read. */
    void axpby(float alpha, Matrix x, float beta, Matrix y);

    /** Sums of the rows of a (m × n), as an m × 1 matrix: added up in float64, rounded once. */
    Matrix rowSums(Matrix a);

    /** Inner products of the rows of a with the same rows of b (both m × n), as m × 1: in float64, rounded once. */
    Matrix rowDots(Matrix a, Matrix b);

    /** out_ij ← exp(β·x_ij) / Σ_k exp(β·x_ik), safe for large β·x; out may be x. */
    void softmax(float beta, Matrix x, Matrix out);

    /**
     * What this backend has for a model beyond matrices, such as a GPU that runs kernels of the model's own. A model asks for what it can
     * use, never where it runs.
     *
     * @return empty where there is no such thing
     */
    default <T> Optional<T> offer(Class<T> what) { return Optional.empty(); }

    /** Whether this is the readable reference: a model then shows its readable algorithm too. */
    default boolean isReference() { return false; }

    /**
     * Factorisations on this device, which can't be stopped at any moment: see {@link LinearAlgebra}.
     *
     * @throws BackendUnavailableException if the library they need can't be loaded
     */
    LinearAlgebra linearAlgebra();

    /** Readable loops on one thread: the reference that the others are tested against. */
    static Backend plain() {
        return new PlainBackend();
    }

    /** All cores of this machine's processor, through OpenBLAS and the Vector API. */
    static Backend cpu() {
        return new CpuBackend();
    }

    /**
     * The GPU.
     *
     * @throws BackendUnavailableException if no CUDA backend is present, or it finds no device that it can use
     */
    static Backend cuda() {
        for (BackendProvider provider : ServiceLoader.load(BackendProvider.class, Backend.class.getClassLoader())) {
            if (provider.name().equals("cuda")) {
                return provider.create();
            }
        }
        throw new BackendUnavailableException(
                "There is no CUDA backend in this build of Engram: use Backend.cpu(), which computes the same.");
    }
}
