package engram.cuda;

import static jcuda.driver.JCudaDriver.cuCtxCreate;
import static jcuda.driver.JCudaDriver.cuCtxDestroy;
import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;

/**
 * What a program has on the device between the first use and a failure: memory, loaded kernels, and one stream, in which work is done in
 * order. After a kernel has failed nothing in it can be used any more. For the thread that holds the device: see {@link Gpu#use}.
 */
final class Context {

    /** A kernel, ready to be launched. */
    record Loaded(CUfunction function, List<String> parameters) {
    }

    /** cuBLAS, loaded when a product is first asked for: it is large, and much work has no use for it. */
    private static final class Once {
        private static final Choice<BlasLibrary> CUBLAS = CudaLibraries.ofThisMachine().blas();
    }

    private final CUcontext handle = new CUcontext();
    private final CUstream stream = new CUstream();
    private final Map<Ptx, CUmodule> modules = new HashMap<>();
    private final Map<Kernel, Loaded> functions = new HashMap<>();
    private final DeviceMemory memory;
    private final Set<String> running = new LinkedHashSet<>(); // kernels launched since the device was last waited for
    private final Flag notFinite;
    private final Gpu gpu;
    private Optional<Blas> blas = Optional.empty(); // until it is first asked for
    private boolean rehearsing;
    private volatile String failure = "";

    Context(Gpu gpu) {
        this.gpu = gpu;
        var device = new CUdevice();
        check(cuDeviceGet(device, 0), "choosing the device");
        check(cuCtxCreate(handle, 0, device), "opening the device");
        memory = new DeviceMemory(this, gpu.device().memory());
        try {
            check(cuStreamCreate(stream, 0), "opening a stream");
            notFinite = new Flag(this);
        } catch (DeviceException noRoom) {
            abandon();
            throw noRoom;
        }
    }

    void makeCurrent() {
        check(cuCtxSetCurrent(handle), "turning to the device");
    }

    /** What kernels set where they meet a number that is NaN or infinite. */
    Flag notFinite() {
        return notFinite;
    }

    /** What multiplies matrices: cuBLAS, or our own kernel where none works. */
    Blas blas() {
        if (blas.isEmpty()) {
            blas = Optional.of(libraryBlas().orElseGet(() -> new TiledBlas(gpu, "our own kernel")));
        }
        return blas.get();
    }

    private Optional<Blas> libraryBlas() {
        try {
            return Once.CUBLAS.library().map(library -> library.on(stream));
        } catch (DeviceException doesNotWorkHere) {
            return Optional.of(new TiledBlas(gpu, "our own kernel (%s)".formatted(doesNotWorkHere.getMessage())));
        }
    }

    CUstream stream() {
        return stream;
    }

    /** Why nothing here can be used any more, or an empty string. */
    String failure() {
        return failure;
    }

    /** Memory of the device. */
    DeviceMemory memory() {
        return memory;
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
                    CUresult.CUDA_ERROR_ECC_UNCORRECTABLE, CUresult.CUDA_ERROR_NVLINK_UNCORRECTABLE, CUresult.CUDA_ERROR_CONTEXT_IS_DESTROYED, CUresult.CUDA_ERROR_UNKNOWN -> true;
            default -> false;
        };
    }

    /** Gives everything back to the driver, whatever it says to that. */
    void abandon() {
        cuCtxDestroy(handle);
    }
}
