package engram.tensor;

import static engram.argument.Given.given;

/** The numbers of a {@link Matrix} in the memory of a device, owned by the matrix and freed when nobody can reach it. */
public interface DeviceCopy {

    /** No copy. */
    DeviceCopy NONE = new DeviceCopy() {
        @Override
        public boolean isOf(Factory factory) {
            return false;
        }

        @Override
        public void exclusively(Runnable work) {
            given("work", work).run();
        }

        @Override
        public void write(float[] numbers) {
            throw new IllegalStateException("There is no device to write to.");
        }

        @Override
        public void read(float[] numbers) {
            throw new IllegalStateException("There is no device to read from.");
        }
    };

    /** Makes room on one device. */
    @FunctionalInterface
    interface Factory {
        /** Room for rows × cols float32 numbers, row after row. */
        DeviceCopy allocate(int rows, int cols);
    }

    /** Whether this copy can be used where that factory would make one: on the same device, and not lost with a failure of it. */
    boolean isOf(Factory factory);

    /** Does work while this thread has the device to itself. */
    void exclusively(Runnable work);

    /** Copies all numbers to the device. */
    void write(float[] numbers);

    /** Copies all numbers from the device. */
    void read(float[] numbers);
}
