package engram.cuda;

import engram.tensor.Matrix;

/** What all operations on matrices on a GPU are made of. */
abstract class DeviceWork {

    private static final double SECONDS = 0.05; // between two looks for an interruption, about

    /** Operations that a device could do, at its best, in the time in which it passes over one number. */
    private static final double NUMBER_FLOPS = 2 * 50;

    final Gpu gpu;
    final DeviceMatrix.Factory factory;

    DeviceWork(Gpu gpu) {
        this.gpu = gpu;
        this.factory = new DeviceMatrix.Factory(gpu);
    }

    /** What is launched for some of the rows, or of the numbers. */
    interface Piece {
        void launch(int first, int count);
    }

    /** Launches a kernel for all rows, in pieces between which an interruption is looked for. */
    final void inPieces(int rows, long cols, Piece piece) {
        double together = SECONDS * gpu.device().peakFlops() / (NUMBER_FLOPS * Math.max(1, cols));
        int height = (int) Math.clamp(together, 1, Math.max(1, rows));
        for (long first = 0; first < rows; first += height) {
            if (first > 0) {
                gpu.checkpoint();
            }
            piece.launch((int) first, (int) Math.min(height, rows - first));
        }
    }

    /** The address of a number in a buffer, which is looked at as every buffer is that is passed to a kernel. */
    static long place(DeviceBuffer buffer, long number) {
        buffer.requireAlive();
        return buffer.address() + number * Float.BYTES;
    }

    /** A block a row; a kernel goes on in strides where there are more rows. */
    static Grid grid(int rows) {
        return Grid.of(Math.clamp(rows, 1, 65535), 256);
    }

    /** The numbers of a matrix, to be read. */
    final DeviceBuffer onDevice(Matrix x) {
        return gpu.read(x);
    }

    /** The numbers of a matrix, some of which are going to be others. */
    final DeviceBuffer changed(Matrix x) {
        return gpu.change(x);
    }

    /** Room for numbers in place of those of a matrix. */
    final DeviceBuffer overwritten(Matrix x) {
        return gpu.overwrite(x);
    }
}
