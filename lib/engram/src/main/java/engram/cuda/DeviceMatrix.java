package engram.cuda;

import engram.tensor.DeviceCopy;

/** The numbers of a matrix on the GPU: rows × cols float32, row after row. */
final class DeviceMatrix implements DeviceCopy {

    private final Gpu gpu;
    private final DeviceBuffer buffer;

    DeviceMatrix(Gpu gpu, DeviceBuffer buffer) {
        this.gpu = gpu;
        this.buffer = buffer;
    }

    /** Makes them on one GPU. */
    record Factory(Gpu gpu) implements DeviceCopy.Factory {
        @Override
        public DeviceMatrix allocate(int rows, int cols) {
            return new DeviceMatrix(gpu, gpu.allocate((long) rows * cols * Float.BYTES));
        }
    }

    DeviceBuffer buffer() {
        return buffer;
    }

    @Override
    public boolean isOf(DeviceCopy.Factory factory) {
        return factory instanceof Factory other && other.gpu() == gpu && !buffer.isLost();
    }

    @Override
    public void exclusively(Runnable work) {
        gpu.use(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public void write(float[] numbers) {
        buffer.write(numbers);
    }

    @Override
    public void read(float[] numbers) {
        buffer.read(numbers);
    }
}
