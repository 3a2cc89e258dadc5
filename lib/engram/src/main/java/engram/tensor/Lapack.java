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
    static void iterate(String routine, IntSupplier call) {
        if (call(routine, call) > 0) throw new NoConvergenceException("LAPACK's " + routine + " did not converge; scale the matrix.");
    }
}
