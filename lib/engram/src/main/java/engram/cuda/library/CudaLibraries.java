package engram.cuda.library;

import engram.cuda.library.Choice.Version;
import java.util.List;
import java.util.Optional;
import jcuda.jcublas.JCublas2;

/**
 * The libraries of CUDA that are used where they are found. None is needed to run a model: the driver is enough.
 *
 * @param libraries finds and loads them
 */
public record CudaLibraries(Libraries libraries) {

    /** The ones of this machine, loaded when they are first asked for. */
    public static CudaLibraries ofThisMachine() {
        return new CudaLibraries(new Libraries(Places.ofThisMachine()));
    }

    /** Whether the user wants to do without one: the environment says {@code ENGRAM_CUDA_LIBRARIES=none}, or names another. */
    private boolean isUnwanted(String name) {
        String wanted = libraries.places().environment().getOrDefault("ENGRAM_CUDA_LIBRARIES", "all");
        return !wanted.equals("all") && !wanted.equalsIgnoreCase(name);
    }

    /** cuBLAS 12, or else 13, loaded into this process. */
    public Choice<BlasLibrary> blas() {
        Version<BlasLibrary> twelve = new Version<>("cuBLAS 12", "libcublas.so.12", Cublas.FUNCTIONS, library -> {
            JCublas2.initialize();
            return stream -> new JCublasBlas(described("cuBLAS 12", library), stream);
        });
        Version<BlasLibrary> thirteen = new Version<>("cuBLAS 13 through the foreign-function API", "libcublas.so.13",
                Cublas.FUNCTIONS, library -> stream -> new ForeignBlas(described("cuBLAS 13", library), library, stream));
        return choose(List.of(twelve, thirteen), "cuBLAS", "none, Engram's own kernel multiplies matrices",
                "pip install nvidia-cublas-cu12");
    }

    /** NVRTC 12, or else 13, loaded into this process. */
    public Choice<Nvrtc> nvrtc() {
        Version<Nvrtc> twelve = new Version<>("NVRTC 12", "libnvrtc.so.12", Nvrtc.FUNCTIONS, _ -> new JCudaNvrtc());
        Version<Nvrtc> thirteen = new Version<>("NVRTC 13 through the foreign-function API", "libnvrtc.so.13",
                Nvrtc.FUNCTIONS, ForeignNvrtc::new);
        return choose(List.of(twelve, thirteen), "NVRTC", "none, which only Cuda.compile needs",
                "pip install nvidia-cuda-nvrtc-cu12");
    }

    private <T> Choice<T> choose(List<Version<T>> versions, String name, String without, String mend) {
        return isUnwanted(name) ? new Choice<>(Optional.empty(), new LibraryFinding(name, false, "%s: ENGRAM_CUDA_LIBRARIES=%s".formatted(without,
                libraries.places().environment().get("ENGRAM_CUDA_LIBRARIES")), "unset ENGRAM_CUDA_LIBRARIES"))
                : Choice.first(libraries, versions, name, without, mend);
    }

    /** What {@code ./engram doctor} says of them. */
    public List<LibraryFinding> findings() {
        return List.of(blas().finding(), nvrtc().finding());
    }

    private static String described(String name, SharedLibrary library) {
        return "%s (%s)".formatted(name, library.place());
    }
}
