package engram.tensor;

import static engram.argument.Given.given;

import engram.progress.Progress;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;

/** For backends: how a routine of LAPACK, from OpenBLAS, is called. Its matrices lie column by column. */
public final class Lapack {

    private static final long STACK_BYTES = 64L << 20;

    private Lapack() {
    }

    /**
     * Calls LAPACK. OpenBLAS keeps panels of a factorisation on the stack, more than a Java thread has, so the call gets a thread of its
     * own. It can't be stopped: the caller waits for it, and an interrupt is seen before it, or before the next one.
     *
     * @param routine its name, for messages
     * @param call    one call of one of the functions {@code LAPACKE_…}
     * @return LAPACK's {@code info} where it is not negative: 0, or what the routine found in the matrix
     * @throws java.util.concurrent.CancellationException if the thread is interrupted beforehand
     * @throws IllegalStateException       if an argument was refused
     * @throws BackendUnavailableException if OpenBLAS or its LAPACK can't be loaded
     */
    public static int call(String routine, IntSupplier call) {
        given("call", call);
        OpenBlas.get();
        Progress.checkCancelled();
        var task = new FutureTask<>(call::getAsInt);
        var thread = new Thread(null, task, "LAPACK " + routine, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        int info = result(task);
        if (info < 0) throw new IllegalStateException("LAPACK's " + routine + " refused its argument " + -info + ".");
        return info;
    }

    /** What a call that has ended returned, or threw. */
    private static int result(FutureTask<Integer> ended) {
        if (ended.state() == Future.State.SUCCESS) return ended.resultNow();
        throw switch (ended.exceptionNow()) {
            case LinkageError missing -> new BackendUnavailableException("LAPACK cannot be loaded on this machine ("
                    + missing.getMessage() + "): put the openblas jar of bytedeco on the class path, or use Backend.plain().");
            case RuntimeException failure -> failure;
            case Throwable other -> new IllegalStateException(other);
        };
    }

    /**
     * Calls a routine that iterates.
     *
     * @throws NoConvergenceException if it did not come to an end
     */
    public static void iterate(String routine, IntSupplier call) {
        if (call(routine, call) > 0) throw new NoConvergenceException("LAPACK's " + routine + " did not converge; scale the matrix.");
    }

    /**
     * Eigenvalues and eigenvectors out of LAPACK's hands.
     *
     * @param real      n, real parts of the eigenvalues
     * @param imaginary n, imaginary parts: of a conjugate pair (k, k+1) the positive one first
     * @param packed    n × n, column by column: a real eigenvector is a column, of a pair column k is the real and k+1 the imaginary part of the first
     */
    public static LinearAlgebra.Eigen eigen(double[] real, double[] imaginary, float[] packed) {
        int n = given("real", real).length;
        if (given("imaginary", imaginary).length != n || given("packed", packed).length != (long) n * n) {
            throw new ShapeException("There are %d real parts, %d imaginary parts and %d entries of vectors: give n, n and n²."
                    .formatted(n, imaginary.length, packed.length));
        }
        for (int k = 0; k < n; k++) {
            boolean alone = imaginary[k] > 0 ? k + 1 == n || !(imaginary[k + 1] < 0)
                    : imaginary[k] < 0 && (k == 0 || !(imaginary[k - 1] > 0));
            if (alone) {
                throw new ShapeException("Eigenvalue " + k + " is complex and not one of a pair: give the positive imaginary part first.");
            }
        }
        Matrix re = Matrix.zeros(n, n), im = Matrix.zeros(n, n);
        for (int k = 0; k < n; k++) {
            Progress.checkCancelled();
            boolean first = imaginary[k] > 0, second = imaginary[k] < 0;
            for (int i = 0; i < n; i++) {
                re.set(i, k, packed[(second ? k - 1 : k) * n + i]);
                im.set(i, k, first ? packed[(k + 1) * n + i] : second ? -packed[k * n + i] : 0);
            }
        }
        return new LinearAlgebra.Eigen(real, imaginary, re, im);
    }
}
