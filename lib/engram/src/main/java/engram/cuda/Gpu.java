package engram.cuda;

import static engram.argument.Given.given;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemsetD8Async;

import engram.argument.ArgumentException;
import engram.progress.Progress;
import engram.tensor.BackendUnavailableException;
import engram.tensor.DeviceCopy;
import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jcuda.Pointer;

/**
 * The GPU of this machine: gives memory, and runs kernels on it one after the other. One thread at a time has it, for the length of
 * {@link #use}; who waits for it can be interrupted.
 */
public final class Gpu {

    private final Device device;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong sent = new AtomicLong();    // bytes
    private final AtomicLong fetched = new AtomicLong(); // bytes
    private final DeviceMatrix.Factory matrices = new DeviceMatrix.Factory(this);
    private boolean failedBefore;
    private Context context; // null before the first use, and after a failure until the next

    private Gpu(Device device) {
        this.device = device;
    }

    /** Holds the one there is. */
    private static final class Once {
        private static final Discovery LOOKED = Discovery.look();
        private static final Gpu GPU = LOOKED instanceof Discovery.Found found ? new Gpu(found.device()) : null;
    }

    /**
     * The GPU.
     *
     * @throws BackendUnavailableException if there is none; the message says what is missing, and the mend
     */
    public static Gpu get() {
        return switch (Once.LOOKED) {
            case Discovery.Found _ -> Once.GPU;
            case Discovery.Missing missing -> throw new BackendUnavailableException("There is no GPU to use: %s. %s; or use Backend.cpu(), which computes the same."
                    .formatted(missing.reason(), capitalised(missing.mend())));
        };
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** What it is. */
    public Device device() {
        return device;
    }

    /**
     * Has the device to oneself, and waits for it at the end. Work within work is a part of it.
     *
     * @throws CancellationException if this thread is interrupted while it waits for its turn
     * @throws DeviceException         if something fails on the device, then or by the end; after that it starts anew, with empty memory
     */
    public <T> T use(Supplier<T> work) {
        if (turn.isHeldByCurrentThread()) {
            return work.get();
        }
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was stopped.");
        }
        try {
            start();
            T result = work.get();
            context.synchronize();
            return result;
        } catch (DeviceException refused) {
            if (context != null && context.failure().isEmpty()) {
                context.synchronize(); // a kernel that failed before says more
            }
            throw refused;
        } finally {
            turn.unlock();
        }
    }

    private void start() {
        if (context != null && !context.failure().isEmpty()) {
            context.abandon();
            context = null;
            failedBefore = true;
        }
        if (context == null) {
            context = opened();
        }
        context.makeCurrent();
        context.memory().sweep();
    }

    private Context opened() {
        try {
            return new Context(this);
        } catch (DeviceException refused) {
            throw failedBefore ? new DeviceException("The GPU does not start again after its failure: restart this program, in a notebook its kernel. "
                    + refused.getMessage(), refused) : refused;
        }
    }

    /** Waits until everything launched so far has ended, and then looks for an interruption. Within {@link #use} only. */
    public void checkpoint() {
        context().synchronize();
        Progress.checkCancelled();
    }

    Context context() {
        if (!turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("the device is for the thread that uses it");
        }
        if (Thread.currentThread().isVirtual()) {
            context.makeCurrent(); // it may have moved to another carrier
        }
        return context;
    }

    /** Bytes of device memory that this program holds now. */
    public long heldBytes() {
        return use(() -> context.memory().held());
    }

    /** Bytes that this program has copied to the device so far. */
    public long sentBytes() {
        return sent.get();
    }

    /** Bytes that this program has copied from the device so far. */
    public long fetchedBytes() {
        return fetched.get();
    }

    void countSent(long bytes) {
        sent.addAndGet(bytes);
    }

    void countFetched(long bytes) {
        fetched.addAndGet(bytes);
    }

    /**
     * Memory on the device, its contents undefined.
     *
     * @throws DeviceMemoryException if there is not enough, even after what nobody can reach has been freed
     */
    public DeviceBuffer allocate(long bytes) {
        long size = Math.max(bytes, 1);
        return use(() -> new DeviceBuffer(this, context, context.memory().allocate(size), size));
    }

    /**
     * Starts a kernel, after everything started before it. Within {@link #use} only.
     *
     * @param arguments what the kernel declares, in its order: int, long, float, double, or {@link DeviceBuffer} for an address. A record
     *                  stands for its components, so that the parameters of a kernel, or some that go together, can be given names and
     *                  shapes
     * @throws DeviceException if they do not fit the declaration
     */
    public void launch(Kernel kernel, Grid grid, Object... arguments) {
        Context.Loaded loaded = context().function(kernel);
        Pointer passed = Arguments.forDriver(kernel, loaded.parameters(), Arguments.inARow(arguments));
        if (context.isRehearsing()) {
            return;
        }
        context.launched(kernel.name());
        context.check(cuLaunchKernel(loaded.function(), grid.across(), grid.down(), 1, grid.threads(), 1, 1, 0, context.stream(),
                passed, null), "launching the kernel " + kernel.name());
    }

    /**
     * Copies the first bytes of a buffer to another, after everything started before. Within {@link #use} only.
     *
     * @throws engram.argument.ArgumentException if one of them has fewer
     */
    public void copy(DeviceBuffer from, DeviceBuffer to, long bytes) {
        if (bytes < 0 || bytes > Math.min(given("from", from).bytes(), given("to", to).bytes())) {
            throw new ArgumentException("%d bytes can't be copied between buffers of %d and %d.".formatted(bytes, from.bytes(), to.bytes()));
        }
        from.requireAlive();
        to.requireAlive();
        if (bytes > 0 && !context().isRehearsing()) {
            context().check(cuMemcpyDtoDAsync(to.pointer(), from.pointer(), bytes, context().stream()), "copying memory");
        }
    }

    /** The numbers of a matrix on the device, row after row, for a kernel to read. The matrix owns the buffer. Within {@link #use} only. */
    public DeviceBuffer read(Matrix x) {
        return buffer(given("x", x).onDevice(matrices));
    }

    /** The same for a kernel that changes some of them: from now on the device has the last word. Within {@link #use} only. */
    public DeviceBuffer change(Matrix x) {
        return buffer(given("x", x).changedOnDevice(matrices));
    }

    /** The same for a kernel that replaces all of them, whatever they are: they need not be there before. Within {@link #use} only. */
    public DeviceBuffer overwrite(Matrix x) {
        return buffer(given("x", x).overwrittenOnDevice(matrices));
    }

    private static DeviceBuffer buffer(DeviceCopy copy) {
        return ((DeviceMatrix) copy).buffer();
    }

    /** Fills the first bytes of a buffer with zeros, after everything started before. Within {@link #use} only. */
    public void clear(DeviceBuffer buffer, long bytes) {
        if (bytes > 0 && !context().isRehearsing()) {
            context().check(cuMemsetD8Async(buffer.pointer(), (byte) 0, bytes, context.stream()), "clearing memory");
        }
    }
}
