package engram.cuda;

import static jcuda.driver.JCudaDriver.CU_MEMHOSTALLOC_DEVICEMAP;
import static jcuda.driver.JCudaDriver.cuMemHostAlloc;
import static jcuda.driver.JCudaDriver.cuMemHostGetDevicePointer;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import jcuda.Pointer;

/**
 * A number in the host's memory that a kernel can set to 1: when the device has been waited for it is there to be read, without a copy.
 * It goes with its context.
 */
final class Flag {

    private final DeviceBuffer.Address address = new DeviceBuffer.Address();
    private final IntBuffer number;

    /** @throws engram.tensor.DeviceException if the driver gives no such memory */
    Flag(Context context) {
        Pointer place = new Pointer();
        context.check(cuMemHostAlloc(place, Integer.BYTES, CU_MEMHOSTALLOC_DEVICEMAP), "allocating memory of the host");
        context.check(cuMemHostGetDevicePointer(address, place, 0), "mapping memory of the host");
        number = place.getByteBuffer(0, Integer.BYTES).order(ByteOrder.nativeOrder()).asIntBuffer();
        number.put(0, 0);
    }

    /** Where kernels find it. */
    long address() {
        return address.value();
    }

    /** Whether it was set since it was last asked, as far as the device has been waited for. */
    boolean wasSet() {
        boolean set = number.get(0) != 0;
        if (set) {
            number.put(0, 0);
        }
        return set;
    }
}
