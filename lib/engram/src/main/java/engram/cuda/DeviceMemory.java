package engram.cuda;

import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemGetInfo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jcuda.driver.CUresult;

/**
 * The memory of a device that a program has: what is held, what nobody can reach any more, and large pieces that wait to be used again.
 * All methods but {@link #discard} are for the thread that holds the device: see {@link Gpu#use}.
 */
final class DeviceMemory {

    /** Asking the driver for a piece of this size can take as long as multiplying what is in it. */
    private static final long LARGE = 1 << 20;

    /** Times that the collector is asked to find unreachable memory before it is called full. */
    private static final int ATTEMPTS = 3;

    /** The part of the device's memory that is taken before the collector is asked for what nobody can reach. */
    private static final double SHARE = 0.25;

    private final Context context;
    private final long total;
    private final Queue<Garbage> garbage = new ConcurrentLinkedQueue<>();
    private final Map<Long, Deque<DeviceBuffer.Address>> spare = new HashMap<>(); // large pieces by size
    private long held;
    private long taken;                                                           // since the collector looked

    /** Memory that nobody can reach any more. */
    private record Garbage(DeviceBuffer.Address address, long bytes) {
    }

    /** @param total the memory of the device, in bytes */
    DeviceMemory(Context context, long total) {
        this.context = context;
        this.total = total;
    }

    /** Bytes that are held, spare pieces not among them. */
    long held() {
        return held;
    }

    /**
     * Memory for as many bytes, at least 1, its contents undefined.
     *
     * @throws DeviceMemoryException if there is not enough, even after what nobody can reach has been freed
     */
    DeviceBuffer.Address allocate(long bytes) {
        if (!isSpare(bytes) && taken + bytes > SHARE * total) {
            // matrices on the device alone are small to the collector, which sees no reason to look for them
            collect();
            freeSpare(bytes);
        }
        DeviceBuffer.Address address = isSpare(bytes) ? spare.get(bytes).pop() : fresh(bytes);
        held += bytes;
        taken += bytes;
        return address;
    }

    private boolean isSpare(long bytes) {
        return spare.containsKey(bytes) && !spare.get(bytes).isEmpty();
    }

    private DeviceBuffer.Address fresh(long bytes) {
        var address = new DeviceBuffer.Address();
        int code = cuMemAlloc(address, bytes);
        for (int attempt = 0; code == CUresult.CUDA_ERROR_OUT_OF_MEMORY && attempt < ATTEMPTS; attempt++) {
            collect();
            freeSpare(0);
            code = cuMemAlloc(address, bytes);
        }
        if (code == CUresult.CUDA_ERROR_OUT_OF_MEMORY) {
            throw outOfMemory(bytes);
        }
        context.check(code, "allocating memory");
        return address;
    }

    /** Lets the collector find matrices that nobody can reach, and frees their memory or has it spare. */
    private void collect() {
        taken = 0;
        System.gc();
        try {
            Thread.sleep(20); // the cleaner has a thread of its own
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sweep();
    }

    /** Frees the spare pieces of all sizes but one. */
    private void freeSpare(long wanted) {
        spare.forEach((size, pieces) -> {
            while (size != wanted && !pieces.isEmpty()) {
                free(pieces.pop());
            }
        });
    }

    private DeviceMemoryException outOfMemory(long asked) {
        long[] free = {0};
        long[] total = {0};
        context.check(cuMemGetInfo(free, total), "asking for the free memory");
        return new DeviceMemoryException(String.format(Locale.ROOT, "The GPU has no room for %,.1f MB: of its %,.1f MB, %,.1f MB are free and %,.1f MB are "
                + "held by this program. Work with smaller parts, or forget matrices that are no longer needed.",
                asked / 1e6, total[0] / 1e6, free[0] / 1e6, held / 1e6));
    }

    /** Marks memory as garbage; any thread may. */
    void discard(DeviceBuffer.Address address, long bytes) {
        garbage.add(new Garbage(address, bytes));
    }

    /** Frees what has been discarded. Large pieces stay for the next one who asks for their size; when memory is short they go too. */
    void sweep() {
        for (Garbage piece = garbage.poll(); piece != null; piece = garbage.poll()) {
            held -= piece.bytes();
            if (piece.bytes() >= LARGE) {
                spare.computeIfAbsent(piece.bytes(), _ -> new ArrayDeque<>()).push(piece.address());
            } else {
                free(piece.address());
            }
        }
    }

    private void free(DeviceBuffer.Address address) {
        context.check(cuMemFree(address), "freeing memory");
    }
}
