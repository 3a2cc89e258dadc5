package engram.cuda;

import java.util.Arrays;

/**
 * Room on the device for one number a row, which grows as it is needed and is used again. Whole numbers that it has already are not sent once more, so
 * that who asks for the same rows again and again waits for nothing. For the thread that holds the device.
 */
final class RowNumbers {

    private final Gpu gpu;
    private DeviceBuffer buffer;  // null before the first use
    private int[] there = {};     // whole numbers that the device has; none while it has others

    RowNumbers(Gpu gpu) {
        this.gpu = gpu;
    }

    /** Room for so many bytes, its contents undefined. */
    DeviceBuffer room(long bytes) {
        there = new int[0];
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
        if (count > 0 && count <= there.length && !buffer.isLost() && Arrays.equals(numbers, 0, count, there, 0, count)) {
            return buffer;
        }
        DeviceBuffer room = room((long) count * Integer.BYTES);
        room.write(numbers, count);
        there = Arrays.copyOf(numbers, count);
        return room;
    }

    /** The first numbers of an array, on the device. */
    DeviceBuffer of(float[] numbers, int count) {
        DeviceBuffer room = room((long) count * Float.BYTES);
        room.write(numbers, count);
        return room;
    }
}
