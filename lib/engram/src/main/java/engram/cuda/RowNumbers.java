package engram.cuda;

/** Room on the device for one number a row, which grows as it is needed and is used again. For the thread that holds the device. */
final class RowNumbers {

    private final Gpu gpu;
    private DeviceBuffer buffer; // null before the first use

    RowNumbers(Gpu gpu) {
        this.gpu = gpu;
    }

    /** Room for so many bytes, its contents undefined. */
    DeviceBuffer room(long bytes) {
        if (buffer == null || buffer.isLost() || buffer.bytes() < bytes) {
            if (buffer != null) {
                buffer.close();
            }
            buffer = gpu.allocate(bytes);
        }
        return buffer;
    }

    /** The first numbers of an array, on the device. */
    DeviceBuffer of(int[] numbers, int count) {
        DeviceBuffer room = room((long) count * Integer.BYTES);
        room.write(numbers, count);
        return room;
    }

    /** The first numbers of an array, on the device. */
    DeviceBuffer of(float[] numbers, int count) {
        DeviceBuffer room = room((long) count * Float.BYTES);
        room.write(numbers, count);
        return room;
    }
}
