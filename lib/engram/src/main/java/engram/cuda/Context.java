package engram.cuda;

import static jcuda.driver.JCudaDriver.cuCtxCreate;
import static jcuda.driver.JCudaDriver.cuCtxDestroy;
import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemGetInfo;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import engram.cuda.library.Blas;
import engram.cuda.library.BlasLibrary;
import engram.cuda.library.Choice;
import engram.cuda.library.CudaLibraries;
import engram.tensor.DeviceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;

/**
 * What a program has on the device between the first use and a failure: memory, loaded kernels, and one stream, in which work is done in
 * order. After a kernel has failed nothing in it can be used any more.
 *
 * <p>All methods but {@link #discard} are for the thread that holds the device: see {@link Gpu#use}.
 */
final class Context {

    /** A kernel, ready to be launched. */
    record Loaded(CUfunction function, List<String> parameters) {
    }

    private static final Choice<BlasLibrary> CUBLAS = CudaLibraries.ofThisMachine().blas();

    private static final long LARGE = 1 << 20;

    private final CUcontext handle = new CUcontext();
    private final CUstream stream = new CUstream();
    private final Map<Ptx, CUmodule> modules = new HashMap<>();
    private final Map<Kernel, Loaded> functions = new HashMap<>();
    private final Queue<Garbage> garbage = new ConcurrentLinkedQueue<>();
    private final Map<Long, Deque<DeviceBuffer.Address>> spare = new HashMap<>(); // large pieces by size, kept to be used again
    private final AtomicLong held = new AtomicLong();
    private final Set<String> running = new LinkedHashSet<>(); // kernels launched since the device was last waited for
    private final DeviceBuffer flag;
    private final Blas ownBlas;
    private final Blas blas;
    private boolean rehearsing;
    private volatile String failure = "";

    /** Memory that nobody can reach any more. */
    private record Garbage(DeviceBuffer.Address address, long bytes) {
    }

    Context(Gpu gpu) {
        var device = new CUdevice();
        check(cuDeviceGet(device, 0), "choosing the device");
        check(cuCtxCreate(handle, 0, device), "opening the device");
        check(cuStreamCreate(stream, 0), "opening a stream");
        flag = allocate(gpu, Integer.BYTES);
        ownBlas = new TiledBlas(gpu);
        blas = libraryBlas().orElse(ownBlas);
    }

    void makeCurrent() {
        check(cuCtxSetCurrent(handle), "turning to the device");
    }

    /** Room for one number that a kernel counts up. */
    DeviceBuffer flag() {
        return flag;
    }

    /** What multiplies matrices: cuBLAS, or our own kernel where none works. */
    Blas blas() {
        return blas;
    }

    /** Our own kernel. */
    Blas ownBlas() {
        return ownBlas;
    }

    private Optional<Blas> libraryBlas() {
        try {
            return CUBLAS.library().map(library -> library.on(stream));
        } catch (DeviceException doesNotWorkHere) {
            return Optional.empty();
        }
    }

    CUstream stream() {
        return stream;
    }

    /** Why nothing here can be used any more, or an empty string. */
    String failure() {
        return failure;
    }

    /** Bytes of device memory that belong to this program. */
    AtomicLong held() {
        return held;
    }

    /**
     * Memory for as many bytes, its contents undefined.
     *
     * @throws DeviceMemoryException if there is not enough, even after what nobody can reach has been freed
     */
    DeviceBuffer allocate(Gpu gpu, long bytes) {
        long size = Math.max(bytes, 1);
        Deque<DeviceBuffer.Address> waiting = spare.computeIfAbsent(size, _ -> new ArrayDeque<>());
        DeviceBuffer.Address address = waiting.isEmpty() ? fresh(size) : waiting.pop();
        held.addAndGet(size);
        return new DeviceBuffer(gpu, this, address, size);
    }

    private DeviceBuffer.Address fresh(long size) {
        var address = new DeviceBuffer.Address();
        int code = cuMemAlloc(address, size);
        for (int attempt = 0; code == CUresult.CUDA_ERROR_OUT_OF_MEMORY && attempt < 3; attempt++) {
            collect();
            code = cuMemAlloc(address, size);
        }
        if (code == CUresult.CUDA_ERROR_OUT_OF_MEMORY) {
            throw outOfMemory(size);
        }
        check(code, "allocating memory");
        return address;
    }

