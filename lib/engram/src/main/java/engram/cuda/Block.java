package engram.cuda;

import engram.tensor.Op;

/**
 * A part of a row-major matrix on the device.
 *
 * @param buffer where the matrix is
 * @param start  position of the part's first entry, in numbers from the beginning of the buffer
 * @param stride numbers from one row to the next
 */
public record Block(DeviceBuffer buffer, long start, int stride) {

    /** The part that begins at an entry of this one. */
    public Block from(int row, int col) {
        return new Block(buffer, start + (long) row * stride + col, stride);
    }

    /** The part of op(this) that begins at (row, col) of op(this). */
    public Block from(Op op, int row, int col) {
        return op == Op.AS_IS ? from(row, col) : from(col, row);
    }

    /** Its diagonal, one entry a row. */
    public Block diagonal() {
        return new Block(buffer, start, stride + 1);
    }

    /** Its place in the device's memory. */
    public long address() {
        return buffer.address() + start * Float.BYTES;
    }
}
