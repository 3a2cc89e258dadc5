package engram.cuda.library;

import engram.tensor.DeviceException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The answers of cuBLAS other than success, with what to do about each.
 *
 * @see <a href="https://docs.nvidia.com/cuda/cublas/#cublasstatus-t">cublasStatus_t</a>
 */
enum CublasStatus {
    NOT_INITIALIZED(1, "it found no device, or a driver older than it needs: compare with nvidia-smi, and install a newer driver "
            + "or the cuBLAS of that driver's CUDA version"),
    ALLOC_FAILED(3, "there is no device memory left for its own use: close matrices that are no longer needed, or use smaller ones"),
    INVALID_VALUE(7, "a size or a distance between rows does not fit: please report this as an error of Engram"),
    ARCH_MISMATCH(8, "it has no code for this device: install a cuBLAS for its compute capability"),
    MAPPING_ERROR(11, "device memory could not be reached: restart the kernel"),
    EXECUTION_FAILED(13, "the device failed, in this product or in work queued before it: restart the kernel"),
    INTERNAL_ERROR(14, "it failed within: restart the kernel, and if that does not help install another version of cuBLAS"),
    NOT_SUPPORTED(15, "this version cannot do it: install a newer cuBLAS"),
    LICENSE_ERROR(16, "it wants a licence: install cuBLAS from NVIDIA's packages");

    private final int code;
    private final String mend;

    CublasStatus(int code, String mend) {
        this.code = code;
        this.mend = mend;
    }

    /**
     * Returns if the code means success.
     *
     * @param call what was called
     * @throws DeviceException with the name of the status and the mend, if it does not
     */
    static void check(int code, String call) {
        if (code != 0) {
            Optional<CublasStatus> status = Arrays.stream(values()).filter(known -> known.code == code).findFirst();
            throw new DeviceException(status.map(known -> "%s failed with CUBLAS_STATUS_%s: %s.".formatted(call, known, known.mend))
                    .orElseGet(() -> "%s failed with status %d, which is unknown here: look it up in the manual of cuBLAS."
                            .formatted(call, code)));
        }
    }
}
