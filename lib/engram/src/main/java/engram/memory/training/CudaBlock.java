package engram.memory.training;

import engram.cuda.DeviceBuffer;
import java.util.function.LongFunction;

/**
 * A block of parameters on the GPU.
 *
 * @param values  the numbers
 * @param moments what {@link Madam} remembers, as many; the values themselves where they are not trained
 * @param limit   how far a number may go
 */
record CudaBlock(DeviceBuffer values, DeviceBuffer moments, float limit) {

    /** As a block is now, in memory from {@code room}, which is asked for bytes. */
    static CudaBlock of(Parameters.Block block, LongFunction<DeviceBuffer> room) {
        var madam = (Madam.Second) block.moments();
        return new CudaBlock(written(block.values(), room), written(madam.v(), room), madam.limit());
    }

    /** Numbers that stay as they are. */
    static CudaBlock fixed(float[] numbers, LongFunction<DeviceBuffer> room) {
        DeviceBuffer values = written(numbers, room);
        return new CudaBlock(values, values, 0);
    }

    static DeviceBuffer written(float[] numbers, LongFunction<DeviceBuffer> room) {
        DeviceBuffer buffer = room.apply((long) Float.BYTES * numbers.length);
        buffer.write(numbers);
        return buffer;
    }

    /** Brings the block here. */
    void read(Parameters.Block block) {
        values.read(block.values());
        moments.read(((Madam.Second) block.moments()).v());
    }
}
