package engram.cuda;

import engram.tensor.Panel;

/**
 * A panel on the device, as kernels take it.
 *
 * @param address of its first number
 * @param stride  numbers from one row to the next
 */
record Strip(long address, int stride) {

    /** In place of a panel that a kernel does without. */
    static final Strip NONE = new Strip(0, 0);

    /** @param buffer where the panel's matrix is */
    static Strip of(Panel panel, DeviceBuffer buffer) {
        return new Strip(DeviceWork.place(buffer, panel.from()), panel.matrix().cols());
    }

    /** What begins at a row of this one. */
    Strip from(int row) {
        return new Strip(address + (long) row * stride * Float.BYTES, stride);
    }
}
