package engram.tensor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import engram.parallel.Cores;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The native library: unpacked and loaded by bytedeco, called through the foreign-function API, because that can lend a Java
 * array to a call without copying it, which the JNI methods of the jar do twice. The garbage collector has to wait while
 * an array is lent, so no such call may be long: see {@link BlockedProduct}.
 */
final class OpenBlas {

    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;

    /** Held by large work: one at a time has all cores, and who waits for it here can be interrupted. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final String description;
    private final MethodHandle sgemm;

    private OpenBlas() {
        Loader.load(openblas_nolapack.class);
        openblas_nolapack.blas_set_num_threads(Cores.count());
        description = call("openblas_get_config") + ", " + openblas_nolapack.blas_get_num_threads() + " threads";
        sgemm = function("cblas_sgemm", FunctionDescriptor.ofVoid(
                JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, // order, op(A), op(B), m, n, k
                JAVA_FLOAT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT,           // α, A, lda, B, ldb
                JAVA_FLOAT, ADDRESS, JAVA_INT),                             // β, C, ldc
                Linker.Option.critical(true));
    }

    /** A part of an array that is read as a row-major matrix: its first entry, and the distance between two rows. */
    record Part(float[] data, int start, int stride) {

        private MemorySegment segment() {
            return MemorySegment.ofArray(data).asSlice((long) start * Float.BYTES);
        }
    }

    /** C ← α·op(A)·op(B) + β·C, with op(A) of m × k and op(B) of k × n, on parts that must lie within their arrays. */
    void sgemm(Op opA, Op opB, int m, int n, int k, float alpha, Part a, Part b, float beta, Part c) {
        try {
            sgemm.invokeExact(ROW_MAJOR, code(opA), code(opB), m, n, k, alpha, a.segment(), a.stride(),
                    b.segment(), b.stride(), beta, c.segment(), c.stride());
        } catch (Throwable e) {
            throw new AssertionError("a native function throws nothing", e);
        }
    }

    /**
     * Does work that calls the library on threads of ours, when it is this thread's turn; the library uses no others meanwhile.
     *
     * @throws CancellationException if this thread is interrupted while it waits
     */
    void onOneThread(Runnable work) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was stopped.");
        }
        try {
            openblas_nolapack.blas_set_num_threads(1);
            work.run();
        } finally {
            openblas_nolapack.blas_set_num_threads(Cores.count());
            turn.unlock();
        }
    }

    private static int code(Op op) {
        return op == Op.AS_IS ? NO_TRANSPOSE : TRANSPOSE;
    }

    /** Version, processor type and number of threads. */
    String description() {
        return description;
    }

    /** A function of the library, such as {@code LAPACKE_sgesv}. */
    @SuppressWarnings("restricted") // calling native code is what this class is for
    static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        MemorySegment address = SymbolLookup.loaderLookup().find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("the function " + name + " is missing"));
        return Linker.nativeLinker().downcallHandle(address, type, options);
    }

    @SuppressWarnings("restricted") // a C string does not say how long it is
    private static String call(String name) {
        try {
            MemorySegment text = (MemorySegment) function(name, FunctionDescriptor.of(ADDRESS)).invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0).strip();
        } catch (Throwable e) {
            throw new AssertionError("a native function throws nothing", e);
        }
    }

    /**
     * The library, loaded when first asked for.
     *
     * @throws BackendUnavailableException if it cannot be loaded on this machine
     */
    static OpenBlas get() {
        return switch (Attempt.RESULT) {
            case Loaded loaded -> loaded.library();
            case Missing missing -> throw new BackendUnavailableException(missing.reason());
        };
    }

    private sealed interface Attempt {
        Attempt RESULT = load();
    }

    private record Loaded(OpenBlas library) implements Attempt {
    }

    private record Missing(String reason) implements Attempt {
    }

    private static Attempt load() {
        try {
            return new Loaded(new OpenBlas());
        } catch (LinkageError e) {
            return new Missing(("OpenBLAS cannot be loaded on this machine (%s): put the openblas jar of bytedeco for %s on the "
                    + "class path, or use Backend.plain().").formatted(e.getMessage(), Loader.Detector.getPlatform()));
        }
    }
}
