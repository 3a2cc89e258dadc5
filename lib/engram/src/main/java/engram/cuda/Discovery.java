package engram.cuda;

import static engram.argument.Given.given;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_CLOCK_RATE;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDeviceGetAttribute;
import static jcuda.driver.JCudaDriver.cuDeviceGetCount;
import static jcuda.driver.JCudaDriver.cuDeviceGetName;
import static jcuda.driver.JCudaDriver.cuDeviceTotalMem;
import static jcuda.driver.JCudaDriver.cuDriverGetVersion;
import static jcuda.driver.JCudaDriver.cuInit;

import engram.cuda.library.JCudaNatives;
import engram.cuda.library.Libraries;
import engram.cuda.library.Places;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jcuda.driver.CUdevice;
import jcuda.driver.CUresult;

/**
 * Looks for a GPU, step by step, and says at which step there was none. It asks the driver for nothing that it does not have: a call to a function that
 * an old driver lacks would end the JVM.
 */
public sealed interface Discovery {

    /** The first GPU; the driver numbers them, and {@code CUDA_VISIBLE_DEVICES} chooses among them. */
    record Found(Device device) implements Discovery {
        public Found {
            given("device", device);
        }
    }

    /**
     * No GPU that can be used.
     *
     * @param reason what was looked for, and found instead
     * @param mend   what to do
     */
    record Missing(String reason, String mend) implements Discovery {
        public Missing {
            given("reason", reason);
            given("mend", mend);
        }
    }

    /** CUDA 11.4: from then on the driver has all functions that are used here. */
    int OLDEST_DRIVER = 11040;

    /** The mend for a driver without the functions that are used here. */
    String NEWER = "install a driver for CUDA 11.4 or newer (470 or newer)";

    /** What the kernels are compiled for, 10·major + minor. */
    int OLDEST_DEVICE = 75;

    /** A function of every age of the driver that is used here, the youngest last. */
    List<String> FUNCTIONS = List.of("cuInit", "cuCtxCreate_v2", "cuModuleLoadData", "cuLaunchKernel", "cuStreamBeginCapture_v2", "cuGraphLaunch",
            "cuGraphInstantiateWithFlags");

    /** Looks. The result does not change while the JVM runs. */
    static Discovery look() {
        return Once.RESULT;
    }

    /** Holds the result. */
    final class Once {
        private static final Discovery RESULT = search();

        private Once() {
        }

        private static Discovery search() {
            if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").equals("amd64")) {
                return new Missing("JCuda has no native library for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch"),
                        "use a machine with Linux on x86-64 for the GPU; all else runs here");
            }
            return switch (new Libraries(Places.ofThisMachine()).load("libcuda.so.1", FUNCTIONS)) {
                case Libraries.Loaded _ -> askDriver();
                case Libraries.Absent _ -> new Missing("there is no NVIDIA driver (libcuda.so.1)", "on a machine with an NVIDIA GPU, install its driver");
                case Libraries.Refused(List<String> reasons) -> new Missing("the NVIDIA driver cannot be used: " + String.join("; ", reasons), NEWER);
            };
        }
    }

    private static Discovery askDriver() {
        try {
            int code = cuInit(0);
            if (code != CUresult.CUDA_SUCCESS) {
                return refused(code);
            }
            int[] version = {0};
            int[] count = {0};
            cuDriverGetVersion(version);
            if (version[0] < OLDEST_DRIVER) {
                return new Missing("the NVIDIA driver is too old: it is for CUDA %d.%d".formatted(version[0] / 1000, version[0] % 1000 / 10),
                        NEWER);
            }
            code = cuDeviceGetCount(count);
            if (code != CUresult.CUDA_SUCCESS || count[0] == 0) {
                return refused(code == CUresult.CUDA_SUCCESS ? CUresult.CUDA_ERROR_NO_DEVICE : code);
            }
            return describe(version[0]);
        } catch (LinkageError noNatives) {
            return new Missing("JCuda's native library cannot be loaded (" + JCudaNatives.reason(noNatives) + ")",
                    "build again with ./engram doctor, or free space in " + System.getProperty("java.io.tmpdir"));
        }
    }

    private static Missing refused(int code) {
        String name = CUresult.stringFor(code);
        return switch (code) {
            case CUresult.CUDA_ERROR_NO_DEVICE -> new Missing("the NVIDIA driver is there, but sees no GPU (" + name + ")",
                    "choose a machine or a container with a GPU, and look at CUDA_VISIBLE_DEVICES");
            case CUresult.CUDA_ERROR_SYSTEM_DRIVER_MISMATCH, CUresult.CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE -> new Missing(
                    "the NVIDIA driver's library does not fit its kernel module (" + name + ")", "restart the machine, or install the driver again");
            default -> new Missing("the NVIDIA driver does not start (" + name + ")", "restart the machine, or install the driver again");
        };
    }

    private static Discovery describe(int driver) {
        var device = new CUdevice();
        cuDeviceGet(device, 0);
        byte[] name = new byte[256];
        long[] memory = {0};
        cuDeviceGetName(name, name.length, device);
        cuDeviceTotalMem(memory, device);
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        Device found = new Device(new String(name, 0, end, StandardCharsets.UTF_8), memory[0],
                attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR), attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR),
                driver, attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT), 1e3 * attribute(device, CU_DEVICE_ATTRIBUTE_CLOCK_RATE));
        if (10 * found.major() + found.minor() < OLDEST_DEVICE) {
            return new Missing("the GPU is too old: %s has compute capability %d.%d".formatted(found.name(), found.major(), found.minor()),
                    "use one of compute capability 7.5 or newer (a T4, an RTX card)");
        }
        return new Found(found);
    }

    private static int attribute(CUdevice device, int attribute) {
        int[] value = {0};
        cuDeviceGetAttribute(value, attribute, device);
        return value[0];
    }
}
