package engram.cuda;

import engram.cuda.library.CompilationException;
import engram.cuda.library.CudaLibraries;
import engram.cuda.library.LibraryFinding;
import engram.tensor.Backend;
import engram.tensor.BackendUnavailableException;
import engram.tensor.DeviceException;
import java.util.ArrayList;
import java.util.List;

/** What a notebook asks of the GPU beyond {@link Backend#cuda()}. */
public final class Cuda {

    private Cuda() {
    }

    /**
     * What was found on this machine, one thing a line: the device, and the libraries that are used where they are there.
     *
     * <p>The first is the device; each says how to mend what is missing.
     */
    public static List<LibraryFinding> findings() {
        List<LibraryFinding> findings = new ArrayList<>();
        switch (Discovery.look()) {
            case Discovery.Found(Device device) -> {
                findings.add(new LibraryFinding("GPU", true, device.toString(), ""));
                findings.addAll(CudaLibraries.ofThisMachine().findings());
            }
            case Discovery.Missing(String reason, String mend) -> findings.add(new LibraryFinding("GPU", false, reason, mend));
        }
        return List.copyOf(findings);
    }

    /** Whether there is a GPU to use. */
    public static boolean isAvailable() {
        return Discovery.look() instanceof Discovery.Found;
    }

    /**
     * Compiles kernels of your own, with NVRTC.
     *
     * <pre>{@code
     * var program = Cuda.compile("""
     *     extern "C" __global__ void square(float *x, int n) {
     *       int i = blockIdx.x * blockDim.x + threadIdx.x;
     *       if (i < n) x[i] = x[i] * x[i];
     *     }
     *     """);
     * program.launch("square", Grid.covering(n), x, n);
     * }</pre>
     *
     * @param source CUDA C++ without includes; kernels are {@code extern "C" __global__ void}
     * @throws CompilationException         if it has errors, each shown with its line
     * @throws DeviceException                if there is no NVRTC
     * @throws BackendUnavailableException if there is no device to use
     */
    public static CudaProgram compile(String source) {
        return new CudaProgram(Gpu.get(), Ptx.compiled(source));
    }
}
