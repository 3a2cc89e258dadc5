package engram.cuda.library;

import engram.tensor.DeviceException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * NVIDIA's compiler of CUDA sources as a library: needed for kernels that are written in a notebook, and for nothing else.
 *
 * @see <a href="https://docs.nvidia.com/cuda/nvrtc/">NVRTC</a>
 */
public abstract sealed class Nvrtc permits JCudaNvrtc, ForeignNvrtc {

    /** What Engram calls of NVRTC. */
    static final List<String> FUNCTIONS = List.of("nvrtcVersion", "nvrtcGetErrorString", "nvrtcGetNumSupportedArchs",
            "nvrtcGetSupportedArchs", "nvrtcCreateProgram", "nvrtcCompileProgram", "nvrtcGetProgramLogSize", "nvrtcGetProgramLog",
            "nvrtcGetPTXSize", "nvrtcGetPTX", "nvrtcDestroyProgram");

    private static final String FILE = "kernel.cu";
    private static final int SUCCESS = 0;
    private static final int COMPILATION = 6;

    /** A source on its way to PTX; each method but the last two returns a result code. */
    interface Program extends AutoCloseable {

        int compile(String... options);

        String log();

        String ptx();

        @Override
        void close();
    }

    /**
     * Compiles a source for devices of a compute capability and all later ones. Where the compiler is older than the device,
     * it compiles for the latest device that it knows, and the driver does the rest.
     *
     * @param source CUDA C++, without includes; a kernel to be found by its name is {@code extern "C"}
     * @param major compute capability before the dot
     * @param minor compute capability after the dot
     * @param options of the compiler beside that
     * @return PTX, which the driver translates for the device
     * @throws CompilationException if the source has errors
     * @throws DeviceException if the compiler itself fails
     */
    public final String toPtx(String source, int major, int minor, String... options) {
        int capability = 10 * major + minor;
        int target = Arrays.stream(architectures()).filter(known -> known <= capability).max().orElse(capability);
        try (Program program = program(source, FILE)) {
            int result = program.compile(Stream.concat(Stream.of("--gpu-architecture=compute_" + target), Arrays.stream(options)).toArray(String[]::new));
            if (result == COMPILATION) {
                throw CompilationException.of(source, program.log());
            }
            check(result, "nvrtcCompileProgram for compute capability %d.%d".formatted(major, minor), program.log());
            return program.ptx();
        }
    }

    /** What compiles, by version. */
    abstract String version();

    /** The compute capabilities that it knows, as 10·major + minor. */
    abstract int[] architectures();

    abstract Program program(String source, String file);

    /** The name of a result code. */
    abstract String name(int result);

    final void check(int result, String call) {
        check(result, call, "");
    }

    private void check(int result, String call, String log) {
        if (result != SUCCESS) {
            throw new DeviceException("%s failed with %s%s: install NVRTC with all its files, of the CUDA version that nvidia-smi names."
                    .formatted(call, name(result), log.isBlank() ? "" : " (" + log.strip().replaceAll("\\s+", " ") + ")"));
        }
    }
}
