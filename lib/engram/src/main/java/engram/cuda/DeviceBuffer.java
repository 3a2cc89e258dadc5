package engram.cuda;

import static jcuda.driver.JCudaDriver.cuMemcpyDtoH;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoD;

import engram.argument.ArgumentException;
import engram.progress.Progress;
import engram.tensor.DeviceException;
import engram.tensor.Matrix;
import java.lang.ref.Cleaner;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;

/**
 * A piece of the device's memory, owned by whoever asked for it: to be closed, and freed by a cleaner if that is forgotten. Made by
 * {@link Gpu#allocate}; its contents are undefined at first. An array is copied from or to its beginning.
 */
public final class DeviceBuffer implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    /** Bytes copied between two looks for an interruption: less than 0.1 s on a slow bus. */
    private static final long PIECE = 1L << 28;

    private final Gpu gpu;
    private final Context context;
    private final Address address;
    private final long bytes;
    private final Cleaner.Cleanable cleanable;

    /** A device address whose number can be read. */
    static final class Address extends CUdeviceptr {
        long value() {
            return getNativePointer();
        }
    }

    DeviceBuffer(Gpu gpu, Context context, Address address, long bytes) {
        this.gpu = gpu;
        this.context = context;
        this.address = address;
        this.bytes = bytes;
        DeviceMemory memory = context.memory();
        this.cleanable = CLEANER.register(this, () -> memory.discard(address, bytes));
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** Its place in the device's memory. */
    public long address() {
        return address.value();
    }

    CUdeviceptr pointer() {
        return address;
    }

    /** Whether the device has failed since, and the contents are gone. */
    public boolean isLost() {
        return !context.failure().isEmpty();
    }

    /** Copies an array to the device. */
    public void write(float[] from) {
        copyIn(Pointer.to(from), (long) from.length * Float.BYTES);
    }

    /** Copies the first numbers of an array to the device. */
    void write(float[] from, int count) {
        copyIn(Pointer.to(from), (long) count * Float.BYTES);
    }

    /** Copies the first numbers of an array to the device. */
    void write(int[] from, int count) {
        copyIn(Pointer.to(from), (long) count * Integer.BYTES);
    }

    /** Copies an array to the device. */
    public void write(int[] from) {
        copyIn(Pointer.to(from), (long) from.length * Integer.BYTES);
    }

    /** Copies an array to the device. */
    public void write(long[] from) {
        copyIn(Pointer.to(from), (long) from.length * Long.BYTES);
    }

    /** Copies an array to the device. */
    public void write(double[] from) {
        copyIn(Pointer.to(from), (long) from.length * Double.BYTES);
    }

    /** Copies an array to the device. */
    public void write(byte[] from) {
        copyIn(Pointer.to(from), from.length);
    }

    /** Copies an array to the device. */
    public void write(short[] from) {
        copyIn(Pointer.to(from), (long) from.length * Short.BYTES);
    }

    /** Fills an array from the device, when all work there has ended. */
    public void read(float[] to) {
        copyOut(Pointer.to(to), (long) to.length * Float.BYTES);
    }

    /** Fills an array from the device, when all work there has ended. */
    public void read(int[] to) {
        copyOut(Pointer.to(to), (long) to.length * Integer.BYTES);
    }

    /** Fills an array from the device, when all work there has ended. */
    public void read(long[] to) {
        copyOut(Pointer.to(to), (long) to.length * Long.BYTES);
    }

    /** Fills an array from the device, when all work there has ended. */
    public void read(double[] to) {
        copyOut(Pointer.to(to), (long) to.length * Double.BYTES);
    }

    /** Fills the first numbers of an array from the device, when all work there has ended. */
    void read(double[] to, int count) {
        copyOut(Pointer.to(to), (long) count * Double.BYTES);
    }

    /**
     * A matrix of the numbers that stand at the beginning of this buffer, row after row as float32. It owns the buffer from now on, which
     * stays on the device until someone asks for the numbers: it must not be closed any more.
     *
     * @return rows × cols
     * @throws IllegalArgumentException if so many numbers are more than the buffer has
     */
    public Matrix toMatrix(int rows, int cols) {
        requireRoom((long) rows * cols * Float.BYTES);
        return Matrix.madeOnDevice(rows, cols, (_, _) -> new DeviceMatrix(gpu, this));
    }

    private void copyIn(Pointer from, long size) {
        copy(size, "copying to the device", (start, part) -> cuMemcpyHtoD(address.withByteOffset(start), from.withByteOffset(start), part));
        gpu.countSent(size);
    }

    private void copyOut(Pointer to, long size) {
        copy(size, "copying from the device", (start, part) -> cuMemcpyDtoH(to.withByteOffset(start), address.withByteOffset(start), part));
        gpu.countFetched(size);
    }

    /** Copies a part of an array, in bytes; returns the driver's code. */
    private interface Copy {
        int copy(long start, long part);
    }

    private void copy(long size, String doing, Copy call) {
        requireRoom(size);
        if (size == 0) {
            return;
        }
        gpu.use(() -> {
            requireAlive();
            gpu.context().synchronize();
            for (long start = 0; start < size; start += PIECE) {
                Progress.checkCancelled();
                gpu.context().check(call.copy(start, Math.min(PIECE, size - start)), doing);
            }
            return null;
        });
    }

    private void requireRoom(long size) {
        if (size > bytes) {
            throw new ArgumentException("An array of %d bytes does not fit a buffer of %d.".formatted(size, bytes));
        }
    }

    /** @throws DeviceException if the device has failed since */
    void requireAlive() {
        if (isLost()) {
            throw new DeviceException(context.failure());
        }
    }

    /** Gives the memory back; what was in it is gone. */
    @Override
    public void close() {
        cleanable.clean();
    }
}