    /** Lets the collector find matrices that nobody can reach, and frees their memory. */
    private void collect() {
        System.gc();
        try {
            Thread.sleep(20); // the cleaner has a thread of its own
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sweep();
        spare.values().forEach(pieces -> pieces.forEach(piece -> check(cuMemFree(piece), "freeing memory")));
        spare.clear();
    }

    private DeviceMemoryException outOfMemory(long asked) {
        long[] free = {0};
        long[] total = {0};
        check(cuMemGetInfo(free, total), "asking for the free memory");
        return new DeviceMemoryException(String.format(Locale.ROOT, "The GPU has no room for %,.1f MB: of its %,.1f MB, %,.1f MB are free and %,.1f MB are "
                + "held by this program. Work with smaller parts, or forget matrices that are no longer needed.",
                asked / 1e6, total[0] / 1e6, free[0] / 1e6, held.get() / 1e6));
    }

    /** Marks memory as garbage; any thread may. */
    void discard(DeviceBuffer.Address address, long bytes) {
        garbage.add(new Garbage(address, bytes));
    }

    /**
     * Frees what has been discarded. Large pieces stay for the next one who asks for their size, since asking the driver for them can take as long as
     * multiplying what is in them; when memory is short they go too.
     */
    void sweep() {
        for (Garbage piece = garbage.poll(); piece != null; piece = garbage.poll()) {
            held.addAndGet(-piece.bytes());
            if (piece.bytes() >= LARGE) {
                spare.computeIfAbsent(piece.bytes(), _ -> new ArrayDeque<>()).push(piece.address());
            } else {
                check(cuMemFree(piece.address()), "freeing memory");
            }
        }
    }

    /** A kernel, loaded when it is first asked for. */
    Loaded function(Kernel kernel) {
        return functions.computeIfAbsent(kernel, _ -> {
            var function = new CUfunction();
            var parameters = kernel.ptx().parameters(kernel.name());
            check(cuModuleGetFunction(function, module(kernel.ptx()), kernel.name()), "looking for the kernel " + kernel.name());
            return new Loaded(function, parameters);
        });
    }

    private CUmodule module(Ptx ptx) {
        return modules.computeIfAbsent(ptx, _ -> {
            var module = new CUmodule();
            byte[] text = ptx.text().getBytes(StandardCharsets.US_ASCII);
            check(cuModuleLoadData(module, Arrays.copyOf(text, text.length + 1)), "loading the kernels of " + ptx.name()); // a C string
            return module;
        });
    }

    /** Lets work load its kernels without starting them. */
    void rehearse(Runnable work) {
        rehearsing = true;
        try {
            work.run();
        } finally {
            rehearsing = false;
        }
    }

    /** Whether kernels are to be loaded only. */
    boolean isRehearsing() {
        return rehearsing;
    }

    /** Remembers what is at work, to be named if it fails. */
    void launched(String kernel) {
        running.add(kernel);
    }

    /** The kernels launched since the device was last waited for, which are forgotten with this. */
    Set<String> takeLaunched() {
        Set<String> names = new LinkedHashSet<>(running);
        running.clear();
        return names;
    }

    /** Waits until everything that was launched has ended. */
    void synchronize() {
        check(cuStreamSynchronize(stream), "waiting for the device");
        running.clear();
    }

    /**
     * Looks at the answer of a driver's function.
     *
     * @param doing what the call was for
     * @throws DeviceException if it did not succeed; a kernel that failed is named, though its failure shows in a later call
     */
    void check(int code, String doing) {
        if (code == CUresult.CUDA_SUCCESS) {
            return;
        }
        String name = CUresult.stringFor(code);
        if (!isLasting(code)) {
            throw new DeviceException("The GPU's driver refused %s (%s).".formatted(doing, name));
        }
        failure = "The GPU failed in %s (%s). What was in its memory is lost; the next operation starts it again.".formatted(
                running.isEmpty() ? doing : running.size() == 1 ? "the kernel " + running.iterator().next()
                        : "one of the kernels " + String.join(", ", running), name);
        throw new DeviceException(failure);
    }

    /** Whether every further call in this context will fail with the same error. */
    private static boolean isLasting(int code) {
        return switch (code) {
            case CUresult.CUDA_ERROR_ILLEGAL_ADDRESS, CUresult.CUDA_ERROR_LAUNCH_TIMEOUT, CUresult.CUDA_ERROR_LAUNCH_FAILED,
                    CUresult.CUDA_ERROR_HARDWARE_STACK_ERROR, CUresult.CUDA_ERROR_ILLEGAL_INSTRUCTION, CUresult.CUDA_ERROR_MISALIGNED_ADDRESS,
                    CUresult.CUDA_ERROR_INVALID_ADDRESS_SPACE, CUresult.CUDA_ERROR_INVALID_PC, CUresult.CUDA_ERROR_ASSERT,
                    CUresult.CUDA_ERROR_ECC_UNCORRECTABLE, CUresult.CUDA_ERROR_CONTEXT_IS_DESTROYED, CUresult.CUDA_ERROR_UNKNOWN -> true;
            default -> false;
        };
    }

    /** Gives everything back to the driver, whatever it says to that. */
    void abandon() {
        cuCtxDestroy(handle);
        garbage.clear();
        held.set(0);
    }
}
